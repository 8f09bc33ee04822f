package dev.linkgate.store;

import dev.linkgate.audit.AuditEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Changes that share one commit. */
final class Batch {
  private final LedgerSql sql;
  private final boolean together;

  /** How many rows each change changed, once they are done. */
  private final IdentityHashMap<Change, Integer> rows = new IdentityHashMap<>();

  private final Map<Change.Kind, List<Change>> byKind = new EnumMap<>(Change.Kind.class);

  Batch(Dialect dialect, LedgerSql sql, List<Change> changes) {
    this.sql = sql;
    this.together = dialect.batches();
    for (Change change : changes) {
      byKind.computeIfAbsent(change.kind(), _ -> new ArrayList<>()).add(change);
    }
    byKind.values().forEach(same -> same.sort(Change.BY_KEY));
  }

  /**
   * Does all of them.
   *
   * @param again whether they may have been done before
   */
  void on(Connection connection, boolean again) throws SQLException {
    for (Map.Entry<Change.Kind, List<Change>> same : byKind.entrySet()) {
      if (same.getKey() != Change.Kind.AUDIT) {
        try (PreparedStatement statement = connection.prepareStatement(sql.of(same.getKey()))) {
          change(statement, same.getValue());
        }
      }
    }
    audit(connection, again);
  }

  /** Whether it changed a row. */
  boolean changed(Change change) {
    return rows.getOrDefault(change, 0) > 0;
  }

  private void change(PreparedStatement statement, List<Change> changes) throws SQLException {
    for (Change change : changes) {
      change.bind(statement);
      if (together) {
        statement.addBatch();
      } else {
        rows.put(change, statement.executeUpdate());
      }
    }
    if (together) {
      int[] counts = statement.executeBatch();
      for (int i = 0; i < counts.length; i++) {
        rows.put(changes.get(i), counts[i]);
      }
    }
  }

  private void audit(Connection connection, boolean again) throws SQLException {
    List<AuditEntry> entries = new ArrayList<>();
    for (List<Change> same : byKind.values()) {
      for (Change change : same) {
        AuditEntry entry = change.audited();
        if (entry != null) {
          entries.add(entry);
        }
      }
    }
    if (entries.isEmpty()) {
      return;
    }
    String insert = AuditRows.INSERT + (again ? AuditRows.VALUES_UNLESS_THERE : AuditRows.VALUES);
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (AuditEntry entry : entries) {
        AuditRows.bind(statement, entry);
        if (again) {
          statement.setString(AuditRows.COLUMNS + 1, entry.requestId());
        }
        if (together) {
          statement.addBatch();
        } else {
          statement.executeUpdate();
        }
      }
      if (together) {
        statement.executeBatch();
      }
    }
  }
}
