package dev.linkgate.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.linkgate.canonical.Secret;
import dev.linkgate.config.StoreConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Connections to one database, whose schema is ours and current. */
final class Database implements AutoCloseable {
  /** Hikari's default of 30 s is an outage; a request that needs the store fails sooner. */
  private static final Duration CONNECT = Duration.ofSeconds(2);

  private static final int READERS = 4;
  private static final int SERVER_CONNECTIONS = 8;

  private final Dialect dialect;
  private final HikariDataSource reads;
  private final HikariDataSource writes;
  private final @Nullable FileLock lock;

  /** Something done on one connection. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private Database(
      Dialect dialect, HikariDataSource reads, HikariDataSource writes, @Nullable FileLock lock) {
    this.dialect = dialect;
    this.reads = reads;
    this.writes = writes;
    this.lock = lock;
  }

  /**
   * Opens it, and brings an older schema up to ours.
   *
   * @throws StoreException when it cannot be reached, is in use, or is newer than we are
   */
  static Database open(StoreConfig config) throws StoreException {
    Database database = config.isFile() ? file(config) : server(config);
    try {
      Schema.bringUp(database.writes, database.dialect);
      return database;
    } catch (StoreException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  Dialect dialect() {
    return dialect;
  }

  /** Whether nobody else writes to it while we have it open. */
  boolean isOurs() {
    return lock != null;
  }

  /** Does something on a connection of its own, in one transaction. */
  <T> T write(Work<T> work) throws SQLException {
    try (Connection connection = writes.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  /** Reads. On SQLite from what was committed last, whatever is being written. */
  <T> T read(Work<T> work) throws SQLException {
    try (Connection connection = reads.getConnection()) {
      return work.on(connection);
    }
  }

  @Override
  public void close() {
    reads.close();
    writes.close();
    if (lock != null) {
      lock.close();
    }
  }

  private static Database file(StoreConfig config) throws StoreException {
    Path file = Path.of(config.url().replaceFirst("^jdbc:sqlite:", "").replaceFirst("\\?.*", ""));
    try {
      Files.createDirectories(config.directory());
    } catch (IOException e) {
      throw new StoreException(config.directory() + " cannot be made: " + e.getMessage(), e);
    }
    FileLock lock = FileLock.of(file);
    try {
      return new Database(
          Dialect.SQLITE, pool(config, "reads", READERS), pool(config, "writes", 1), lock);
    } catch (RuntimeException e) {
      lock.close();
      throw new StoreException(file + " cannot be opened: " + cause(e), e);
    }
  }

  private static Database server(StoreConfig config) throws StoreException {
    try {
      HikariDataSource pool = pool(config, "store", SERVER_CONNECTIONS);
      return new Database(Dialect.POSTGRESQL, pool, pool, null);
    } catch (RuntimeException e) {
      throw new StoreException("the store's database cannot be reached: " + cause(e), e);
    }
  }

  private static HikariDataSource pool(StoreConfig config, String name, int size) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("linkgate-" + name);
    pool.setJdbcUrl(config.url());
    pool.setUsername(config.user());
    Secret password = config.password();
    pool.setPassword(password == null ? null : password.reveal());
    pool.setMaximumPoolSize(size);
    pool.setConnectionTimeout(CONNECT.toMillis());
    if (config.isFile()) {
      pool.addDataSourceProperty("journal_mode", "WAL");
      pool.addDataSourceProperty("synchronous", "FULL");
      pool.addDataSourceProperty("busy_timeout", "2000");
    }
    return new HikariDataSource(pool);
  }

  private static String cause(Throwable thrown) {
    Throwable last = thrown;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return String.valueOf(last.getMessage());
  }
}
