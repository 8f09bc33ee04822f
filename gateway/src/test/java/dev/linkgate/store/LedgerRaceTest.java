package dev.linkgate.store;

import static dev.linkgate.store.Ledgers.SECRET;
import static dev.linkgate.store.Ledgers.audit;
import static dev.linkgate.store.Ledgers.link;
import static dev.linkgate.store.Ledgers.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.config.StoreConfig;
import dev.linkgate.ledger.Claim;
import dev.linkgate.ledger.Claimed;
import dev.linkgate.ledger.Ledger;
import dev.linkgate.testing.Databases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many callers, one key. */
class LedgerRaceTest {
  private static final int KEYS = 100;
  private static final int CALLERS = 64;

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Databases.class)
  void oneOfManyCallersWinsEachKey(Databases databases) throws Exception {
    try (Store store = Store.open(databases.fresh(directory), SECRET)) {
      everyKeyIsWonOnce(List.of(store.ledger()));
    }
  }

  @Test
  void oneOfManyCallersOfTwoNodesWinsEachKey() throws Exception {
    StoreConfig config = Databases.POSTGRESQL.fresh(directory);
    try (Store one = Store.open(config, SECRET);
        Store other = Store.open(config, SECRET)) {
      everyKeyIsWonOnce(List.of(one.ledger(), other.ledger()));
    }
  }

  private static void everyKeyIsWonOnce(List<Ledger> nodes) throws Exception {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int key = 0; key < KEYS; key++) {
        String hash = "k" + key;
        AtomicInteger wins = new AtomicInteger();
        CountDownLatch ready = new CountDownLatch(CALLERS);
        List<Future<String>> answers =
            IntStream.range(0, CALLERS)
                .mapToObj(
                    caller ->
                        callers.submit(
                            () -> {
                              ready.countDown();
                              ready.await();
                              return call(nodes.get(caller % nodes.size()), hash, wins);
                            }))
                .toList();
        for (Future<String> answer : answers) {
          assertThat(answer.get()).isIn("link of " + hash, "running");
        }
        assertThat(wins).hasValue(1);
      }
    }
  }

  private static String call(Ledger ledger, String hash, AtomicInteger wins) {
    Claimed claimed = ledger.claim(request(hash));
    if (claimed instanceof Claimed.Won(Claim claim)) {
      wins.incrementAndGet();
      assertThat(ledger.settle(claim, link("link of " + hash), audit("req_" + hash))).isTrue();
      return "link of " + hash;
    }
    if (claimed instanceof Claimed.Answered answered) {
      return new String(answered.answer().answer().body(), StandardCharsets.UTF_8);
    }
    assertThat(claimed).isInstanceOf(Claimed.Running.class);
    return "running";
  }
}
