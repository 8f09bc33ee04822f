package dev.linkgate.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.linkgate.config.StoreConfig;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections to one database, whose schema is ours and current. */
final class Database implements AutoCloseable {
  /** Enough for two cores' worth of reading; a server has its own limit to share. */
  static final int READERS = 4;

  /** For the account map, the audit and the purge; who writes for all has its own. */
  private static final int WRITERS = 2;

  /** Hikari's default of 30 s is an outage; a request that needs the store fails sooner. */
  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** Hikari takes no less than 250 ms, and not more than {@link #CONNECT}. */
  private static final Duration VALIDATE = Duration.ofSeconds(1);

  private final Dialect dialect;
  private final DataSource plain;
  private final DataSource patient;
  private final HikariDataSource reads;
  private final HikariDataSource writes;
  private final Hold hold;

  /**
   * Who has waited longest writes next to a file. The pool gives its one connection to who asks
   * first when it is free, mostly who just had it: behind an import a request waited for 2.7 s.
   */
  private final ReentrantLock turn = new ReentrantLock(true);

  /** Something done on one connection. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    T on(Connection connection) throws SQLException;
  }

  /** Something done on one connection of which nothing comes back. */
  @FunctionalInterface
  interface Task {
    void on(Connection connection) throws SQLException;
  }

  private Database(Dialect dialect, StoreConfig config, Hold hold) {
    this.dialect = dialect;
    this.plain = Sources.quick(config);
    this.writes =
        pool("writes", plain, hold.isAlone() ? 1 : WRITERS, dialect.writing(), dialect.isolation());
    // In memory who reads is in the way of who writes, and no one waits for a lock: one at a time.
    this.reads =
        config.isMemory()
            ? writes
            : pool("reads", plain, READERS, dialect.readOnly(), dialect.isolation());
    this.patient = Sources.patient(config);
    this.hold = hold;
  }

  /**
   * Opens it, and brings an older schema up to ours.
   *
   * @throws StoreException when it cannot be reached, is in use, or is newer than we are
   */
  static Database open(StoreConfig config) throws StoreException {
    Hold hold = Hold.on(config);
    Dialect dialect = config.isServer() ? Dialect.POSTGRESQL : Dialect.SQLITE;
    try {
      if (config.isMemory()) {
        Schema.make(Sources.patient(config));
      } else {
        Schema.bringUp(Sources.patient(config), dialect);
      }
      return new Database(dialect, config, hold);
    } catch (StoreException | RuntimeException e) {
      hold.close();
      throw e;
    }
  }

  Dialect dialect() {
    return dialect;
  }

  /** Whether nobody else writes to it while we have it open. */
  boolean isOurs() {
    return hold.isAlone();
  }

  /**
   * Does something on a connection of its own, in one transaction. On SQLite everything else that
   * writes waits meanwhile: a few milliseconds at most.
   */
  <T extends @Nullable Object> T write(Work<T> work) throws SQLException {
    return inTurn(connection -> dialect.transaction(connection, work));
  }

  /** Does something outside a transaction, on a file while nobody writes to it. */
  void alone(Work<?> work) throws SQLException {
    inTurn(work);
  }

  private <T extends @Nullable Object> T inTurn(Work<T> work) throws SQLException {
    if (!hold.isAlone()) {
      return use(work);
    }
    awaitTurn();
    try {
      return use(work);
    } finally {
      turn.unlock();
    }
  }

  private void awaitTurn() throws SQLException {
    try {
      if (!turn.tryLock(CONNECT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new SQLTransientConnectionException("others have written for " + CONNECT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("interrupted before it could be written", e);
    }
  }

  private <T extends @Nullable Object> T use(Work<T> work) throws SQLException {
    try (Connection connection = writes.getConnection()) {
      return work.on(connection);
    }
  }

  /** What was written to the file is on the disk when this returns; nobody waits for it. */
  void sync() throws IOException {
    hold.sync();
  }

  /** Reads. On SQLite from what was committed last, whatever is being written. */
  <T extends @Nullable Object> T read(Work<T> work) throws SQLException {
    try (Connection connection = reads.getConnection()) {
      return work.on(connection);
    }
  }

  /** Reads for longer than any request waits. */
  void patiently(Task task) throws SQLException {
    try (Connection connection = patient.getConnection()) {
      task.on(connection);
    }
  }

  /** A way for one of the threads that write for all. */
  WriterConnection forWriter() {
    return new WriterConnection(this, plain);
  }

  @Override
  public void close() {
    reads.close();
    writes.close();
    hold.close();
  }

  private static HikariDataSource pool(
      String name, DataSource source, int size, @Nullable String first, String isolation) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("linkgate-" + name);
    pool.setDataSource(source);
    pool.setMaximumPoolSize(size);
    pool.setConnectionInitSql(first);
    pool.setConnectionTimeout(CONNECT.toMillis());
    pool.setValidationTimeout(VALIDATE.toMillis());
    pool.setInitializationFailTimeout(-1); // the schema was just looked at
    // Hikari asks its first connection for the default; when that one breaks meanwhile, it sets -1
    // on every later one, and the pool never works again (7.1.0).
    pool.setTransactionIsolation(isolation);
    return new HikariDataSource(pool);
  }
}
