package dev.linkgate.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A writer's way to the database. To a server a connection of its own: no pool's pause stands
 * between it and a server that is back. To a file the pool's, which has one. Used by one thread.
 */
final class WriterConnection implements AutoCloseable {
  private final Database database;
  private final DataSource source;
  private @Nullable Connection open;

  WriterConnection(Database database, DataSource source) {
    this.database = database;
    this.source = source;
  }

  /** Does something in one transaction. */
  void transaction(Database.Task task) throws SQLException {
    Database.Work<Boolean> work =
        connection -> {
          task.on(connection);
          return true;
        };
    if (database.isOurs()) {
      database.write(work);
    } else {
      use(connection -> database.dialect().transaction(connection, work));
    }
  }

  /** The same, for what a server gets in one journey and therefore takes as one transaction. */
  void inOneJourney(Database.Task task) throws SQLException {
    use(
        connection -> {
          connection.setAutoCommit(true);
          task.on(connection);
        });
  }

  private void use(Database.Task task) throws SQLException {
    try {
      task.on(connection());
    } catch (SQLException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private Connection connection() throws SQLException {
    Connection connection = open;
    if (connection == null) {
      connection = source.getConnection();
      open = connection;
      try (Statement first = connection.createStatement()) {
        first.execute(database.dialect().forWriter());
      }
    }
    return connection;
  }

  /** A new connection costs a few milliseconds, and is certain to be in no transaction. */
  @Override
  public void close() {
    Connection connection = open;
    open = null;
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // it is given up anyway
      }
    }
  }
}
