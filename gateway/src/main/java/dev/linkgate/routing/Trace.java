package dev.linkgate.routing;

import dev.linkgate.canonical.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an exchange's log line, metrics and headers tell; filled while it runs, by one thread. */
public final class Trace {
  private @Nullable String upstream;
  private @Nullable String purpose;
  private @Nullable String upstreamRequestId;
  private List<String> lost = List.of();
  private boolean relayed;
  private boolean drifted;
  private @Nullable Failure refused;

  /** The upstream it was routed to; null before that. */
  public @Nullable String upstream() {
    return upstream;
  }

  /** The canonical purpose; null before the body was read. */
  public @Nullable String purpose() {
    return purpose;
  }

  /** The upstream's id of the request; null where it sent none. */
  public @Nullable String upstreamRequestId() {
    return upstreamRequestId;
  }

  /** What was asked and not sent, in the caller's words. */
  public List<String> lost() {
    return lost;
  }

  /** Whether the caller's own bytes went on. */
  public boolean relayed() {
    return relayed;
  }

  /** Whether the upstream's answer left the upstream's own spec. */
  public boolean drifted() {
    return drifted;
  }

  /** The upstream's answer leaves its spec. */
  void drifts() {
    drifted = true;
  }

  /** Why a relayed upstream refused, as far as we read it; null where it did not. */
  public @Nullable Failure refused() {
    return refused;
  }

  /** The upstream refused, in its own words. */
  public void refused(Failure failure) {
    refused = failure;
    seenAs(failure.upstreamRequestId());
  }

  /** The exchange goes there. */
  public void routedTo(String name) {
    upstream = name;
  }

  /** It asks for this. */
  public void asksFor(String word) {
    purpose = word;
  }

  /** The upstream knows it under this id. */
  public void seenAs(@Nullable String requestId) {
    if (requestId != null) {
      upstreamRequestId = requestId;
    }
  }

  /** It goes on without these. */
  public void loses(List<String> parameters) {
    lost = List.copyOf(parameters);
  }

  /** The caller's own bytes go on. */
  public void relays() {
    relayed = true;
  }
}
