package dev.linkgate.testkit;

import dev.linkgate.sandbox.SandboxLink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A link as it was when it was looked at.
 *
 * @param id what {@code linkgate sandbox links} calls it
 * @param account whom it is for
 * @param api the API it was asked for in: {@code stripe-v1}, {@code stripe-v2} or {@code whop}
 * @param version of that API
 * @param purpose {@code onboarding}, {@code update} or {@code payouts}
 * @param collectsEventuallyDue whether what is due later is asked for too
 * @param collectsFuture whether future requirements are
 * @param configurations what the account is to be set up for
 * @param refreshUrl where a spent link sends the browser; empty: nowhere
 * @param returnUrl where leaving the page sends it; empty: nowhere
 * @param createdAt on the sandbox's clock, as the other times
 * @param expiresAt from when on it cannot be opened
 * @param history what happened to it, oldest first
 */
public record InspectedLink(
    String id,
    String account,
    String api,
    String version,
    String purpose,
    boolean collectsEventuallyDue,
    boolean collectsFuture,
    List<String> configurations,
    Optional<String> refreshUrl,
    Optional<String> returnUrl,
    Instant createdAt,
    Instant expiresAt,
    List<Event> history) {
  public InspectedLink {
    configurations = List.copyOf(configurations);
    history = List.copyOf(history);
  }

  /**
   * Something that happened to a link.
   *
   * @param at on the sandbox's clock
   * @param state what the link was from then on
   */
  public record Event(Instant at, LinkState state) {}

  /** Where it is in its life. */
  public LinkState state() {
    return history.getLast().state();
  }

  /** Where it has been, oldest first. */
  public List<LinkState> states() {
    return history.stream().map(Event::state).toList();
  }

  static InspectedLink of(SandboxLink link) {
    SandboxLink.Asked asked = link.asked();
    return new InspectedLink(
        link.id(),
        link.account(),
        asked.api(),
        asked.version(),
        asked.purpose(),
        asked.eventually(),
        asked.future(),
        asked.configurations(),
        Optional.ofNullable(asked.refreshUrl()),
        Optional.ofNullable(asked.returnUrl()),
        link.createdAt(),
        link.expiresAt(),
        link.history().stream()
            .map(event -> new Event(event.at(), LinkState.of(event.state())))
            .toList());
  }
}
