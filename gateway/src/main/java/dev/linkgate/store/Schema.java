package dev.linkgate.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The schema's version: brought up when it is older, refused when it is newer. */
final class Schema {
  /** SQLite's migrations in their order, for a database that is made whole and never again. */
  private static final List<String> SCRIPTS =
      List.of(
          "V1__store.sql",
          "V2__drift.sql",
          "V3__vacuum.sql",
          "V4__sandbox.sql",
          "V5__sandbox_attempt.sql",
          "V6__refresh.sql",
          "V7__audit_detail.sql",
          "V8__statistics.sql",
          "V9__ledger_key.sql");

  /** The number of the newest migration. */
  static final int NEWEST = SCRIPTS.size();

  /** The oldest that its makers still mend. */
  private static final int OLDEST_POSTGRESQL = 14;

  private static final String HISTORY = "flyway_schema_history";

  private Schema() {}

  /**
   * @throws StoreException when it is newer than this program, or cannot be brought up
   */
  static void bringUp(DataSource source, Dialect dialect) throws StoreException {
    if (version(source, dialect) == NEWEST) {
      return; // as at every start but the first; Flyway alone would take half of a start's time
    }
    try {
      // Flyway takes a lock of the database's own: of two nodes that start at once, one waits.
      Flyway.configure().dataSource(source).locations(dialect.migrations()).load().migrate();
    } catch (FlywayException e) {
      throw new StoreException("the store's schema cannot be brought up: " + e.getMessage(), e);
    }
  }

  /**
   * Makes it in a database of this process's memory. Nobody will bring that one up: it needs no
   * history, and no Flyway, which would take half of the start's time.
   *
   * @throws StoreException when it cannot be made
   */
  static void make(DataSource source) throws StoreException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String script : SCRIPTS) {
        statement.executeUpdate(read("/db/sqlite/" + script));
      }
    } catch (SQLException | IOException e) {
      throw new StoreException("no store can be made in memory: " + e.getMessage(), e);
    }
  }

  private static String read(String script) throws IOException {
    try (InputStream in = Schema.class.getResourceAsStream(script)) {
      if (in == null) {
        throw new IOException(script + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** 0 when there is none, or Flyway has to look at it. */
  private static int version(DataSource source, Dialect dialect) throws StoreException {
    try (Connection connection = source.getConnection()) {
      if (dialect == Dialect.POSTGRESQL) {
        refuseOld(connection.getMetaData().getDatabaseMajorVersion());
      }
      try (ResultSet history =
          connection.getMetaData().getTables(null, connection.getSchema(), HISTORY, null)) {
        if (!history.next()) {
          return 0;
        }
      }
      return version(connection);
    } catch (SQLException e) {
      throw new StoreException("the store's database cannot be opened: " + e.getMessage(), e);
    }
  }

  private static int version(Connection connection) throws SQLException, StoreException {
    int version = 0;
    boolean clean = true;
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT CAST(version AS INTEGER), success FROM "
                    + HISTORY
                    + " WHERE version > ''")) {
      while (rows.next()) {
        version = Math.max(version, rows.getInt(1));
        clean &= rows.getBoolean(2);
      }
    }
    if (version > NEWEST) {
      throw new StoreException(
          "the store's schema is at version "
              + version
              + ", made by a newer Linkgate; run that one, or restore the backup made before the"
              + " upgrade",
          null);
    }
    return clean ? version : 0;
  }

  static void refuseOld(int server) throws StoreException {
    if (server < OLDEST_POSTGRESQL) {
      throw new StoreException(
          "the store's PostgreSQL is version "
              + server
              + "; it needs "
              + OLDEST_POSTGRESQL
              + " or newer",
          null);
    }
  }
}
