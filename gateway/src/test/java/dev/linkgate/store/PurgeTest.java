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

import dev.linkgate.config.StoreConfig;
import dev.linkgate.ledger.Claimed;
import dev.linkgate.ledger.Ending;
import dev.linkgate.ledger.Ledger;
import dev.linkgate.ledger.Settlement;
import dev.linkgate.testing.Databases;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is not kept. */
class PurgeTest {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Databases.class)
  void keysWhoseWindowIsOverGoAndOthersStay(Databases databases) throws Exception {
    try (Store store = Store.open(databases.fresh(directory), SECRET)) {
      Ledger ledger = store.ledger();
      for (int i = 0; i < 300; i++) {
        ledger.settle(
            win(ledger, request(key("old" + i), Duration.ZERO, MINUTE)), link("old"), null);
      }
      ledger.settle(win(ledger, request("kept")), link("kept"), null);
      win(ledger, request(key("running"), Duration.ZERO, MINUTE));

      assertThat(store.purge().run()).isEqualTo(300);

      assertThat(ledger.look(key("kept"), "digest")).get().isInstanceOf(Claimed.Answered.class);
      assertThat(ledger.look(key("running"), "digest")).get().isInstanceOf(Claimed.Running.class);
      assertThat(ledger.look(key("old1"), "digest")).isEmpty();
      assertThat(store.purge().run()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void answersGoWithTheirLinkWhereThatIsWanted(Databases databases) throws Exception {
    try (Store store = Store.open(dropping(databases.fresh(directory)), SECRET)) {
      Ledger ledger = store.ledger();
      keep(ledger, "out", Instant.now().minus(DAY));
      keep(ledger, "live", Instant.now().plus(DAY));

      assertThat(store.purge().run()).isEqualTo(1);

      assertThat(ledger.claim(request("out"))).isEqualTo(new Claimed.Dropped());
      assertThat(ledger.claim(request("out", "other"))).isEqualTo(new Claimed.Different());
      assertThat(ledger.claim(request("live"))).isInstanceOf(Claimed.Answered.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void answersStayOtherwise(Databases databases) throws Exception {
    try (Store store = Store.open(databases.fresh(directory), SECRET)) {
      keep(store.ledger(), "out", Instant.now().minus(DAY));

      assertThat(store.purge().run()).isZero();

      assertThat(store.ledger().claim(request("out"))).isInstanceOf(Claimed.Answered.class);
    }
  }

  private static void keep(Ledger ledger, String hash, Instant linkExpiresAt) {
    ledger.settle(
        win(ledger, request(hash)),
        new Settlement.Keep(Ending.LINK, answer(hash, linkExpiresAt)),
        null);
  }

  private static StoreConfig dropping(StoreConfig config) {
    return new StoreConfig(
        config.url(),
        config.user(),
        config.password(),
        config.directory(),
        config.keys(),
        true,
        config.auditAge(),
        config.auditRows());
  }
}
