package dev.linkgate.testkit;

import dev.linkgate.sandbox.Sandbox;
import java.util.List;
import java.util.NoSuchElementException;

/** Looks at links without opening them. */
public final class LinkInspector {
  private final Sandbox sandbox;

  LinkInspector(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** All that were made since the test began, newest first. */
  public List<InspectedLink> all() {
    return sandbox.links(Integer.MAX_VALUE).stream().map(InspectedLink::of).toList();
  }

  /** Those of an account, newest first. */
  public List<InspectedLink> of(String account) {
    return all().stream().filter(link -> link.account().equals(account)).toList();
  }

  /**
   * The newest.
   *
   * @throws NoSuchElementException when no link was made
   */
  public InspectedLink latest() {
    return first(all(), "no link was made");
  }

  /**
   * An account's newest.
   *
   * @throws NoSuchElementException when no link was made for it
   */
  public InspectedLink latest(String account) {
    return first(of(account), "no link was made for " + account);
  }

  private static InspectedLink first(List<InspectedLink> links, String otherwise) {
    return links.stream().findFirst().orElseThrow(() -> new NoSuchElementException(otherwise));
  }
}
