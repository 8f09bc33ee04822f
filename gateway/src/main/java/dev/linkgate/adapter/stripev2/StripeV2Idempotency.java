package dev.linkgate.adapter.stripev2;

import dev.linkgate.adapter.AsSent;
import dev.linkgate.adapter.Fate;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Idempotency;
import dev.linkgate.adapter.KeyLength;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.IdempotencyKey;
import java.time.Duration;

/**
 * Stripe v2's rules: "retries don't repeat successful operations. Stripe retries failed … work to
 * completion when possible" (docs.stripe.com/api/idempotent_requests): no failure is kept, and the
 * key stays with its request.
 */
final class StripeV2Idempotency implements Idempotency {
  private static final Duration WINDOW = Duration.ofDays(30);

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
    return begun ? Fate.REOPEN : Fate.FORGET;
  }

  /** Its SDKs always send a key. */
  @Override
  public boolean triesAgain(Headers headers) {
    return false;
  }
}
