package dev.linkgate.store;

import dev.linkgate.config.StoreConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One of the two stores of a copy: nobody else has it, and its schema is current. */
final class CopySide implements AutoCloseable {
  /** A server's process ends some milliseconds after its connection. */
  private static final Duration LINGERING = Duration.ofSeconds(3);

  private static final Duration LOOK = Duration.ofMillis(100);

  private static final String OTHERS =
      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
          + " AND application_name = '"
          + Sources.APPLICATION
          + "' AND pid <> pg_backend_pid()";

  private final Dialect dialect;
  private final Connection connection;
  private final @Nullable FileLock lock;

  private CopySide(Dialect dialect, Connection connection, @Nullable FileLock lock) {
    this.dialect = dialect;
    this.connection = connection;
    this.lock = lock;
  }

  /**
   * What is copied.
   *
   * @throws StoreException when there is none, or somebody has it
   */
  static CopySide from(StoreConfig config) throws StoreException {
    if (config.isFile()) {
      Path file = SqliteFile.path(config.url());
      if (!Files.exists(file)) { // opening would make one
        throw new StoreException("there is no store in " + file, null);
      }
    }
    return open(config);
  }

  /**
   * Where it goes; made when there is none.
   *
   * @throws StoreException when somebody has it
   */
  static CopySide to(StoreConfig config) throws StoreException {
    return open(config);
  }

  private static CopySide open(StoreConfig config) throws StoreException {
    FileLock lock = config.isFile() ? SqliteFile.own(config) : null;
    Dialect dialect = config.isFile() ? Dialect.SQLITE : Dialect.POSTGRESQL;
    try {
      DataSource source = Sources.patient(config);
      Schema.bringUp(source, dialect);
      return new CopySide(dialect, connected(source, dialect, config.url()), lock);
    } catch (StoreException | RuntimeException e) {
      if (lock != null) {
        lock.close();
      }
      throw e;
    }
  }

  private static Connection connected(DataSource source, Dialect dialect, String url)
      throws StoreException {
    try {
      Connection connection = source.getConnection();
      try {
        if (dialect == Dialect.POSTGRESQL) {
          refuseNodes(connection, url);
          connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }
        connection.setAutoCommit(false);
        return connection;
      } catch (SQLException | StoreException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new StoreException(url + " cannot be reached: " + e.getMessage(), e);
    }
  }

  /** A server has no lock of ours; but a node is seen by its connections. */
  private static void refuseNodes(Connection connection, String url)
      throws SQLException, StoreException {
    long until = System.nanoTime() + LINGERING.toNanos();
    try (Statement statement = connection.createStatement()) {
      while (number(statement, OTHERS) > 0) {
        if (System.nanoTime() - until > 0) {
          throw new StoreException(url + " is in use by a running Linkgate; stop it first", null);
        }
        Thread.sleep(LOOK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted", e);
    }
  }

  Dialect dialect() {
    return dialect;
  }

  Connection connection() {
    return connection;
  }

  long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return number(statement, sql);
    }
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** A table's columns, in their order, and their JDBC types. */
  Map<String, Integer> types(String table) throws SQLException {
    Map<String, Integer> types = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery("SELECT * FROM " + table + " LIMIT 0")) {
      ResultSetMetaData columns = none.getMetaData();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        types.put(columns.getColumnName(i), columns.getColumnType(i));
      }
    }
    return types;
  }

  /** What was not committed is undone. */
  @Override
  public void close() {
    try {
      connection.rollback();
      connection.close();
    } catch (SQLException e) {
      // the server, or the process's end, does it
    }
    if (lock != null) {
      lock.close();
    }
  }
}
