package dev.linkgate.store;

/**
 * Where the two databases differ.
 *
 * @param migrations where the migrations are, on the class path
 * @param now the database's clock in milliseconds, as an expression
 */
record Dialect(String migrations, String now) {
  static final Dialect SQLITE =
      new Dialect("classpath:db/sqlite", "CAST(unixepoch('subsec') * 1000 AS INTEGER)");

  static final Dialect POSTGRESQL =
      new Dialect(
          "classpath:db/postgresql",
          "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)");
}
