package dev.linkgate.store;

import dev.linkgate.store.LedgerRow.State;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes keys whose window is over, and drops answers whose link has run out, in chunks so small
 * that no request waits long behind one.
 */
final class Purge implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Purge.class);

  private static final Duration EVERY = Duration.ofMinutes(1);

  /** What a request behind a chunk waits; the disk's own pauses are longer. */
  private static final Duration LONGEST = Duration.ofMillis(10);

  /** Leaves requests three quarters of the time. */
  private static final int PAUSE_PER_CHUNK = 3;

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(5);
  private static final int FEWEST = 10;
  private static final int MOST = 500;

  private final Database database;
  private final List<String> statements;
  private final Thread thread =
      Thread.ofPlatform().daemon().name("linkgate-store-purge").unstarted(this::always);

  /** Rows in a chunk: as many as {@link #LONGEST} allows, found by trying. */
  private int rows = FEWEST;

  /**
   * @param dropsLinks whether answers go when their link has run out
   */
  Purge(Database database, boolean dropsLinks) {
    this.database = database;
    Dialect dialect = database.dialect();
    String now = "(SELECT " + dialect.now() + ")"; // once, so that the index is used
    String some = " LIMIT ?" + dialect.skipsLocked() + ")";
    String delete =
        "DELETE FROM ledger WHERE id IN (SELECT id FROM ledger WHERE expires_at <= "
            + now
            + " AND lease_until <= "
            + now
            + " ORDER BY expires_at"
            + some;
    String drop =
        "UPDATE ledger SET answer = NULL, link_expires_at = NULL, state = "
            + State.DROPPED.stored()
            + " WHERE id IN (SELECT id FROM ledger WHERE link_expires_at <= "
            + now
            + " ORDER BY link_expires_at"
            + some;
    this.statements = dropsLinks ? List.of(delete, drop) : List.of(delete);
  }

  void start() {
    thread.start();
  }

  /** Returns how many rows it touched. */
  long run() throws SQLException, InterruptedException {
    long all = 0;
    rows = FEWEST; // what was right a minute ago may be much on pages nobody has touched since
    for (String statement : statements) {
      for (int touched = chunk(statement); touched > 0; touched = chunk(statement)) {
        all += touched;
      }
    }
    return all;
  }

  private int chunk(String sql) throws SQLException, InterruptedException {
    long began = System.nanoTime();
    int touched =
        database.write(
            connection -> {
              try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setInt(1, rows);
                return statement.executeUpdate();
              }
            });
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

  private void always() {
    while (true) {
      try {
        Thread.sleep(EVERY);
        run();
      } catch (InterruptedException e) {
        return; // closed
      } catch (SQLException | RuntimeException e) {
        LOG.warn("the store could not be purged: {}", e.toString());
      }
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
