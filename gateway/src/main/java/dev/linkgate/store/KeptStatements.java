package dev.linkgate.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/**
 * Statements that SQLite compiles once for a connection: its driver keeps none, and the pool closes
 * those that were asked of it. Used by one thread.
 */
final class KeptStatements {
  private final Map<String, PreparedStatement> kept = new HashMap<>();
  private @Nullable SQLiteConnection of;

  /** Compiled for this connection; it stays open as long as the connection does. */
  PreparedStatement on(Connection connection, String sql) throws SQLException {
    SQLiteConnection file = connection.unwrap(SQLiteConnection.class);
    if (!file.equals(of)) {
      kept.clear(); // closed with the connection that they were of
      of = file;
    }
    PreparedStatement statement = kept.get(sql);
    if (statement == null) {
      statement = file.prepareStatement(sql);
      kept.put(sql, statement);
    }
    return statement;
  }

  /** One of them failed: the driver has closed it, or what it began is still open. */
  void forget() {
    for (PreparedStatement statement : kept.values()) {
      try {
        statement.close();
      } catch (SQLException e) {
        // it is given up anyway
      }
    }
    kept.clear();
  }
}
