package dev.linkgate.store;

import static dev.linkgate.store.Ledgers.SECRET;
import static dev.linkgate.store.Ledgers.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.config.StoreConfig;
import dev.linkgate.ledger.Claimed;
import dev.linkgate.testing.Databases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an earlier version stored is there after an upgrade. */
class UpgradeTest {
  /** The last in which PostgreSQL numbered the ledger's rows. */
  private static final String NUMBERED = "8";

  private static final String COLUMNS =
      "caller, api, key_hash, generated, request, upstream, onward, state, fence, owner,"
          + " created_at, lease_until, expires_at, link_expires_at, answer";

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(
      value = Databases.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "MEMORY") // nobody upgrades it
  void theLedgerIsKept(Databases databases) throws Exception {
    StoreConfig current = databases.fresh(directory);
    StoreConfig earlier = databases.fresh(directory);
    try (Store store = Store.open(current, SECRET)) {
      answer(store, "a");
      answer(store, "b");
    }
    DataSource old = Sources.quick(earlier);
    String scripts = Dialect.valueOf(databases.name()).migrations();
    Flyway.configure().dataSource(old).locations(scripts).target(NUMBERED).load().migrate();
    assertThat(copyLedger(Sources.quick(current), old)).isEqualTo(2);

    try (Store store = Store.open(earlier, SECRET)) {
      for (String key : new String[] {"a", "b"}) {
        assertThat(store.ledger().claim(request(key))).isInstanceOf(Claimed.Answered.class);
      }
      answer(store, "c");
      assertThat(store.ledger().claim(request("c"))).isInstanceOf(Claimed.Answered.class);
    }
  }

  private static void answer(Store store, String key) {
    var claim = Ledgers.win(store.ledger(), request(key));
    assertThat(store.ledger().settle(claim, Ledgers.link("{}"), Ledgers.audit("req_" + key)))
        .isTrue();
  }

  private static int copyLedger(DataSource from, DataSource to) throws SQLException {
    int count = COLUMNS.split(",").length;
    String insert =
        "INSERT INTO ledger (%s) VALUES (%s)"
            .formatted(COLUMNS, String.join(", ", Collections.nCopies(count, "?")));
    try (Connection source = from.getConnection();
        Connection target = to.getConnection();
        Statement select = source.createStatement();
        ResultSet rows = select.executeQuery("SELECT " + COLUMNS + " FROM ledger");
        PreparedStatement row = target.prepareStatement(insert)) {
      int copied = 0;
      while (rows.next()) {
        for (int i = 1; i <= count; i++) {
          row.setObject(i, rows.getObject(i));
        }
        copied += row.executeUpdate();
      }
      return copied;
    }
  }
}
