package dev.linkgate.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Where the two databases differ. */
enum Dialect {
  SQLITE(
      "classpath:db/sqlite",
      "CAST(unixepoch('subsec') * 1000 AS INTEGER)",
      "1",
      "randomblob(16384)"),

  POSTGRESQL(
      "classpath:db/postgresql",
      "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)",
      "TRUE",
      "(SELECT string_agg(md5(random()::text), '') FROM generate_series(1, 512))");

  /**
   * Pages a connection has to make room for go to the disk as they come. By default a server keeps
   * them until a checkpoint, whose sync then writes them all at once while commits wait: 240 ms
   * behind a purge, 10 ms with this.
   */
  private static final String FLUSHING = "SET backend_flush_after = '256kB'";

  private final String migrations;
  private final String now;
  private final String yes;
  private final String noise;

  Dialect(String migrations, String now, String yes, String noise) {
    this.migrations = migrations;
    this.now = now;
    this.yes = yes;
    this.noise = noise;
  }

  /** Where the migrations are, on the class path. */
  String migrations() {
    return migrations;
  }

  /** The database's clock in milliseconds, as an expression. */
  String now() {
    return now;
  }

  /**
   * The same for a condition: asked once, so that an index finds the rows. As the clock moves while
   * a statement runs, PostgreSQL would hold every row against it.
   */
  String nowOnce() {
    return "(SELECT " + now + ")";
  }

  /** The truth, as an expression. */
  String yes() {
    return yes;
  }

  /**
   * A condition for the rows of a table that a query would find, so many at a time that one
   * parameter, its last, says. Those that others have are left out: a server's are the ones whose
   * place is locked.
   *
   * @param found the query, from its FROM on
   */
  String some(String found) {
    return switch (this) {
      case SQLITE -> "id IN (SELECT id " + found + " LIMIT ?)";
      case POSTGRESQL ->
          "ctid = ANY (ARRAY(SELECT ctid " + found + " LIMIT ? FOR UPDATE SKIP LOCKED))";
    };
  }

  /**
   * What follows a table's name so that its rows are found by an index and by no other; its second
   * part is then {@link #idInIndex}. PostgreSQL takes no such order: there nothing else fits.
   */
  String by(String index) {
    return switch (this) {
      case SQLITE -> " INDEXED BY " + index;
      case POSTGRESQL -> "";
    };
  }

  /**
   * An audit row's id as the indexes of accounts have it. In PostgreSQL it is none to the planner:
   * where it believes an account to be frequent, it would go by the ids of all rows, and an account
   * that was frequent a year ago cost 1.7 s among 1,000,000 rows.
   */
  String idInIndex() {
    return switch (this) {
      case SQLITE -> "id";
      case POSTGRESQL -> "(id + 0)";
    };
  }

  /** 16 KiB that do not compress, as an expression: more than a page of either database. */
  String noise() {
    return noise;
  }

  /** Whether many rows go in one statement, and many statements in one journey. */
  boolean batches() {
    return this == POSTGRESQL;
  }

  /** The database's own default, in JDBC's words. */
  String isolation() {
    return switch (this) {
      case SQLITE -> "TRANSACTION_SERIALIZABLE";
      case POSTGRESQL -> "TRANSACTION_READ_COMMITTED";
    };
  }

  /** What a connection that only reads begins with. */
  String readOnly() {
    return switch (this) {
      case SQLITE -> "PRAGMA query_only = 1";
      case POSTGRESQL -> "SET default_transaction_read_only = on; " + FLUSHING;
    };
  }

  /** What a connection that writes begins with; null for nothing. */
  @Nullable String writing() {
    return switch (this) {
      case SQLITE -> null;
      case POSTGRESQL -> FLUSHING;
    };
  }

  /**
   * What the writer's own connection begins with: behind another's lock it waits for less time than
   * a caller does, and a node that stands still in the middle of a commit does not hold up others.
   * Its statements look rows up by their keys, also while the planner believes that there are few.
   */
  String forWriter() {
    return switch (this) {
      case SQLITE -> "";
      case POSTGRESQL ->
          "SET lock_timeout = '250ms'; SET idle_in_transaction_session_timeout = '2s';"
              + " SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off;"
              + " SET plan_cache_mode = force_generic_plan; SET jit = off; "
              + FLUSHING;
    };
  }

  /** Does something in one transaction: all of it is committed, or nothing. */
  <T extends @Nullable Object> T transaction(Connection connection, Database.Work<T> work)
      throws SQLException {
    begin(connection);
    try {
      T result = work.on(connection);
      switch (this) {
        case SQLITE -> execute(connection, "COMMIT");
        case POSTGRESQL -> connection.commit();
      }
      return result;
    } catch (SQLException | RuntimeException e) {
      undo(connection, e);
      throw e;
    }
  }

  private void begin(Connection connection) throws SQLException {
    switch (this) {
      // Not the driver's way: it begins so as to read, and a transaction that then comes to write
      // fails when somebody wrote in between; and it loses count when SQLite ends one by itself.
      case SQLITE -> execute(connection, "BEGIN IMMEDIATE");
      case POSTGRESQL -> connection.setAutoCommit(false);
    }
  }

  private void undo(Connection connection, Exception because) {
    try {
      switch (this) {
        case SQLITE -> execute(connection, "ROLLBACK");
        case POSTGRESQL -> connection.rollback();
      }
    } catch (SQLException e) {
      because.addSuppressed(e); // what failed first says why
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
