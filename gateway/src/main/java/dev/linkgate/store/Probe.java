package dev.linkgate.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Finds out whether the store can be written, and leaves nothing behind. */
final class Probe {
  private final String insert;

  Probe(Dialect dialect) {
    insert = "INSERT INTO probe (filler) SELECT " + dialect.noise();
  }

  /** Writes more than a page, so that a full disk is noticed. */
  void write(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(insert);
      statement.executeUpdate("DELETE FROM probe");
    }
  }

  /** Asks whether the server is there. */
  static void reach(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }
}
