package dev.linkgate.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries SQLite's write-ahead log over into the file beside those who write. SQLite itself does it
 * within a commit, and everybody who waits for that one waits for it too.
 *
 * @see <a href="https://sqlite.org/wal.html#ckpt">SQLite: Checkpointing</a>
 */
final class Checkpoints implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  private static final Duration EVERY = Duration.ofMillis(50);

  /** 6 MiB of pages: more would be carried over less often, and hold up those who write longer. */
  private static final int ENOUGH = 1_500;

  /** So few pages are carried over while those who write wait: some milliseconds. */
  private static final int FEW = 200;

  /** At full load each time leaves a tenth of the one before. */
  private static final int TIMES = 4;

  /** A checkpoint ends within a fraction of this. */
  private static final Duration LAST_ONE = Duration.ofSeconds(5);

  private final Database database;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("linkgate-store-checkpoint").unstarted(this::always);

  Checkpoints(Database database) {
    this.database = database;
  }

  void start() {
    thread.start();
  }

  private void always() {
    try {
      while (!closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        runWhenItIsTime();
      }
    } catch (InterruptedException e) {
      // nobody interrupts it: that would close the file it syncs
    }
  }

  private void runWhenItIsTime() {
    try {
      if (database.read(connection -> left(connection, "NOOP")) >= ENOUGH) {
        run();
      }
    } catch (SQLException | IOException | RuntimeException e) {
      LOG.debug("no checkpoint this time", e); // whoever writes next says what is wrong
    }
  }

  /**
   * The log begins anew only when nothing is left in it, and that takes a moment without writes.
   * SQLite syncs the file only then: what is synced before does not take from that moment.
   */
  void run() throws SQLException, IOException {
    for (int time = 0; time < TIMES; time++) {
      if (database.read(connection -> left(connection, "PASSIVE")) < FEW) {
        break;
      }
    }
    database.sync();
    database.alone(connection -> left(connection, "PASSIVE"));
  }

  /** Does what the mode says; returns how many pages of the log are not in the file then. */
  private static int left(Connection connection, String mode) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(" + mode + ")")) {
      row.next();
      return row.getInt(2) - row.getInt(3);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(LAST_ONE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
