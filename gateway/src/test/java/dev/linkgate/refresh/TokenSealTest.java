package dev.linkgate.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.adapter.Headers;
import dev.linkgate.canonical.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenSealTest {
  private static final Secret SECRET = new Secret("the secret of a gateway, 32 characters");
  private static final Secret KEY = new Secret("a key of its own for refresh, 32 characters");
  private static final String BODY =
      "account=acct_1LkGtExample0001&type=account_onboarding&refresh_url=https%3A%2F%2Fshop.example"
          + "%2Freauth%3Fa%3D1&return_url=https%3A%2F%2Fshop.example%2Freturn";

  private final TokenSeal seal = new TokenSeal(List.of(), SECRET);

  private static RefreshToken token(String exchange, String body) {
    return new RefreshToken(
        "shop",
        "stripe-v1",
        "2026-10-28.endive",
        "/v1/account_links",
        Headers.of("stripe-account", "acct_2"),
        body.getBytes(StandardCharsets.UTF_8),
        exchange,
        Instant.ofEpochMilli(1_790_000_000_123L),
        7);
  }

  @Test
  void whatWasSealedIsReadAgain() {
    RefreshToken read = seal.open(seal.close(token("e1", BODY))).orElseThrow();

    assertThat(read).usingRecursiveComparison().isEqualTo(token("e1", BODY));
  }

  @Test
  void theSameContentIsTheSameTokenOnEveryNode() {
    TokenSeal otherNode = new TokenSeal(List.of(), SECRET);

    assertThat(seal.close(token("e1", BODY))).isEqualTo(otherNode.close(token("e1", BODY)));
    assertThat(seal.close(token("e1", BODY))).isNotEqualTo(seal.close(token("e2", BODY)));
  }

  @Test
  void aTokenTellsNothing() {
    byte[] sealed = Base64.getUrlDecoder().decode(seal.close(token("e1", BODY)));

    assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
        .doesNotContain("shop", "acct_", "stripe", "example");
  }

  @Test
  void aTokenIsShorterThanTheRequestInIt() {
    assertThat(seal.close(token("e1", BODY))).hasSizeLessThan(BODY.length() + 100);
  }

  @Test
  void noTokenThatWasChangedIsRead() {
    byte[] sealed = Base64.getUrlDecoder().decode(seal.close(token("e1", BODY)));
    for (int i = 0; i < sealed.length; i++) {
      for (int flipped = 1; flipped < 256; flipped <<= 1) {
        byte[] other = sealed.clone();
        other[i] ^= (byte) flipped;
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(other);

        assertThat(seal.open(text)).as("byte %d, bit %d", i, flipped).isEmpty();
      }
    }
  }

  @Test
  void noTokenThatWasCutOrLengthenedIsRead() {
    String whole = seal.close(token("e1", BODY));
    for (int length = 0; length < whole.length(); length++) {
      assertThat(seal.open(whole.substring(0, length))).isEmpty();
    }
    assertThat(seal.open(whole + "A")).isEmpty();
    assertThat(seal.open(whole + whole)).isEmpty();
  }

  @Test
  void aTokenHasOneSpelling() {
    Set<String> read = new HashSet<>();
    for (int length = BODY.length(); length > BODY.length() - 3; length--) {
      String whole = seal.close(token("e1", BODY.substring(0, length)));
      for (char last :
          "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=".toCharArray()) {
        String other = whole.substring(0, whole.length() - 1) + last;
        if (seal.open(other).isPresent()) {
          read.add(other);
        }
      }
      assertThat(read).containsExactly(whole);
      assertThat(seal.open(whole + "=")).isEmpty();
      assertThat(seal.open(whole + "\n")).isEmpty();
      read.clear();
    }
  }

  @Test
  void anotherGatewaysTokenIsNone() {
    TokenSeal other = new TokenSeal(List.of(), new Secret("of another gateway, 32 characters too"));

    assertThat(seal.open(other.close(token("e1", BODY)))).isEmpty();
  }

  @Test
  void keysRotateAndWhatIsNotListedAnyMoreOpensNothing() {
    TokenSeal before = new TokenSeal(List.of(KEY), SECRET);
    Secret next = new Secret("the next key of refresh, 32 characters");
    TokenSeal both = new TokenSeal(List.of(next, KEY), SECRET);
    TokenSeal after = new TokenSeal(List.of(next), SECRET);
    String old = before.close(token("e1", BODY));

    assertThat(both.open(old)).isPresent();
    assertThat(both.close(token("e1", BODY))).isNotEqualTo(old);
    assertThat(after.open(old)).isEmpty();
    assertThat(after.open(seal.close(token("e1", BODY)))).as("derived keys stay").isPresent();
  }

  @Test
  void aBodyAsLargeAsTheyComeIsReadAgain() {
    String body = "x".repeat(64 << 10);

    assertThat(seal.open(seal.close(token("e1", body))).orElseThrow().body()).hasSize(64 << 10);
  }
}
