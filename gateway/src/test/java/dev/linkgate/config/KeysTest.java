package dev.linkgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.canonical.Secret;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeysTest {
  private final SecureRandom random = new SecureRandom();

  @Test
  void generatedKeyHasPrefixRandomBitsAndChecksum() {
    assertThat(Keys.generate(random).reveal()).matches("lgk_[a-z2-7]{38}");
  }

  @Test
  void noTwoAreTheSame() {
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      keys.add(Keys.generate(random).reveal());
    }

    assertThat(keys).hasSize(1000).allMatch(key -> Keys.form(key) == Keys.Form.GENERATED);
  }

  @Test
  void everySingleTypingMistakeShows() {
    String key = Keys.generate(random).reveal();
    for (int i = Keys.PREFIX.length(); i < key.length(); i++) {
      String wrong =
          key.substring(0, i) + (key.charAt(i) == 'a' ? 'b' : 'a') + key.substring(i + 1);

      assertThat(Keys.form(wrong)).isEqualTo(Keys.Form.MISTYPED);
    }
    assertThat(Keys.form(key.substring(0, 30))).isEqualTo(Keys.Form.MISTYPED);
    assertThat(Keys.form(key + "a")).isEqualTo(Keys.Form.MISTYPED);
    assertThat(Keys.form("some-other-key-of-length")).isEqualTo(Keys.Form.FOREIGN);
  }

  @Test
  void fileLineHoldsTheHashAndNotTheKey() {
    assertThat(Keys.fileLine(new Secret("abc")))
        .isEqualTo(
            "- { sha256: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad }");
  }

  @Test
  void ringFindsTheCallerOfEachKey() {
    CallerConfig shop = caller("shop", "shop-key-1", "shop-key-2");
    CallerConfig desk = caller("desk", "desk-key-1");
    KeyRing ring = KeyRing.of(List.of(shop, desk));

    assertThat(ring.find("shop-key-1")).contains(shop);
    assertThat(ring.find("shop-key-2")).contains(shop);
    assertThat(ring.find("desk-key-1")).contains(desk);
    assertThat(ring.find("desk-key-2")).isEmpty();
    assertThat(ring.find("")).isEmpty();
  }

  private static CallerConfig caller(String name, String... keys) {
    return new CallerConfig(
        name,
        List.of(keys).stream().map(key -> CallerKey.of(new Secret(key))).toList(),
        List.of(),
        List.of(),
        List.of(),
        false,
        false,
        Map.of());
  }
}
