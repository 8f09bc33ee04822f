package dev.linkgate.routing;

import dev.linkgate.canonical.IdempotencyKey;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What an exchange is sent with that is the same at every attempt, and no part of what was asked.
 *
 * @param key the upstream sees
 * @param exchange names the exchange
 * @param begun when its first attempt began; looked up when asked for
 */
record Start(IdempotencyKey key, String exchange, Supplier<Instant> begun) {
  /** Of no exchange: for what is planned only. */
  static Start planned(IdempotencyKey key) {
    return new Start(key, "", () -> Instant.EPOCH);
  }
}
