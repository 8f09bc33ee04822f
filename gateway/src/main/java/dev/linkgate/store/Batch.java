package dev.linkgate.store;

import dev.linkgate.audit.AuditEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Changes that share one commit. */
final class Batch {
  private final Map<Change.Kind, List<Change>> byKind = new EnumMap<>(Change.Kind.class);
  private final List<AuditEntry> audits = new ArrayList<>();

  /** Those that changed a row, once they are done. */
  private final Set<Change> changed = Collections.newSetFromMap(new IdentityHashMap<>());

  Batch(List<Change> changes) {
    for (Change change : changes) {
      if (change.kind() != Change.Kind.AUDIT) {
        byKind.computeIfAbsent(change.kind(), _ -> new ArrayList<>()).add(change);
      }
      AuditEntry entry = change.audited();
      if (entry != null) {
        audits.add(entry);
      }
    }
    byKind.values().forEach(same -> same.sort(Change.BY_KEY));
  }

  /** Whether it changed a row. */
  boolean changed(Change change) {
    return changed.contains(change);
  }

  /**
   * Does all of them, one after the other: to a database in our own process no journey is saved,
   * and its driver says nothing of why one of many failed.
   *
   * @param kept the writer's; forgotten when one fails
   * @param again whether they may have been done before
   */
  void oneByOne(Connection connection, KeptStatements kept, ChangeSql sql, boolean again)
      throws SQLException {
    try {
      each(connection, kept, sql, again);
    } catch (SQLException | RuntimeException e) {
      kept.forget();
      throw e;
    }
  }

  private void each(Connection connection, KeptStatements kept, ChangeSql sql, boolean again)
      throws SQLException {
    for (Map.Entry<Change.Kind, List<Change>> same : byKind.entrySet()) {
      RowStatement statement = sql.of(same.getKey());
      PreparedStatement prepared = kept.on(connection, statement.sql(1));
      for (Change change : same.getValue()) {
        statement.bind(prepared, change.row());
        if (prepared.executeUpdate() > 0) {
          changed.add(change);
        }
      }
    }
    if (!audits.isEmpty()) {
      RowStatement audit = sql.audit(again);
      PreparedStatement prepared = kept.on(connection, audit.sql(1));
      for (AuditEntry entry : audits) {
        audit.bind(prepared, AuditRows.row(entry));
        prepared.executeUpdate();
      }
    }
  }

  /**
   * Does all of them in one journey: a statement for each kind, one behind the other, which the
   * server takes as one transaction where none was begun.
   *
   * @param again whether they may have been done before
   * @see <a href="https://www.postgresql.org/docs/current/protocol-flow.html">PostgreSQL: Message
   *     Flow, Pipelining</a>
   */
  void together(Connection connection, ChangeSql sql, boolean again) throws SQLException {
    List<RowStatement> statements = new ArrayList<>();
    List<List<@Nullable Object[]>> rows = new ArrayList<>();
    byKind.forEach(
        (kind, same) -> {
          statements.add(sql.of(kind));
          rows.add(same.stream().map(Change::row).toList());
        });
    if (!audits.isEmpty()) {
      statements.add(sql.audit(again));
      rows.add(audits.stream().map(AuditRows::row).toList());
    }
    if (statements.isEmpty()) {
      return;
    }
    StringJoiner all = new StringJoiner("; ");
    for (int i = 0; i < statements.size(); i++) {
      all.add(statements.get(i).sql(rows.get(i).size()));
    }
    try (PreparedStatement prepared = connection.prepareStatement(all.toString())) {
      int at = 1;
      for (int i = 0; i < statements.size(); i++) {
        at = statements.get(i).bind(connection, prepared, at, rows.get(i));
      }
      prepared.execute();
      for (List<Change> same : byKind.values()) {
        try (ResultSet owners = prepared.getResultSet()) {
          keep(same, owners);
        }
        prepared.getMoreResults();
      }
    }
  }

  private void keep(List<Change> same, ResultSet owners) throws SQLException {
    Set<String> told = new HashSet<>();
    while (owners.next()) {
      told.add(owners.getString(1));
    }
    for (Change change : same) {
      if (told.contains(change.owner())) {
        changed.add(change);
      }
    }
  }
}
