package dev.linkgate.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link of the sandbox. Its token is not in it: only whoever asked for the link has that.
 *
 * @param id what commands call it
 * @param account whom it is for
 * @param asked what for, and in which words
 * @param createdAt on the sandbox's clock, as the other times
 * @param expiresAt from when on it cannot be opened
 * @param visit digest of what the page that was opened sends back; null before
 * @param history what happened to it, oldest first; never empty
 */
public record SandboxLink(
    String id,
    String account,
    Asked asked,
    Instant createdAt,
    Instant expiresAt,
    @Nullable String visit,
    List<LinkEvent> history) {
  public SandboxLink {
    history = List.copyOf(history);
  }

  /**
   * What a link was asked for.
   *
   * @param api the API its caller speaks
   * @param version of that API
   * @param purpose {@code onboarding}, {@code update} or {@code payouts}
   * @param eventually whether what is due later is collected too
   * @param future whether future requirements are
   * @param refreshUrl where a spent link sends the browser; null: nowhere
   * @param returnUrl where leaving the page sends it; null: nowhere
   * @param previewBurns whether a preview spends it
   */
  public record Asked(
      String api,
      String version,
      String purpose,
      boolean eventually,
      boolean future,
      List<String> configurations,
      @Nullable String refreshUrl,
      @Nullable String returnUrl,
      boolean previewBurns) {
    public Asked {
      configurations = List.copyOf(configurations);
    }
  }

  /** Where it is in its life. */
  public LinkState state() {
    return history.getLast().state();
  }

  /** Whether it is too old to be opened. */
  boolean isOver(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /**
   * The same after something happened.
   *
   * @throws IllegalStateException when that cannot happen to it
   */
  SandboxLink after(LinkState next, Instant at) {
    if (!state().leadsTo(next)) {
      throw new IllegalStateException(state() + " does not lead to " + next);
    }
    List<LinkEvent> events = new ArrayList<>(history);
    events.add(new LinkEvent(at, next));
    return new SandboxLink(id, account, asked, createdAt, expiresAt, visit, events);
  }

  SandboxLink visitedBy(String digest) {
    return new SandboxLink(id, account, asked, createdAt, expiresAt, digest, history);
  }
}
