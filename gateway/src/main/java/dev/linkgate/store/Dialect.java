package dev.linkgate.store;

/** Where the two databases differ. */
enum Dialect {
  SQLITE(
      "classpath:db/sqlite",
      "CAST(unixepoch('subsec') * 1000 AS INTEGER)",
      "1",
      "",
      "randomblob(16384)"),

  POSTGRESQL(
      "classpath:db/postgresql",
      "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)",
      "TRUE",
      " FOR UPDATE SKIP LOCKED",
      "(SELECT string_agg(md5(random()::text), '') FROM generate_series(1, 512))");

  private final String migrations;
  private final String now;
  private final String yes;
  private final String skipsLocked;
  private final String noise;

  Dialect(String migrations, String now, String yes, String skipsLocked, String noise) {
    this.migrations = migrations;
    this.now = now;
    this.yes = yes;
    this.skipsLocked = skipsLocked;
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

  /** The truth, as an expression. */
  String yes() {
    return yes;
  }

  /** What makes a SELECT take rows for itself, and leave out those that others have. */
  String skipsLocked() {
    return skipsLocked;
  }

  /** 16 KiB that do not compress, as an expression: more than a page of either database. */
  String noise() {
    return noise;
  }

  /**
   * Whether a batch of statements saves a journey; SQLite's driver moreover says nothing of why one
   * failed.
   */
  boolean batches() {
    return this == POSTGRESQL;
  }

  /** What a connection that only reads begins with. */
  String readOnly() {
    return switch (this) {
      case SQLITE -> "PRAGMA query_only = 1";
      case POSTGRESQL -> "SET default_transaction_read_only = on";
    };
  }
}
