package dev.linkgate.routing;

import dev.linkgate.adapter.Digest;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.Secret;
import dev.linkgate.ledger.LedgerKey;
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

  /** What the ledger knows a caller's key by; drawn where the caller sent none. */
  LedgerKey ledgerKey(String caller, String api, @Nullable IdempotencyKey key) {
    return key == null
        ? new LedgerKey(caller, api, drawn(), true)
        : new LedgerKey(caller, api, new Digest().with("key").with(key.reveal()).text(), false);
  }

  /** The key for a claimed exchange: the same at every attempt, also after a restart. */
  IdempotencyKey of(LedgerKey key, String upstream) {
    String prefix = key.generated() ? "lg_g_" : "lg_";
    return derived(prefix, key.caller(), upstream, key.api(), key.hash());
  }

  /** The key for an operation that is not in the ledger; random where the caller sent none. */
  IdempotencyKey unclaimed(
      String caller, String upstream, String ingressApi, @Nullable IdempotencyKey callerKey) {
    return callerKey == null
        ? new IdempotencyKey("lg_r_" + drawn())
        : derived("lg_o_", caller, upstream, ingressApi, callerKey.reveal());
  }

  private String drawn() {
    byte[] drawn = new byte[RANDOM_BYTES];
    random.nextBytes(drawn);
    return TEXT.encodeToString(drawn);
  }

  private IdempotencyKey derived(String prefix, String... parts) {
    Mac mac = mac();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      mac.update(
          ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array()); // no two lists alike
      mac.update(bytes);
    }
    return new IdempotencyKey(prefix + TEXT.encodeToString(mac.doFinal()));
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
