package dev.linkgate.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.config.StoreConfig;
import dev.linkgate.testing.Databases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A node is held still past its lease, in the middle of a call; another one takes over; what the
 * first one learns when it goes on changes nothing.
 */
class StoppedNodeTest {
  private static final int PATIENCE_MILLIS = 30_000;

  @TempDir static Path shared;

  @SuppressWarnings("NullAway.Init") // before all tests
  private static Program program;

  @TempDir Path directory;

  private volatile boolean holding;
  private final CountDownLatch held = new CountDownLatch(1);

  @BeforeAll
  static void prepare() throws Exception {
    program = Program.in(shared);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatItLearnsAfterwardsChangesNothing(boolean honoured) throws Exception {
    StoreConfig store = Databases.POSTGRESQL.fresh(directory);
    try (CountingProvider honouring = CountingProvider.start(true, this::pause);
        CountingProvider ignoring = CountingProvider.start(false, this::pause);
        Cluster cluster = Cluster.of(2, program, directory, store, honouring, ignoring).start()) {
      CountingProvider provider = honoured ? honouring : ignoring;
      warmUp(cluster.node(0).port());
      holding = true;
      Map<Job, CompletableFuture<Shot.Answer>> first = new LinkedHashMap<>();
      for (Kind kind : List.of(Kind.V1, Kind.V2, Kind.WHOP)) {
        Job job = new Job(kind, honoured, 1);
        first.put(job, begin(job, cluster.node(0).port()));
      }
      for (Map.Entry<Job, CompletableFuture<Shot.Answer>> begun : first.entrySet()) {
        awaitArrival(provider, begun.getKey(), begun.getValue());
      }
      cluster.node(0).stop();
      held.countDown(); // its answers wait in the sockets of who does not read

      Map<Job, Shot.Answer> takenOver = new LinkedHashMap<>();
      for (Job job : first.keySet()) {
        takenOver.put(job, askUntilEnded(job, cluster.node(1).port()));
      }
      List<String> stored = rows(store);
      cluster.node(0).wake();
      for (Job job : first.keySet()) {
        Shot.Answer late = first.get(job).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        check(Objects.requireNonNull(takenOver.get(job)), late, honoured);
        Shot.Answer again = ask(job, cluster.node(0).port());
        assertThat(again.body()).isEqualTo(Objects.requireNonNull(takenOver.get(job)).body());
        assertThat(again.replayed()).isTrue();
        check(Objects.requireNonNull(provider.of(job.account())), honoured);
      }
      assertThat(rows(store)).isEqualTo(stored);
    }
  }

  private static void check(Shot.Answer takenOver, Shot.Answer late, boolean honoured) {
    assertThat(takenOver.status() == 200).isEqualTo(honoured);
    assertThat(late.status()).isIn(takenOver.status(), 409);
    if (late.status() != 409) {
      assertThat(late.body()).isEqualTo(takenOver.body());
    }
  }

  private static void check(CountingProvider.Seen seen, boolean honoured) {
    assertThat(seen.links()).hasSize(1);
    assertThat(seen.keys()).hasSize(1);
    assertThat(seen.posts()).isEqualTo(honoured ? 2 : 1);
  }

  private static void awaitArrival(
      CountingProvider provider, Job job, CompletableFuture<Shot.Answer> answer) throws Exception {
    long start = System.nanoTime();
    while (provider.of(job.account()) == null) {
      assertThat(answer).as(job.account()).isNotDone();
      assertThat(System.nanoTime() - start)
          .isLessThan(TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS));
      Thread.sleep(5);
    }
  }

  /** A node's first requests may take longer than a provider is given here. */
  private static void warmUp(int port) throws Exception {
    for (Kind kind : List.of(Kind.V1, Kind.V2, Kind.WHOP)) {
      int number = 100;
      while (ask(new Job(kind, true, number), port).status() != 200) {
        number++;
        assertThat(number).isLessThan(120);
      }
    }
  }

  private int pause() {
    try {
      if (holding) {
        held.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private static CompletableFuture<Shot.Answer> begin(Job job, int port) {
    CompletableFuture<Shot.Answer> answer = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> {
          try {
            answer.complete(ask(job, port));
          } catch (Exception e) {
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }

  private static Shot.Answer ask(Job job, int port) throws Exception {
    Map<String, String> headers = job.headers();
    return Shot.post(port, job.kind().path(), headers, job.body(), PATIENCE_MILLIS);
  }

  /** While the lease holds, the key is in use. */
  private static Shot.Answer askUntilEnded(Job job, int port) throws Exception {
    Shot.Answer answer = ask(job, port);
    long start = System.nanoTime();
    while (answer.status() == 409
        && System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS)) {
      Thread.sleep(200);
      answer = ask(job, port);
    }
    return answer;
  }

  /** The whole ledger. */
  private static List<String> rows(StoreConfig store) throws Exception {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(store.url());
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT * FROM ledger ORDER BY key_hash")) {
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          row.append(found.getString(i)).append('|');
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }
}
