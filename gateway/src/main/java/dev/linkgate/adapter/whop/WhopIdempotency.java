package dev.linkgate.adapter.whop;

import dev.linkgate.adapter.AsSent;
import dev.linkgate.adapter.Digest;
import dev.linkgate.adapter.Fate;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Idempotency;
import dev.linkgate.adapter.KeyLength;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.IdempotencyKey;
import java.time.Duration;

/**
 * Whop's rules (docs.whop.com/developer/api/idempotency): the same request is the same method,
 * path, body and version exactly, and refusals of it are answered again too.
 */
final class WhopIdempotency implements Idempotency {
  private static final Duration WINDOW = Duration.ofHours(24);

  /** The SDK's own count of its tries; it sends no key with them. */
  private static final String RETRY_COUNT = "X-Stainless-Retry-Count";

  @Override
  public Duration window() {
    return WINDOW;
  }

  @Override
  public void check(IdempotencyKey key) {
    KeyLength.bytes(key);
  }

  @Override
  public String identity(AsSent request) {
    return new Digest()
        .with(request.method())
        .with(request.path())
        .with(request.version().version().text())
        .with(request.body())
        .text();
  }

  /**
   * What is the caller's own fault is kept; its 429 is none, and what failed here may be mended.
   */
  @Override
  public Fate fate(Failure failure, boolean begun) {
    boolean refused =
        failure.fault() == Fault.CALLER
            && switch (failure.kind()) {
              case INVALID_REQUEST, FORBIDDEN, NOT_FOUND, UNSUPPORTED, VERIFICATION_REQUIRED ->
                  true;
              case UNAUTHENTICATED,
                  IDEMPOTENCY_MISMATCH,
                  IN_PROGRESS,
                  RATE_LIMITED,
                  UPSTREAM_UNAVAILABLE,
                  OUTCOME_UNKNOWN,
                  UPSTREAM_ERROR,
                  INTERNAL ->
                  false;
            };
    if (refused) {
      return Fate.KEEP;
    }
    return begun ? Fate.REOPEN : Fate.FORGET;
  }

  @Override
  public boolean triesAgain(Headers headers) {
    return headers
        .first(RETRY_COUNT)
        .filter(count -> !count.isEmpty() && !count.equals("0"))
        .isPresent();
  }
}
