package dev.linkgate.ledger;

import dev.linkgate.adapter.HttpAnswer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it was given, to be given again.
 *
 * @param answer status, own headers and bytes
 * @param requestId our id of the exchange it was first given in
 * @param upstream where it came from; null when refused before that
 * @param upstreamRequestId the upstream's id of the request
 * @param purpose the canonical purpose
 * @param lost what was asked and not sent, in the caller's words
 * @param linkExpiresAt when the link in it stops to work; null without one
 */
public record StoredAnswer(
    HttpAnswer answer,
    String requestId,
    @Nullable String upstream,
    @Nullable String upstreamRequestId,
    @Nullable String purpose,
    List<String> lost,
    @Nullable Instant linkExpiresAt) {
  public StoredAnswer {
    lost = List.copyOf(lost);
  }
}
