package dev.linkgate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkgate.accounts.AccountEntry;
import dev.linkgate.config.StoreConfig;
import dev.linkgate.contract.drift.DriftKey;
import dev.linkgate.contract.drift.DriftKind;
import dev.linkgate.contract.drift.DriftRow;
import dev.linkgate.contract.drift.Sighting;
import dev.linkgate.ledger.Begun;
import dev.linkgate.ledger.Claimed;
import dev.linkgate.ledger.Ending;
import dev.linkgate.ledger.Settlement;
import dev.linkgate.ledger.StoredAnswer;
import dev.linkgate.sandbox.Sandbox;
import dev.linkgate.sandbox.SandboxFault;
import dev.linkgate.sandbox.SandboxLink;
import dev.linkgate.store.StoreCopy.Copied;
import dev.linkgate.testing.Databases;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StoreCopyTest {
  /** More than one batch. */
  private static final int MANY = 1_203;

  private static final AccountEntry ENTRY =
      new AccountEntry("shop", "seller-1", Map.of("stripe", "acct_1", "whop", "biz_1"));

  private static final Instant LATER = Instant.parse("2096-11-20T12:00:00Z"); // kept for long

  private static final Sighting SEEN =
      new Sighting(
          new DriftKey("up", "whop", "POST /x", "2025-01-01", "200", "/a", DriftKind.TOO_LONG, ""),
          7,
          LATER,
          LATER,
          "string, 9 characters",
          null);

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"SQLITE, POSTGRESQL", "POSTGRESQL, SQLITE", "SQLITE, SQLITE"})
  void everythingIsThereAfterwards(Databases one, Databases other) throws Exception {
    StoreConfig source = one.fresh(directory);
    StoreConfig target = other.fresh(directory);
    StoredAnswer answer = Ledgers.answer("{\"url\":\"ünïcödé\\u0000\"}");
    fill(source, answer);

    List<Copied> copied = StoreCopy.copy(source, target);

    assertThat(copied)
        .containsExactly(
            new Copied("ledger", 2),
            new Copied("account", 3 * MANY),
            new Copied("account_import", 1),
            new Copied("account_staged", 1),
            new Copied("audit", 1),
            new Copied("drift", 1),
            new Copied("sandbox_link", 1),
            new Copied("sandbox_account", 1),
            new Copied("sandbox_attempt", 1),
            new Copied("sandbox_clock", 1),
            new Copied("refresh_use", 1));
    List<String> others = new ArrayList<>(StoreCopy.TABLES);
    others.remove("account_import");
    for (String table : others) {
      assertThat(content(target, table)).as(table).isEqualTo(content(source, table));
    }
    try (Store store = Store.open(target, Ledgers.SECRET)) {
      Claimed replayed = store.ledger().claim(Ledgers.request("answered"));
      assertThat(replayed).isInstanceOf(Claimed.Answered.class);
      Claimed.Answered answered = (Claimed.Answered) replayed;
      assertThat(answered.ending()).isEqualTo(Ending.LINK);
      assertThat(answered.answer().answer().body()).isEqualTo(answer.answer().body());
      assertThat(answered.answer().answer().headers()).isEqualTo(answer.answer().headers());
      assertThat(answered.answer().linkExpiresAt()).isEqualTo(answer.linkExpiresAt());
      assertThat(Ledgers.win(store.ledger(), Ledgers.request("open")).begun())
          .isEqualTo(Begun.UNKNOWN);
      assertThat(store.accounts().find("shop", "biz_1")).contains(ENTRY);
      assertThat(store.drift().list("up", false, 9))
          .extracting(DriftRow::sighting)
          .containsExactly(SEEN);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Databases.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "MEMORY") // it goes with its process
  void rowsThatComeLaterHaveIdsOfTheirOwn(Databases other) throws Exception {
    StoreConfig source = Databases.SQLITE.fresh(directory);
    StoreConfig target = other.fresh(directory);
    fill(source, Ledgers.answer("{}"));
    StoreCopy.copy(source, target);

    try (Store store = Store.open(target, Ledgers.SECRET)) {
      var claim = Ledgers.win(store.ledger(), Ledgers.request("later"));
      assertThat(store.ledger().settle(claim, Ledgers.link("{}"), Ledgers.audit("req_later")))
          .isTrue();
      DriftKey later = DriftKey.more("up");
      store.drift().add(List.of(new Sighting(later, 1, LATER, LATER, "", null)));
    }

    assertThat(column(target, "SELECT id FROM drift ORDER BY id")).containsExactly("1", "2");
    assertThat(column(target, "SELECT count(*) FROM ledger")).containsExactly("3");
    assertThat(column(target, "SELECT id FROM audit ORDER BY id")).containsExactly("1", "2");
  }

  @ParameterizedTest
  @EnumSource(
      value = Databases.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "MEMORY") // it goes with its process
  void targetWithAnythingInItIsLeftAlone(Databases other) throws Exception {
    StoreConfig source = Databases.SQLITE.fresh(directory);
    StoreConfig target = other.fresh(directory);
    fill(source, Ledgers.answer("{}"));
    Store.open(target, Ledgers.SECRET).close();
    sql(target, "INSERT INTO account VALUES ('shop', 'm', 'm', '')");

    assertThatThrownBy(() -> StoreCopy.copy(source, target))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is not empty: table account");
    assertThat(content(target, "account")).hasSize(1);
    assertThat(content(target, "ledger")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Databases.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "MEMORY") // it goes with its process
  void storeThatIsInUseIsNotCopied(Databases database) throws Exception {
    StoreConfig used = database.fresh(directory);
    StoreConfig free = Databases.SQLITE.fresh(directory);
    Store.open(free, Ledgers.SECRET).close();

    try (Store store = Store.open(used, Ledgers.SECRET)) {
      store.accounts().set(ENTRY); // opens connections
      assertThatThrownBy(() -> StoreCopy.copy(used, free))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("in use");
      assertThatThrownBy(() -> StoreCopy.copy(free, used))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("in use");
    }
  }

  @Test
  void sourceThatIsNotThereIsNotMade() {
    StoreConfig source = Databases.SQLITE.fresh(directory);

    assertThatThrownBy(() -> StoreCopy.copy(source, Databases.SQLITE.fresh(directory)))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("there is no store in ");
    assertThat(directory).isEmptyDirectory();
  }

  @ParameterizedTest
  @EnumSource(
      value = Databases.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "MEMORY") // it goes with its process
  void everyTableOfTheSchemaIsCopied(Databases database) throws Exception {
    StoreConfig config = database.fresh(directory);
    Store.open(config, Ledgers.SECRET).close();

    String tables =
        config.isFile()
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            : "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()";
    assertThat(column(config, tables))
        .containsAll(StoreCopy.TABLES)
        .hasSize(StoreCopy.TABLES.size() + 2)
        .contains("probe", "flyway_schema_history");
  }

  private static void fill(StoreConfig config, StoredAnswer answer)
      throws IOException, SQLException {
    try (Store store = Store.open(config, Ledgers.SECRET)) {
      var claim = Ledgers.win(store.ledger(), Ledgers.request("answered"));
      store
          .ledger()
          .settle(claim, new Settlement.Keep(Ending.LINK, answer), Ledgers.audit("req_1"));
      var open = Ledgers.win(store.ledger(), Ledgers.request("open"));
      store.ledger().settle(open, new Settlement.Reopen(Begun.UNKNOWN), null);
      store.accounts().set(ENTRY);
      store.drift().add(List.of(SEEN));
      store.refreshUses().take("a token's digest", 3, Instant.now());
      Sandbox sandbox = new Sandbox(store.sandbox(), InstantSource.system());
      sandbox.advance(Duration.ofHours(1));
      sandbox.failsNow(SandboxFault.ERROR, "acct_1");
      sandbox.make(
          "acct_1",
          new SandboxLink.Asked("", "", "payouts", false, false, List.of(), null, null, false),
          Duration.ofHours(1));
    }
    try (Connection connection = Sources.quick(config).getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (int i = 2; i <= MANY; i++) {
        statement.addBatch(
            """
            INSERT INTO account VALUES
              ('shop', 'm%1$d', 'm%1$d', 'stripe=s%1$d whop=w%1$d'),
              ('shop', 's%1$d', 'm%1$d', NULL), ('shop', 'w%1$d', 'm%1$d', NULL)"""
                .formatted(i));
      }
      // left by an import that was not checked yet: the next one clears it away
      statement.addBatch("INSERT INTO account_staged VALUES (7, 'shop', 'm', 'm', 'stripe=s', 8)");
      statement.executeBatch();
      connection.commit();
    }
  }

  /** Rows as text, the same from either database. */
  private static List<String> content(StoreConfig config, String table) throws SQLException {
    List<String> content = new ArrayList<>();
    try (Connection connection = Sources.quick(config).getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          Object value = rows.getObject(i);
          // SQLite alone numbers the ledger's rows
          if (!table.equals("ledger") || !rows.getMetaData().getColumnName(i).equals("id")) {
            row.append('|')
                .append(
                    value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : plain(value));
          }
        }
        content.add(row.toString());
      }
    }
    content.sort(null);
    return content;
  }

  private static String plain(Object value) {
    return value instanceof Boolean flag ? (flag ? "1" : "0") : String.valueOf(value);
  }

  private static List<String> column(StoreConfig config, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = Sources.quick(config).getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private static void sql(StoreConfig config, String sql) throws SQLException {
    try (Connection connection = Sources.quick(config).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
