package dev.linkgate.store;

import dev.linkgate.store.LedgerRow.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What can happen to keys, as statements. Every time is the database's own. */
final class ChangeSql {
  /** An owner is drawn for one claim: nobody else's row is ever matched. */
  private static final String MINE =
      " WHERE ledger.caller = :caller AND ledger.api = :api AND ledger.key_hash = :key_hash"
          + " AND ledger.owner = :old_owner AND ledger.fence = :old_fence";

  private static final String RUNNING = String.valueOf(State.RUNNING.stored());

  private final Map<Change.Kind, RowStatement> statements = new EnumMap<>(Change.Kind.class);

  private final RowStatement audit;
  private final RowStatement auditAgain;

  ChangeSql(Dialect dialect) {
    audit = AuditRows.insert(dialect);
    auditAgain = AuditRows.insertUnlessThere(dialect);
    String now = dialect.now();
    List<Column> key = texts("caller", "api", "key_hash");
    List<Column> mine = and(key, Column.text("old_owner"), Column.number("old_fence"));
    List<Column> claimed =
        and(texts("request", "upstream", "onward", "owner"), Column.number("lease"));
    List<Column> anew = and(claimed, Column.truth("generated"), Column.number("kept"));
    add(
        dialect,
        Change.Kind.END,
        and(mine, Column.number("state"), Column.number("link_expires_at"), Column.bytes("answer")),
        "UPDATE ledger SET state = :state, lease_until = 0, link_expires_at = :link_expires_at,"
            + " answer = :answer"
            + RowStatement.FROM
            + MINE);
    add(dialect, Change.Kind.FORGET, mine, "DELETE FROM ledger" + RowStatement.USING + MINE);
    add(
        dialect,
        Change.Kind.TAKE_OVER,
        and(and(mine, claimed), Column.number("old_state")),
        "UPDATE ledger SET upstream = :upstream, onward = :onward, state = "
            + RUNNING
            + ", fence = ledger.fence + 1, owner = :owner, lease_until = "
            + now
            + " + :lease"
            + RowStatement.FROM
            + MINE
            + " AND ledger.state = :old_state");
    add(
        dialect,
        Change.Kind.REPLACE,
        and(mine, anew),
        "UPDATE ledger SET generated = :generated, request = :request, upstream = :upstream,"
            + " onward = :onward, state = "
            + RUNNING
            + ", fence = ledger.fence + 1, owner = :owner, created_at = "
            + now
            + ", lease_until = "
            + now
            + " + :lease, expires_at = "
            + now
            + " + :kept, link_expires_at = NULL, answer = NULL"
            + RowStatement.FROM
            + MINE);
    // ON CONFLICT alone would wait for whoever is changing a row that is there already, and two
    // nodes could come to wait for each other.
    add(
        dialect,
        Change.Kind.CLAIM,
        and(key, anew),
        "INSERT INTO ledger (caller, api, key_hash, generated, request, upstream, onward, owner,"
            + " state, fence, created_at, lease_until, expires_at) SELECT :caller, :api, :key_hash,"
            + " :generated, :request, :upstream, :onward, :owner, "
            + RUNNING
            + ", 1, "
            + now
            + ", "
            + now
            + " + :lease, "
            + now
            + " + :kept"
            + RowStatement.FROM
            + " WHERE NOT EXISTS (SELECT 1 FROM ledger AS other WHERE other.caller = :caller AND"
            + " other.api = :api AND other.key_hash = :key_hash) ON CONFLICT DO NOTHING");
  }

  RowStatement of(Change.Kind kind) {
    return Objects.requireNonNull(statements.get(kind));
  }

  /**
   * @param again whether the rows may be there already
   */
  RowStatement audit(boolean again) {
    return again ? auditAgain : audit;
  }

  private void add(Dialect dialect, Change.Kind kind, List<Column> columns, String template) {
    statements.put(kind, new RowStatement(dialect, columns, template, "ledger.owner"));
  }

  private static List<Column> texts(String... names) {
    return Stream.of(names).map(Column::text).toList();
  }

  private static List<Column> and(List<Column> columns, Column... more) {
    return and(columns, List.of(more));
  }

  private static List<Column> and(List<Column> columns, List<Column> more) {
    List<Column> all = new ArrayList<>(columns);
    all.addAll(more);
    return all;
  }
}
