package dev.linkgate.config;

import dev.linkgate.canonical.Secret;

/**
 * A caller's key, kept only as its hash.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record CallerKey(String sha256) {
  /** The key itself is not kept. */
  public static CallerKey of(Secret key) {
    return new CallerKey(Keys.sha256(key.reveal()));
  }

  @Override
  public String toString() {
    return "CallerKey[redacted]";
  }
}
