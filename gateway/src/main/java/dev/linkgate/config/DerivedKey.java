package dev.linkgate.config;

import dev.linkgate.canonical.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** A key for one use, derived from a secret by HKDF (RFC 5869). */
public final class DerivedKey {
  private final byte[] bytes;
  private final int id;

  private DerivedKey(byte[] bytes, int id) {
    this.bytes = bytes;
    this.id = id;
  }

  /**
   * Derives one.
   *
   * @param purpose ties it to this use, so that no other use of the secret finds the same
   * @param length in bytes
   * @throws GeneralSecurityException where the JDK has no HKDF; every JDK has
   */
  public static DerivedKey of(Secret secret, String purpose, int length)
      throws GeneralSecurityException {
    byte[] bytes =
        KDF.getInstance("HKDF-SHA256")
            .deriveData(
                HKDFParameterSpec.ofExtract()
                    .addIKM(secret.reveal().getBytes(StandardCharsets.UTF_8))
                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), length));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
    return new DerivedKey(bytes, ByteBuffer.wrap(digest).getInt());
  }

  /** The key itself. */
  public byte[] reveal() {
    return bytes.clone();
  }

  /** The same on every node and after every restart; says nothing of the key. */
  public int id() {
    return id;
  }
}
