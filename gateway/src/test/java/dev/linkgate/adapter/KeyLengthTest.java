package dev.linkgate.adapter;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.IdempotencyKey;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Stripe counts a key's characters, Whop its bytes. */
class KeyLengthTest {
  /** Two bytes in UTF-8. */
  private static final String CHARACTER = "é";

  /** As headers are read, a character a byte. */
  private static IdempotencyKey header(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new IdempotencyKey(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  @Test
  void charactersAreCountedWhateverTheirBytes() {
    assertThatCode(() -> KeyLength.characters(header(CHARACTER.repeat(255))))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> KeyLength.characters(header(CHARACTER.repeat(256))))
        .isInstanceOf(GatewayException.class)
        .hasMessageContaining("256 characters");
  }

  @Test
  void bytesAreCountedWhateverTheyStandFor() {
    assertThatCode(() -> KeyLength.bytes(header(CHARACTER.repeat(127)))).doesNotThrowAnyException();
    assertThatThrownBy(() -> KeyLength.bytes(header(CHARACTER.repeat(128))))
        .isInstanceOf(GatewayException.class)
        .hasMessageContaining("256 bytes");
  }
}
