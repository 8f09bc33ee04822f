package dev.linkgate.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Finds out whether there is room to write, and leaves nothing behind. */
final class Probe {
  private final String insert;

  Probe(Dialect dialect) {
    insert = "INSERT INTO probe (filler) SELECT " + dialect.noise();
  }

  void on(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(insert);
      statement.executeUpdate("DELETE FROM probe");
    }
  }
}
