package dev.linkgate.store;

import static dev.linkgate.store.Ledgers.SECRET;
import static dev.linkgate.store.Ledgers.audit;
import static dev.linkgate.store.Ledgers.key;
import static dev.linkgate.store.Ledgers.link;
import static dev.linkgate.store.Ledgers.request;
import static dev.linkgate.store.Ledgers.win;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Reason;
import dev.linkgate.config.StoreConfig;
import dev.linkgate.ledger.Claim;
import dev.linkgate.ledger.Claimed;
import dev.linkgate.ledger.Ledger;
import dev.linkgate.testing.Databases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that cannot be written: it is said in time, and nothing is lost. */
class StoreFaultsTest {
  /** 2.5 s are promised; the rest is what a busy machine may take. */
  private static final Duration IN_TIME = Duration.ofSeconds(6);

  /** 5 s are promised. */
  private static final Duration SOON = Duration.ofSeconds(15);

  @TempDir Path directory;

  @Test
  void aLockedFileIsSaidInTimeAndWhatWaitedIsStored() throws Exception {
    StoreConfig config = Databases.SQLITE.fresh(directory);
    try (Store store = Store.open(config, SECRET)) {
      Claim claim = win(store.ledger(), request("k"));

      try (Connection other = DriverManager.getConnection(config.url())) {
        execute(other, "BEGIN EXCLUSIVE");
        isSaidInTime(() -> store.ledger().settle(claim, link("link"), audit("req_1")));
        isSaidInTime(() -> store.ledger().claim(request("other")));
        assertThat(store.healthy()).isFalse();
        execute(other, "ROLLBACK");
      }

      recovers(store);
      isAnswered(store.ledger(), "k");
      assertThat(store.ledger().look(key("other"), "digest")).isEmpty();
      assertThat(audited(config)).containsExactly("req_1");
    }
  }

  @Test
  void aFullDiskIsSaidInTimeAndWhatWaitedIsStored() throws Exception {
    try (Store store = Store.open(Databases.SQLITE.fresh(directory), SECRET)) {
      Claim claim = win(store.ledger(), request("k"));
      pragma(store, "max_page_count = 1"); // SQLite takes the pages there are, and no more

      isSaidInTime(() -> store.ledger().settle(claim, link("x".repeat(100_000)), audit("req_1")));
      isSaidInTime(() -> store.ledger().claim(request("other")));
      assertThat(store.healthy()).isFalse();
      assertThat(store.ledger().look(key("k"), "digest")).get().isInstanceOf(Claimed.Running.class);

      pragma(store, "max_page_count = 1000000");
      recovers(store);
      isAnswered(store.ledger(), "k");
      assertThat(store.ledger().look(key("other"), "digest")).isEmpty();
    }
  }

  @Test
  void aServerThatCanOnlyBeReadIsSaidInTimeAndWhatWaitedIsStored() throws Exception {
    StoreConfig config = Databases.POSTGRESQL.fresh(directory);
    try (Store store = Store.open(config, SECRET);
        Connection other = DriverManager.getConnection(config.url())) {
      Claim claim = win(store.ledger(), request("k"));
      readOnly(other, "on"); // as after a fail-over

      isSaidInTime(() -> store.ledger().settle(claim, link("link"), null));
      isSaidInTime(() -> store.ledger().claim(request("other")));
      assertThat(store.healthy()).isFalse();

      readOnly(other, "off");
      recovers(store);
      isAnswered(store.ledger(), "k");
    }
  }

  @Test
  void whatWaitsIsWrittenBeforeTheEnd() throws Exception {
    StoreConfig config = Databases.SQLITE.fresh(directory);
    try (Connection other = DriverManager.getConnection(config.url())) {
      try (Store store = Store.open(config, SECRET)) {
        Claim claim = win(store.ledger(), request("k"));
        execute(other, "BEGIN EXCLUSIVE");
        isSaidInTime(() -> store.ledger().settle(claim, link("link"), null));
        execute(other, "ROLLBACK");
      }
    }

    try (Store store = Store.open(config, SECRET)) {
      isAnswered(store.ledger(), "k");
    }
  }

  @Test
  void aRowThatCannotBeStoredTakesNoOtherWithIt() throws Exception {
    for (Databases databases : Databases.values()) {
      try (Store store = Store.open(databases.fresh(directory), SECRET)) {
        Change broken =
            Change.end(
                Change.Kind.CLAIM,
                key("broken"),
                "nobody",
                () -> {
                  String notNull = null;
                  return new Object[] {
                    "shop", "stripe-v1", "broken", notNull, "", "", "nobody", 1L, false, 1L
                  };
                },
                null);
        Claim claim = win(store.ledger(), request("k"));
        store.ends().put(broken);
        assertThat(store.ledger().settle(claim, link("link"), audit("req_1"))).isTrue();

        assertThatThrownBy(() -> broken.stored().get()).hasRootCauseInstanceOf(Exception.class);
        assertThat(store.healthy()).isTrue();
        isAnswered(store.ledger(), "k");
      }
    }
  }

  @Test
  void connectionsThatBreakUnderLoadLoseNothingAndDoNothingTwice() throws Exception {
    StoreConfig config = Databases.POSTGRESQL.fresh(directory);
    AtomicBoolean over = new AtomicBoolean();
    try (Store store = Store.open(config, SECRET);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
        Connection killer = DriverManager.getConnection(config.url())) {
      List<Future<List<String>>> answers = new ArrayList<>();
      for (int caller = 0; caller < 16; caller++) {
        String name = "c" + caller + "-";
        answers.add(callers.submit(() -> call(store.ledger(), name, over)));
      }
      for (int i = 0; i < 40; i++) {
        terminateOthers(killer);
        Thread.sleep(50); // between two, some hundred commits
      }
      over.set(true);
      List<String> done = new ArrayList<>();
      for (Future<List<String>> answer : answers) {
        done.addAll(answer.get());
      }

      recovers(store);
      assertThat(done).hasSizeGreaterThan(100);
      assertThat(audited(config)).doesNotHaveDuplicates().containsAll(done);
      for (String hash : done) {
        isAnswered(store.ledger(), hash);
      }
      until(() -> nobodyRuns(config));
    }
  }

  @Test
  void aServerThatStandsStillIsSaidInTimeAndWhatWaitedIsStored() throws Exception {
    try (OwnPostgres server = OwnPostgres.start(directory);
        Store store = Store.open(server.config(directory), SECRET)) {
      StoreConfig config = server.config(directory);
      Claim claim = win(store.ledger(), request("k"));

      server.suspend();
      isSaidInTime(() -> store.ledger().settle(claim, link("link"), audit("req_1")));
      isSaidInTime(() -> store.ledger().claim(request("other")));
      isSaidInTime(() -> store.ledger().look(key("k"), "digest"));
      assertThat(store.healthy()).isFalse();

      server.resume();
      recovers(store);
      isAnswered(store.ledger(), "k");
      until(() -> store.ledger().look(key("other"), "digest").isEmpty());
      assertThat(audited(config)).containsExactly("req_1");
    }
  }

  @Test
  void aServerThatIsRestartedIsFoundAgain() throws Exception {
    try (OwnPostgres server = OwnPostgres.start(directory);
        Store store = Store.open(server.config(directory), SECRET)) {
      StoreConfig config = server.config(directory);
      Claim claim = win(store.ledger(), request("k"));

      server.stop();
      isSaidInTime(() -> store.ledger().settle(claim, link("link"), audit("req_1")));
      isSaidInTime(() -> store.ledger().claim(request("other")));
      isSaidInTime(() -> store.ledger().look(key("k"), "digest"));
      until(() -> !store.healthy());

      server.restart();
      recovers(store);
      until(() -> answers(store.ledger(), "k"));
      assertThat(audited(config)).containsExactly("req_1");
    }
  }

  @Test
  void aServerThatGoesWhileNobodyAsksIsNoticed() throws Exception {
    try (OwnPostgres server = OwnPostgres.start(directory);
        Store store = Store.open(server.config(directory), SECRET)) {
      assertThat(store.healthy()).isTrue();

      server.stop();

      until(() -> !store.healthy());
    }
  }

  /** Claims and settles keys of its own until it is over; returns those that were settled. */
  private static List<String> call(Ledger ledger, String name, AtomicBoolean over) {
    List<String> done = new ArrayList<>();
    for (int i = 0; !over.get(); i++) {
      String hash = name + i;
      try {
        Claim claim = win(ledger, request(hash));
        try {
          assertThat(ledger.settle(claim, link(hash), audit(hash))).isTrue();
        } catch (GatewayException e) {
          assertThat(e.failure().reason()).isEqualTo(Reason.STORE_DOWN); // and stored later
        }
        done.add(hash);
      } catch (GatewayException e) {
        assertThat(e.failure().reason()).isEqualTo(Reason.STORE_DOWN); // not ours
      }
    }
    return done;
  }

  private static void isSaidInTime(ThrowingCallable asked) {
    long began = System.nanoTime();
    assertThatThrownBy(asked)
        .isInstanceOfSatisfying(
            GatewayException.class,
            thrown -> {
              Failure failure = thrown.failure();
              assertThat(failure.kind()).isEqualTo(FailureKind.UPSTREAM_UNAVAILABLE);
              assertThat(failure.fault()).isEqualTo(Fault.GATEWAY);
              assertThat(failure.reason()).isEqualTo(Reason.STORE_DOWN);
              assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(1));
              assertThat(failure.shouldRetry()).contains(true);
            });

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(IN_TIME);
  }

  private static void recovers(Store store) {
    until(store::healthy);
  }

  private static void until(BooleanSupplier so) {
    long began = System.nanoTime();
    while (!so.getAsBoolean()) {
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** What was not stored is written before anything that is claimed now. */
  private static void isAnswered(Ledger ledger, String hash) {
    until(() -> answers(ledger, hash));
  }

  private static boolean answers(Ledger ledger, String hash) {
    try {
      return ledger.look(key(hash), "digest").orElse(null) instanceof Claimed.Answered;
    } catch (GatewayException e) {
      return false;
    }
  }

  private static List<String> audited(StoreConfig config) throws SQLException {
    return strings(config, "SELECT request_id FROM audit");
  }

  private static boolean nobodyRuns(StoreConfig config) {
    try {
      return strings(config, "SELECT key_hash FROM ledger WHERE state = 0").isEmpty();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> strings(StoreConfig config, String select) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(config.url());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(select)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private static void readOnly(Connection connection, String on) throws SQLException {
    execute(connection, "SET default_transaction_read_only = off");
    execute(
        connection,
        "ALTER DATABASE " + connection.getCatalog() + " SET default_transaction_read_only = " + on);
    terminateOthers(connection);
  }

  private static void terminateOthers(Connection connection) throws SQLException {
    execute(
        connection,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
            + " AND datname = current_database()");
  }

  private static void pragma(Store store, String setting) throws SQLException {
    store
        .database()
        .write(
            connection -> {
              execute(connection, "PRAGMA " + setting);
              return true;
            });
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
