package dev.linkgate.audit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What only somebody who looks at one exchange wants to know. What was not known is null.
 *
 * @param reason why it failed, more closely than its kind, in lower case
 * @param upstreamStatus as the upstream answered at last
 * @param replays our id of the exchange whose answer was given again
 * @param timings where the time went
 * @param asked the caller's body as JSON, redacted; of link requests that could be read
 */
public record AuditDetail(
    @Nullable String reason,
    @Nullable Integer upstreamStatus,
    @Nullable String replays,
    @Nullable Timings timings,
    @Nullable String asked) {
  /** Nothing is known. */
  public static final AuditDetail NONE = new AuditDetail(null, null, null, null, null);

  /**
   * Where the time went; what is left of the whole is the gateway's own work.
   *
   * @param read from the request's head until its body was read and checked
   * @param store waiting for the store, but for the commit that writes this
   * @param upstream waiting for the upstream, further attempts and pauses between them included
   */
  public record Timings(Duration read, Duration store, Duration upstream) {}
}
