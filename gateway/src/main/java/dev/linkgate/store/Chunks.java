package dev.linkgate.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/** Rows that are let go of in chunks so small that no request waits long behind one. */
final class Chunks {
  /** What a request behind a chunk waits; the disk's own pauses are longer. */
  private static final Duration LONGEST = Duration.ofMillis(10);

  /** Leaves requests three quarters of the time. */
  private static final int PAUSE_PER_CHUNK = 3;

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(5);
  private static final int FEWEST = 10;
  private static final int MOST = 500;

  private final Database database;
  private final String sql;
  private final long[] parameters;

  /** Rows in a chunk: as many as {@link #LONGEST} allows, found by trying. */
  private int rows = FEWEST;

  /**
   * @param sql its last parameter is how many rows it may touch
   * @param parameters those before
   */
  Chunks(Database database, String sql, long... parameters) {
    this.database = database;
    this.sql = sql;
    this.parameters = parameters;
  }

  /** Goes on until nothing is left, and returns how many rows it touched. */
  long run() throws SQLException, InterruptedException {
    long all = 0;
    for (int touched = next(); touched > 0; touched = next()) {
      all += touched;
    }
    return all;
  }

  private int next() throws SQLException, InterruptedException {
    long began = System.nanoTime();
    int touched = write();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    if (took.compareTo(LONGEST) > 0) {
      rows = Math.max(FEWEST, rows / 2);
    } else if (took.multipliedBy(2).compareTo(LONGEST) < 0) {
      rows = Math.min(MOST, rows + rows / 2);
    }
    if (touched > 0) {
      Duration pause = took.multipliedBy(PAUSE_PER_CHUNK);
      Thread.sleep(pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause);
    }
    return touched;
  }

  private int write() throws SQLException {
    return database.write(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = 1;
            for (long parameter : parameters) {
              statement.setLong(at++, parameter);
            }
            statement.setInt(at, rows);
            return statement.executeUpdate();
          }
        });
  }
}
