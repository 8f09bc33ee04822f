package dev.linkgate.store;

import static dev.linkgate.store.Ledgers.SECRET;
import static dev.linkgate.store.Ledgers.answer;
import static dev.linkgate.store.Ledgers.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Secret;
import dev.linkgate.ledger.LedgerKey;
import dev.linkgate.ledger.StoredAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What opens which answer. */
class SealTest {
  private static final Secret OLD = new Secret("the first key of the store");
  private static final Secret NEW = new Secret("the second key of the store");

  @Test
  void everyByteComesBack() {
    Seal seal = new Seal(List.of(), SECRET);
    byte[] body = new byte[100_000];
    for (int i = 0; i < body.length; i++) {
      body[i] = (byte) i;
    }
    StoredAnswer whole =
        new StoredAnswer(
            new HttpAnswer(599, Headers.of("A", "x".repeat(70_000)), body),
            "req",
            null,
            "up_1",
            null,
            List.of(),
            null);

    assertThat(seal.open(key("k"), seal.close(key("k"), whole)))
        .usingRecursiveComparison()
        .isEqualTo(whole);
  }

  @Test
  void nothingOfItIsInTheOpen() {
    byte[] sealed = new Seal(List.of(), SECRET).close(key("k"), answer("https://canary"));

    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("canary", "X-One");
  }

  @Test
  void aRotatedKeyStillOpensAndTheNewOneSeals() {
    byte[] sealed = new Seal(List.of(OLD), SECRET).close(key("k"), answer("old"));

    Seal rotated = new Seal(List.of(NEW, OLD), SECRET);

    assertThat(rotated.open(key("k"), sealed).answer().body()).asString().isEqualTo("old");
    byte[] fresh = rotated.close(key("k"), answer("new"));
    assertThat(new Seal(List.of(NEW), SECRET).open(key("k"), fresh).requestId()).isEqualTo("req_1");
    cannotBeOpened(new Seal(List.of(OLD), SECRET), key("k"), fresh);
  }

  @Test
  void whatTheSecretSealedOpensWhenKeysAreConfiguredLater() {
    byte[] sealed = new Seal(List.of(), SECRET).close(key("k"), answer("early"));

    assertThat(new Seal(List.of(NEW, NEW), SECRET).open(key("k"), sealed).requestId())
        .isEqualTo("req_1");
  }

  @Test
  void anotherSecretDoesNotOpen() {
    byte[] sealed = new Seal(List.of(), SECRET).close(key("k"), answer("one"));

    cannotBeOpened(new Seal(List.of(), NEW), key("k"), sealed);
  }

  @Test
  void anAnswerInAnothersPlaceDoesNotOpen() {
    Seal seal = new Seal(List.of(), SECRET);
    byte[] sealed = seal.close(new LedgerKey("shop", "whop", "k", false), answer("one"));

    cannotBeOpened(seal, new LedgerKey("other", "whop", "k", false), sealed);
    cannotBeOpened(seal, new LedgerKey("shop", "stripe-v1", "k", false), sealed);
    cannotBeOpened(seal, new LedgerKey("shop", "whop", "other", false), sealed);
    cannotBeOpened(seal, new LedgerKey("shopw", "hop", "k", false), sealed);
  }

  private static void cannotBeOpened(Seal seal, LedgerKey key, byte[] sealed) {
    assertThatThrownBy(() -> seal.open(key, sealed))
        .isInstanceOfSatisfying(
            GatewayException.class,
            thrown -> {
              Failure failure = thrown.failure();
              assertThat(failure.kind()).isEqualTo(FailureKind.INTERNAL);
              assertThat(failure.fault()).isEqualTo(Fault.GATEWAY);
              assertThat(failure.message()).contains("cannot be opened");
            });
  }
}
