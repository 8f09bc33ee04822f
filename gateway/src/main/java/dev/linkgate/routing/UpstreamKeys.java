package dev.linkgate.routing;

import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The idempotency keys upstreams see. A caller's own never goes on: two callers may share one
 * provider account, and the same word of theirs must not mean the same request there.
 */
final class UpstreamKeys {
  private static final String ALGORITHM = "HmacSHA256";

  /** 160 bits: no two exchanges ever draw the same. */
  private static final int RANDOM_BYTES = 20;

  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final SecretKeySpec secret;
  private final SecureRandom random = new SecureRandom();

  UpstreamKeys(Secret secret) {
    this.secret = new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** The key for an exchange; random where the caller sent none. */
  IdempotencyKey of(
      String caller, String upstream, String ingressApi, @Nullable IdempotencyKey callerKey) {
    if (callerKey == null) {
      byte[] drawn = new byte[RANDOM_BYTES];
      random.nextBytes(drawn);
      return new IdempotencyKey("lg_r_" + TEXT.encodeToString(drawn));
    }
    Mac mac = mac();
    for (String part : new String[] {caller, upstream, ingressApi, callerKey.reveal()}) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      mac.update(
          ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array()); // no two lists alike
      mac.update(bytes);
    }
    return new IdempotencyKey("lg_" + TEXT.encodeToString(mac.doFinal()));
  }

  private Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
