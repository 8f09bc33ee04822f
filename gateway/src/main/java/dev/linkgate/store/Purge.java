package dev.linkgate.store;

import dev.linkgate.store.LedgerRow.State;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes keys whose window is over, and drops answers whose link has run out. */
final class Purge implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Purge.class);

  private static final Duration EVERY = Duration.ofMinutes(1);

  private final Database database;
  private final List<String> statements;
  private final Thread thread =
      Thread.ofPlatform().daemon().name("linkgate-store-purge").unstarted(this::always);

  /**
   * @param dropsLinks whether answers go when their link has run out
   */
  Purge(Database database, boolean dropsLinks) {
    this.database = database;
    Dialect dialect = database.dialect();
    String now = dialect.nowOnce();
    String delete =
        "DELETE FROM ledger WHERE "
            + dialect.some(
                "FROM ledger WHERE expires_at <= "
                    + now
                    + " AND lease_until <= "
                    + now
                    + " ORDER BY expires_at");
    String drop =
        "UPDATE ledger SET answer = NULL, link_expires_at = NULL, state = "
            + State.DROPPED.stored()
            + " WHERE "
            + dialect.some(
                "FROM ledger WHERE link_expires_at <= " + now + " ORDER BY link_expires_at");
    this.statements = dropsLinks ? List.of(delete, drop) : List.of(delete);
  }

  void start() {
    thread.start();
  }

  /** Returns how many rows it touched. */
  long run() throws SQLException, InterruptedException {
    long all = 0;
    for (String statement : statements) {
      all += new Chunks(database, statement).run();
    }
    return all;
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
