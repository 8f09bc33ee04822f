package dev.linkgate.store;

import static dev.linkgate.store.Ledgers.SECRET;
import static dev.linkgate.store.Ledgers.audit;
import static dev.linkgate.store.Ledgers.link;
import static dev.linkgate.store.Ledgers.request;
import static dev.linkgate.store.Ledgers.win;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.config.StoreConfig;
import dev.linkgate.testing.Databases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody finds who has the database and not the key. */
class NothingInClearTest {
  private static final String LINK = "https://connect.example/setup/canary_body";

  @TempDir Path directory;

  @Test
  void noLinkIsInTheFile() throws Exception {
    StoreConfig config = Databases.SQLITE.fresh(directory);
    try (Store store = Store.open(config, SECRET)) {
      keepOne(store);
      assertThat(files()).contains("req_1").doesNotContain("canary_body", SECRET.reveal());
    }

    assertThat(files()).contains("req_1").doesNotContain("canary_body", SECRET.reveal());
  }

  @Test
  void noLinkIsInTheDump() throws Exception {
    StoreConfig config = Databases.POSTGRESQL.fresh(directory);
    try (Store store = Store.open(config, SECRET)) {
      keepOne(store);
    }

    String hex = HexFormat.of().formatHex("canary_body".getBytes(StandardCharsets.UTF_8));
    assertThat(dump(config))
        .contains("req_1", "\\x") // the audit, and the sealed answer
        .doesNotContain("canary_body", hex, SECRET.reveal());
  }

  private static void keepOne(Store store) {
    store.ledger().settle(win(store.ledger(), request("k")), link(LINK), audit("req_1"));
  }

  private String files() throws Exception {
    StringBuilder all = new StringBuilder();
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  private static String dump(StoreConfig config) throws SQLException {
    StringBuilder all = new StringBuilder();
    try (Connection connection = DriverManager.getConnection(config.url())) {
      for (String table : tables(connection)) {
        try (Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
          while (rows.next()) {
            all.append(rows.getString(1)).append('\n');
          }
        }
      }
    }
    return all.toString();
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet tables =
        connection.getMetaData().getTables(null, "public", null, new String[] {"TABLE"})) {
      while (tables.next()) {
        names.add(tables.getString("TABLE_NAME"));
      }
    }
    assertThat(names).contains("ledger", "audit", "account");
    return names;
  }
}
