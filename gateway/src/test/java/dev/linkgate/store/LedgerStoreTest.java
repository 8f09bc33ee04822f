package dev.linkgate.store;

import static dev.linkgate.store.Ledgers.DAY;
import static dev.linkgate.store.Ledgers.MINUTE;
import static dev.linkgate.store.Ledgers.SECRET;
import static dev.linkgate.store.Ledgers.answer;
import static dev.linkgate.store.Ledgers.key;
import static dev.linkgate.store.Ledgers.link;
import static dev.linkgate.store.Ledgers.request;
import static dev.linkgate.store.Ledgers.win;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.ledger.Begun;
import dev.linkgate.ledger.Claim;
import dev.linkgate.ledger.ClaimRequest;
import dev.linkgate.ledger.Claimed;
import dev.linkgate.ledger.Ending;
import dev.linkgate.ledger.Ledger;
import dev.linkgate.ledger.LedgerKey;
import dev.linkgate.ledger.Settlement;
import dev.linkgate.ledger.StoredAnswer;
import dev.linkgate.testing.Databases;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Who carries a request out, and what is remembered of it, on every database. */
@ParameterizedClass
@EnumSource(Databases.class)
class LedgerStoreTest {
  private static final Duration SHORT = Duration.ofMillis(1);

  private final Store store;
  private final Ledger ledger;

  LedgerStoreTest(Databases databases, @TempDir Path directory) throws Exception {
    store = Store.open(databases.fresh(directory), SECRET);
    ledger = store.ledger();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void theFirstWinsAndTheNextHearsThatItRuns() {
    Claim claim = win(ledger, request("k"));

    assertThat(claim.fence()).isEqualTo(1);
    assertThat(claim.begun()).isEqualTo(Begun.NOTHING);
    assertThat(claim.age()).isZero();
    assertThat(ledger.claim(request("k")))
        .isInstanceOfSatisfying(
            Claimed.Running.class, running -> assertThat(running.left()).isPositive());
    assertThat(ledger.look(key("k"), "digest")).get().isInstanceOf(Claimed.Running.class);
  }

  @Test
  void theAnswerIsGivenAgainByteForByte() {
    Claim claim = win(ledger, request("k"));
    StoredAnswer given = answer("{\"url\": \"ä\"}\n");

    assertThat(ledger.settle(claim, new Settlement.Keep(Ending.LINK, given), null)).isTrue();

    Claimed again = ledger.claim(request("k"));
    assertThat(again)
        .isInstanceOfSatisfying(
            Claimed.Answered.class,
            answered -> {
              assertThat(answered.ending()).isEqualTo(Ending.LINK);
              assertThat(answered.answer().answer().status()).isEqualTo(200);
              assertThat(answered.answer().answer().headers()).isEqualTo(given.answer().headers());
              assertThat(answered.answer().answer().body()).isEqualTo(given.answer().body());
              assertThat(answered.answer()).usingRecursiveComparison().isEqualTo(given);
            });
    assertThat(ledger.look(key("k"), "digest")).get().isInstanceOf(Claimed.Answered.class);
  }

  @Test
  void anotherRequestUnderTheSameKeyIsDifferent() {
    Claim claim = win(ledger, request("k"));

    assertThat(ledger.claim(request("k", "other"))).isEqualTo(new Claimed.Different());

    ledger.settle(claim, new Settlement.Reopen(Begun.FAILED), null);
    assertThat(ledger.claim(request("k", "other"))).isEqualTo(new Claimed.Different());
    assertThat(ledger.look(key("k"), "other")).contains(new Claimed.Different());
  }

  @Test
  void theSameWordOfAnotherCallerOrApiIsAnotherKey() {
    win(ledger, request("k"));

    win(ledger, request(new LedgerKey("other", "stripe-v1", "k", false), DAY, MINUTE));
    win(ledger, request(new LedgerKey("shop", "whop", "k", false), DAY, MINUTE));
  }

  @Test
  void aClaimWhoseLeaseIsOverIsTakenOverAndItsOwnerOverwritesNothing() {
    Claim first = win(ledger, request(key("k"), DAY, Duration.ZERO));

    Claim second =
        win(ledger, new ClaimRequest(key("k"), "digest", "whop", "elsewhere", DAY, MINUTE));

    assertThat(second.fence()).isEqualTo(2);
    assertThat(second.begun()).isEqualTo(Begun.ABANDONED);
    assertThat(second.upstream()).isEqualTo("stripe");
    assertThat(second.onward()).isEqualTo("onward");
    assertThat(second.age()).isGreaterThanOrEqualTo(Duration.ZERO);
    assertThat(ledger.settle(first, link("stale"), null)).isFalse();
    assertThat(ledger.settle(first, new Settlement.Forget(), null)).isFalse();
    assertThat(ledger.claim(request("k"))).isInstanceOf(Claimed.Running.class);
    assertThat(ledger.settle(second, link("fresh"), null)).isTrue();
    assertThat(ledger.settle(first, link("stale"), null)).isFalse();
    assertThat(body(ledger.claim(request("k")))).isEqualTo("fresh");
  }

  @Test
  void whatFailedForCertainMayGoElsewhere() {
    Claim first = win(ledger, request("k"));
    assertThat(ledger.settle(first, new Settlement.Reopen(Begun.FAILED), null)).isTrue();
    assertThat(ledger.look(key("k"), "digest")).contains(new Claimed.Open(Begun.FAILED));

    Claim second =
        win(ledger, new ClaimRequest(key("k"), "digest", "whop", "elsewhere", DAY, MINUTE));

    assertThat(second.begun()).isEqualTo(Begun.FAILED);
    assertThat(second.upstream()).isEqualTo("whop");
    assertThat(second.onward()).isEqualTo("elsewhere");
  }

  @Test
  void whatIsUnknownGoesWhereItWent() {
    Claim first = win(ledger, request("k"));
    ledger.settle(first, new Settlement.Reopen(Begun.UNKNOWN), null);
    assertThat(ledger.look(key("k"), "digest")).contains(new Claimed.Open(Begun.UNKNOWN));

    Claim second =
        win(ledger, new ClaimRequest(key("k"), "digest", "whop", "elsewhere", DAY, MINUTE));

    assertThat(second.begun()).isEqualTo(Begun.UNKNOWN);
    assertThat(second.upstream()).isEqualTo("stripe");
    assertThat(second.onward()).isEqualTo("onward");
  }

  @Test
  void whatIsForgottenWasNeverClaimed() {
    Claim claim = win(ledger, request("k"));

    assertThat(ledger.settle(claim, new Settlement.Forget(), null)).isTrue();

    assertThat(ledger.look(key("k"), "digest")).isEmpty();
    assertThat(win(ledger, request("k", "other")).begun()).isEqualTo(Begun.NOTHING);
    assertThat(ledger.settle(claim, link("stale"), null)).isFalse();
  }

  @Test
  void forgettingATakeOverLeavesWhatWasKnownBefore() {
    Claim first = win(ledger, request("k"));
    ledger.settle(first, new Settlement.Reopen(Begun.UNKNOWN), null);
    Claim second = win(ledger, request("k"));

    ledger.settle(second, new Settlement.Forget(), null);

    assertThat(win(ledger, request("k")).begun()).isEqualTo(Begun.UNKNOWN);
  }

  @Test
  void forgettingWhatWasAbandonedLeavesItAbandoned() {
    win(ledger, request(key("k"), DAY, Duration.ZERO));
    Claim second = win(ledger, request("k"));

    ledger.settle(second, new Settlement.Forget(), null);

    assertThat(win(ledger, request("k")).begun()).isEqualTo(Begun.ABANDONED);
  }

  @Test
  void aKeyWhoseWindowIsOverStandsForNothing() {
    Claim first = win(ledger, request(key("k"), Duration.ZERO, MINUTE));
    ledger.settle(first, link("old"), null);

    assertThat(ledger.look(key("k"), "digest")).isEmpty();
    Claim second = win(ledger, request("k", "other"));

    assertThat(second.begun()).isEqualTo(Begun.NOTHING);
    assertThat(second.fence()).isEqualTo(2);
    assertThat(second.age()).isZero();
    assertThat(ledger.settle(first, link("stale"), null)).isFalse();
    assertThat(ledger.look(key("k"), "other")).get().isInstanceOf(Claimed.Running.class);
  }

  @Test
  void aWindowDoesNotEndUnderWhoeverRuns() {
    win(ledger, request(key("k"), Duration.ZERO, MINUTE));

    assertThat(ledger.claim(request("k"))).isInstanceOf(Claimed.Running.class);
  }

  @Test
  void theLatestExchangeWithTheSameRequestIsFound() throws Exception {
    LedgerKey first = new LedgerKey("shop", "whop", "generated-1", true);
    LedgerKey second = new LedgerKey("shop", "whop", "generated-2", true);
    win(ledger, request(first, DAY, MINUTE));
    Thread.sleep(SHORT.plus(SHORT)); // two moments of the database's clock
    win(ledger, request(second, DAY, MINUTE));
    win(ledger, request(new LedgerKey("shop", "whop", "brought", false), DAY, MINUTE));

    assertThat(ledger.latest("shop", "whop", "digest", MINUTE)).contains(second);
    assertThat(ledger.latest("shop", "whop", "other", MINUTE)).isEmpty();
    assertThat(ledger.latest("other", "whop", "digest", MINUTE)).isEmpty();
    assertThat(ledger.latest("shop", "stripe-v1", "digest", MINUTE)).isEmpty();
    Thread.sleep(SHORT.plus(SHORT));
    assertThat(ledger.latest("shop", "whop", "digest", Duration.ZERO)).isEmpty();
  }

  @Test
  void anAnswerWithoutALinkIsKeptToo() {
    Claim claim = win(ledger, request("k"));

    ledger.settle(claim, new Settlement.Keep(Ending.REFUSED, answer("no", (Instant) null)), null);

    assertThat(ledger.claim(request("k")))
        .isInstanceOfSatisfying(
            Claimed.Answered.class,
            answered -> assertThat(answered.ending()).isEqualTo(Ending.REFUSED));
  }

  @Test
  void whatWasNeverClaimedStandsForNothing() {
    assertThat(ledger.look(key("k"), "digest")).isEqualTo(Optional.empty());
  }

  private static String body(Claimed claimed) {
    return claimed instanceof Claimed.Answered answered
        ? new String(answered.answer().answer().body(), java.nio.charset.StandardCharsets.UTF_8)
        : claimed.toString();
  }
}
