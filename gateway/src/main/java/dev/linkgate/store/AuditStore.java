package dev.linkgate.store;

import dev.linkgate.audit.AuditEntry;
import dev.linkgate.audit.AuditLog;
import dev.linkgate.audit.AuditPage;
import dev.linkgate.audit.AuditQuery;
import dev.linkgate.audit.AuditRow;
import dev.linkgate.config.StoreConfig;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audit in the store. */
final class AuditStore implements AuditLog {
  private static final Logger LOG = LoggerFactory.getLogger(AuditStore.class);

  /** Ids are given in order, with hardly a gap: so many below the highest are at most so many. */
  private static final String SURPLUS = "id <= (SELECT max(id) FROM audit) - ?";

  private final Database database;
  private final Writer writer;
  private final Duration age;
  private final long rows;
  private final AtomicLong lost = new AtomicLong();

  AuditStore(Database database, Writer writer, StoreConfig config) {
    this.database = database;
    this.writer = writer;
    this.age = config.auditAge();
    this.rows = config.auditRows();
  }

  @Override
  public void add(AuditEntry entry) {
    if (!writer.put(entry)) {
      lost.incrementAndGet();
    }
  }

  @Override
  public AuditPage query(AuditQuery query) {
    try {
      return database.read(
          connection -> new AuditSearch(database.dialect(), connection, query).page());
    } catch (SQLException e) {
      throw StoreDown.because(e);
    }
  }

  @Override
  public Optional<AuditRow> find(String id) {
    try {
      return database.read(connection -> AuditSearch.find(connection, id));
    } catch (SQLException e) {
      throw StoreDown.because(e);
    }
  }

  /** Lets go of what is too old or too much, and says what was lost. */
  void purge() {
    long missing = lost.getAndSet(0);
    if (missing > 0) {
      LOG.error("{} audit rows were lost while the store could not be written", missing);
    }
    purge("at < " + database.dialect().nowOnce() + " - ?", age.toMillis(), "at");
    purge(SURPLUS, rows, "id");
  }

  private void purge(String which, long parameter, String order) {
    String sql =
        "DELETE FROM audit WHERE "
            + database.dialect().some("FROM audit WHERE " + which + " ORDER BY " + order);
    try {
      new Chunks(database, sql, parameter).run();
    } catch (SQLException e) {
      throw StoreDown.because(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }
}
