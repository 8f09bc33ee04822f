package dev.linkgate.store;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import dev.linkgate.canonical.Secret;
import dev.linkgate.config.DerivedKey;
import dev.linkgate.ledger.LedgerKey;
import dev.linkgate.ledger.StoredAnswer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps stored answers unreadable without the key, and each in its place: one that was moved to
 * another caller or key does not open.
 */
final class Seal {
  private static final String PURPOSE = "linkgate stored answers, AES-256-GCM";

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  /**
   * Each knows its own by the id that a ciphertext begins with, as in a Tink keyset, whose bytes
   * these are. The keyset itself is left out: its registries cost a start 200 ms and more.
   */
  private final List<Aead> aeads = new ArrayList<>();

  /**
   * @param keys the first one seals, all open; empty: the secret does
   * @param secret always opens, so that keys can be configured later
   */
  Seal(List<Secret> keys, Secret secret) {
    try {
      for (Secret key : keys) {
        aeads.add(AesGcmJce.create(aes(key)));
      }
      aeads.add(AesGcmJce.create(aes(secret)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM and HKDF", e);
    }
  }

  byte[] close(LedgerKey key, StoredAnswer answer) {
    return close(place(key), AnswerBytes.of(answer));
  }

  /**
   * @throws dev.linkgate.canonical.GatewayException when it does not open
   */
  StoredAnswer open(LedgerKey key, byte[] sealed) {
    try {
      return AnswerBytes.from(open(place(key), sealed));
    } catch (IOException e) {
      throw StoreDown.broken("the stored answer is in a form that is not known here", e);
    }
  }

  /**
   * @param place where it is kept; it opens there only
   */
  byte[] close(byte[] place, byte[] text) {
    try {
      return aeads.getFirst().encrypt(text, place);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM seals whatever there is", e);
    }
  }

  /**
   * @throws dev.linkgate.canonical.GatewayException when it does not open
   */
  byte[] open(byte[] place, byte[] sealed) {
    GeneralSecurityException last = null;
    for (Aead aead : aeads) {
      try {
        return aead.decrypt(sealed, place);
      } catch (GeneralSecurityException e) {
        last = e; // another key's, perhaps
      }
    }
    throw StoreDown.broken(
        "what is stored cannot be opened: none of the store's keys fits; see store.keys", last);
  }

  @AccessesPartialKey
  private static AesGcmKey aes(Secret secret) throws GeneralSecurityException {
    DerivedKey key = DerivedKey.of(secret, PURPOSE, KEY_BYTES);
    AesGcmParameters parameters =
        AesGcmParameters.builder()
            .setKeySizeBytes(KEY_BYTES)
            .setIvSizeBytes(NONCE_BYTES)
            .setTagSizeBytes(TAG_BYTES)
            .setVariant(AesGcmParameters.Variant.TINK)
            .build();
    return AesGcmKey.builder()
        .setParameters(parameters)
        .setKeyBytes(SecretBytes.copyFrom(key.reveal(), InsecureSecretKeyAccess.get()))
        .setIdRequirement(key.id())
        .build();
  }

  private static byte[] place(LedgerKey key) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (String part : new String[] {key.caller(), key.api(), key.hash()}) {
        byte[] text = part.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length); // no two keys alike
        out.write(text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }
}
