package dev.linkgate.store;

import static dev.linkgate.store.Ledgers.SECRET;
import static dev.linkgate.store.Ledgers.audit;
import static dev.linkgate.store.Ledgers.link;
import static dev.linkgate.store.Ledgers.request;
import static dev.linkgate.store.Ledgers.win;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.config.StoreConfig;
import dev.linkgate.ledger.Claim;
import dev.linkgate.testing.Databases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An exchange's end and its audit row are one commit on a server: each row there says which
 * transaction wrote it.
 */
class OneCommitTest {
  /** The driver asks for a statement by name after the fifth time, and not as before. */
  private static final int OFTEN = 20;

  private static final int CALLERS = 64;

  @TempDir Path directory;
  @AutoClose private Store store;
  private StoreConfig config;

  @BeforeEach
  void open() throws Exception {
    config = Databases.POSTGRESQL.fresh(directory);
    store = Store.open(config, SECRET);
  }

  @Test
  void ofOneExchangeAfterTheOther() throws Exception {
    for (int i = 0; i < OFTEN; i++) {
      exchange("k" + i);
    }

    assertThat(transactions()).hasSize(OFTEN).doesNotHaveDuplicates();
  }

  @Test
  void ofManyAtOnce() throws Exception {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> exchanges = new ArrayList<>();
      for (int caller = 0; caller < CALLERS; caller++) {
        String name = "c" + caller + "-";
        exchanges.add(
            callers.submit(
                () -> {
                  for (int i = 0; i < OFTEN; i++) {
                    exchange(name + i);
                  }
                }));
      }
      for (Future<?> exchange : exchanges) {
        exchange.get();
      }
    }

    List<String> transactions = transactions();
    assertThat(transactions).hasSize(CALLERS * OFTEN);
    assertThat(transactions.stream().distinct().count())
        .as("transactions that wrote ends")
        .isLessThan(CALLERS * OFTEN / 2);
  }

  private void exchange(String key) {
    Claim claim = win(store.ledger(), request(key));
    assertThat(store.ledger().settle(claim, link(key), audit(key))).isTrue();
  }

  /** Of each key's end, where its audit row has the same. */
  private List<String> transactions() throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection other = DriverManager.getConnection(config.url());
        Statement statement = other.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT ledger.xmin FROM ledger JOIN audit ON audit.request_id = ledger.key_hash"
                    + " AND audit.xmin = ledger.xmin")) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}
