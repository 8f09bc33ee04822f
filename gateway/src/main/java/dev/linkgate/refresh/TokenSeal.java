package dev.linkgate.refresh;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.daead.AesSivKey;
import com.google.crypto.tink.daead.AesSivParameters;
import com.google.crypto.tink.subtle.AesSiv;
import com.google.crypto.tink.util.SecretBytes;
import dev.linkgate.canonical.Secret;
import dev.linkgate.config.DerivedKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Makes tokens nobody can read, change or make. The same content under the same key is the same
 * token: an upstream that is asked again under its key must be asked the same.
 */
final class TokenSeal {
  private static final String PURPOSE = "linkgate refresh URLs, AES-256-SIV";

  /** Two keys of 256 bits, as RFC 5297 has it. */
  private static final int KEY_BYTES = 64;

  private static final byte[] PLACE = "refresh".getBytes(StandardCharsets.US_ASCII);
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  /** Each knows its own by the id a token begins with, as in a Tink keyset. */
  private final List<DeterministicAead> aeads = new ArrayList<>();

  /**
   * @param keys the first one seals, all open; empty: the secret does
   * @param secret always opens, so that keys can be configured later
   */
  TokenSeal(List<Secret> keys, Secret secret) {
    try {
      for (Secret key : keys) {
        aeads.add(AesSiv.create(siv(key)));
      }
      aeads.add(AesSiv.create(siv(secret)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES and HKDF", e);
    }
  }

  String close(RefreshToken token) {
    try {
      return TEXT.encodeToString(
          aeads.getFirst().encryptDeterministically(TokenBytes.of(token), PLACE));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-SIV seals whatever there is", e);
    }
  }

  /** What was sealed; empty for what is none of ours, whyever. */
  Optional<RefreshToken> open(String text) {
    byte[] sealed;
    try {
      sealed = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (!TEXT.encodeToString(sealed).equals(text)) { // another spelling of the same bytes
      return Optional.empty();
    }
    for (DeterministicAead aead : aeads) {
      try {
        return Optional.of(TokenBytes.from(aead.decryptDeterministically(sealed, PLACE)));
      } catch (GeneralSecurityException | IOException e) {
        // another key's, or a later form's
      }
    }
    return Optional.empty();
  }

  @AccessesPartialKey
  private static AesSivKey siv(Secret secret) throws GeneralSecurityException {
    DerivedKey key = DerivedKey.of(secret, PURPOSE, KEY_BYTES);
    return AesSivKey.builder()
        .setParameters(
            AesSivParameters.builder()
                .setKeySizeBytes(KEY_BYTES)
                .setVariant(AesSivParameters.Variant.TINK)
                .build())
        .setKeyBytes(SecretBytes.copyFrom(key.reveal(), InsecureSecretKeyAccess.get()))
        .setIdRequirement(key.id())
        .build();
  }
}
