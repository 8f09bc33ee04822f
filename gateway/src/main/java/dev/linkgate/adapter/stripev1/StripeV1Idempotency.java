package dev.linkgate.adapter.stripev1;

import dev.linkgate.adapter.AsSent;
import dev.linkgate.adapter.Fate;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Idempotency;
import dev.linkgate.adapter.KeyLength;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.Reason;
import java.time.Duration;

/**
 * Stripe v1's rules: "saving the resulting status code and body of the first request … regardless
 * of whether it succeeds or fails", 500s too, once the endpoint has begun; not what its validation,
 * its authentication, its rate limit or a concurrent request turned away
 * (docs.stripe.com/api/idempotent_requests).
 */
final class StripeV1Idempotency implements Idempotency {
  /** "You can remove keys … after they're at least 24 hours old." */
  private static final Duration WINDOW = Duration.ofHours(24);

  @Override
  public Duration window() {
    return WINDOW;
  }

  @Override
  public void check(IdempotencyKey key) {
    KeyLength.characters(key);
  }

  /** The parameters, and on whose behalf: Stripe keeps the keys of each account apart. */
  @Override
  public String identity(AsSent request) {
    return request.parametersDigest("Stripe-Account", "Stripe-Context");
  }

  @Override
  public Fate fate(Failure failure, boolean begun) {
    if (!begun
        || failure.reason() == Reason.OWN_CREDENTIAL
        || failure.reason() == Reason.ANSWER_UNREADABLE) { // somebody in front of the upstream
      return Fate.FORGET;
    }
    return switch (failure.kind()) {
      case FORBIDDEN, NOT_FOUND, VERIFICATION_REQUIRED, UPSTREAM_ERROR, OUTCOME_UNKNOWN, INTERNAL ->
          Fate.KEEP;
      case INVALID_REQUEST,
          UNAUTHENTICATED,
          UNSUPPORTED,
          IDEMPOTENCY_MISMATCH,
          IN_PROGRESS,
          RATE_LIMITED,
          UPSTREAM_UNAVAILABLE ->
          Fate.FORGET;
    };
  }

  /** Its SDKs always send a key. */
  @Override
  public boolean triesAgain(Headers headers) {
    return false;
  }
}
