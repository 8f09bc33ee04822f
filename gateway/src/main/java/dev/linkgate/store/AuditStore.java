package dev.linkgate.store;

import dev.linkgate.audit.AuditEntry;
import dev.linkgate.audit.AuditLog;
import dev.linkgate.audit.AuditQuery;
import dev.linkgate.audit.AuditRow;
import dev.linkgate.config.StoreConfig;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audit in the store. */
final class AuditStore implements AuditLog {
  private static final Logger LOG = LoggerFactory.getLogger(AuditStore.class);

  private static final String COLUMNS =
      "SELECT id, at, request_id, caller, ingress, version, method, route, upstream,"
          + " upstream_version, merchant, account, upstream_account, purpose, status, fault, kind,"
          + " lost, took_micros, upstream_request_id, key_hash, replayed, relayed FROM audit";

  /** Ids are given in order, with hardly a gap: so many below the highest are at most so many. */
  private static final String SURPLUS = "id <= (SELECT max(id) FROM audit) - ?";

  private final Database database;
  private final Writer writer;
  private final Duration age;
  private final long rows;
  private final AtomicLong lost = new AtomicLong();
  private volatile boolean closing;

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
  public List<AuditRow> query(AuditQuery query) {
    try {
      return database.read(it -> query(it, query));
    } catch (SQLException e) {
      throw StoreDown.because(e);
    }
  }

  private static List<AuditRow> query(Connection connection, AuditQuery query) throws SQLException {
    AuditWhere where = AuditWhere.of(query);
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS + where.sql())) {
      List<Object> values = where.values();
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      List<AuditRow> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(row(rows));
        }
      }
      return found;
    }
  }

  private static AuditRow row(ResultSet row) throws SQLException {
    String lost = row.getString(18);
    return new AuditRow(
        row.getLong(1),
        new AuditEntry(
            row.getString(3),
            Instant.ofEpochMilli(row.getLong(2)),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            row.getString(7),
            row.getString(8),
            row.getString(9),
            row.getString(10),
            row.getString(11),
            row.getString(12),
            row.getString(13),
            row.getString(14),
            row.getInt(15),
            row.getString(16),
            row.getString(17),
            lost == null
                ? List.of()
                : List.of(lost.split(String.valueOf(AuditRows.BETWEEN_LOST), -1)),
            Duration.ofNanos(row.getLong(19) * 1_000),
            row.getString(20),
            row.getString(21),
            row.getBoolean(22),
            row.getBoolean(23)));
  }

  /** Lets go of what is too old or too much, and says what was lost. */
  void purge() {
    long missing = lost.getAndSet(0);
    if (missing > 0) {
      LOG.error("{} audit rows were lost while the store could not be written", missing);
    }
    purge("at < " + database.dialect().now() + " - ?", age.toMillis(), "at");
    purge(SURPLUS, rows, "id");
  }

  private void purge(String which, long parameter, String order) {
    String sql =
        "DELETE FROM audit WHERE id IN (SELECT id FROM audit WHERE "
            + which
            + " ORDER BY "
            + order
            + " LIMIT ?"
            + database.dialect().skipsLocked()
            + ")";
    var pace = new Pace(database.isOurs());
    try {
      int gone;
      int asked;
      do {
        asked = pace.size();
        int most = asked;
        long began = System.nanoTime();
        gone = database.write(it -> delete(it, sql, parameter, most));
        pace.took(System.nanoTime() - began);
      } while (gone == asked && !closing);
    } catch (SQLException e) {
      throw StoreDown.because(e);
    }
  }

  private static int delete(Connection connection, String sql, long parameter, int most)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, parameter);
      statement.setInt(2, most);
      return statement.executeUpdate();
    }
  }

  /** Stops what is under way between two of its steps. */
  void close() {
    closing = true;
  }
}
