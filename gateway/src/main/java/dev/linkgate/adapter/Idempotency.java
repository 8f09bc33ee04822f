package dev.linkgate.adapter;

import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.IdempotencyKey;
import java.time.Duration;

/** An API's own rules for idempotency keys. */
public interface Idempotency {
  /** How long a key holds. */
  Duration window();

  /**
   * Checks a caller's key.
   *
   * @throws GatewayException {@code INVALID_REQUEST} for {@code IDEMPOTENCY_KEY}
   */
  void check(IdempotencyKey key);

  /** Digest of what has to be equal for two requests to be the same. */
  String identity(AsSent request);

  /**
   * What becomes of a failure that says for certain that there is no link.
   *
   * @param begun whether an upstream was asked
   */
  Fate fate(Failure failure, boolean begun);

  /** Whether this is an SDK's own second try of a request it sent without a key. */
  boolean triesAgain(Headers headers);
}
