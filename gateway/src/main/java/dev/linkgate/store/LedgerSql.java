package dev.linkgate.store;

import dev.linkgate.ledger.LedgerKey;
import dev.linkgate.store.LedgerRow.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** The ledger's statements. Every time is the database's own. */
final class LedgerSql {
  private static final String KEY = " WHERE caller = ? AND api = ? AND key_hash = ?";

  /** An owner is drawn for one claim: nobody else's row is ever matched. */
  private static final String MINE = KEY + " AND owner = ? AND fence = ?";

  private final String select;
  private final String latest;
  private final String claim;
  private final String replace;
  private final String takeOver;

  LedgerSql(Dialect dialect) {
    String now = dialect.now();
    select =
        "SELECT request, upstream, onward, state, fence, owner, created_at, lease_until,"
            + " expires_at, answer, "
            + now
            + " FROM ledger"
            + KEY;
    latest =
        "SELECT key_hash FROM ledger WHERE caller = ? AND api = ? AND request = ? AND generated = "
            + dialect.yes()
            + " AND created_at >= "
            + now
            + " - ? AND expires_at > "
            + now
            + " ORDER BY created_at DESC LIMIT 1";
    // ON CONFLICT alone would wait for whoever is changing a row that is there already, and two
    // nodes could come to wait for each other.
    claim =
        "INSERT INTO ledger (caller, api, key_hash, generated, request, upstream, onward, state,"
            + " fence, owner, created_at, lease_until, expires_at) SELECT ?, ?, ?, ?, ?, ?, ?, "
            + State.RUNNING.stored()
            + ", 1, ?, "
            + now
            + ", "
            + now
            + " + ?, "
            + now
            + " + ? WHERE NOT EXISTS (SELECT 1 FROM ledger"
            + KEY
            + ") ON CONFLICT DO NOTHING";
    replace =
        "UPDATE ledger SET generated = ?, request = ?, upstream = ?, onward = ?, state = "
            + State.RUNNING.stored()
            + ", fence = fence + 1, owner = ?, created_at = "
            + now
            + ", lease_until = "
            + now
            + " + ?, expires_at = "
            + now
            + " + ?, link_expires_at = NULL, answer = NULL"
            + MINE;
    takeOver =
        "UPDATE ledger SET upstream = ?, onward = ?, state = "
            + State.RUNNING.stored()
            + ", fence = fence + 1, owner = ?, lease_until = "
            + now
            + " + ?"
            + MINE
            + " AND state = ?";
  }

  String of(Change.Kind kind) {
    return switch (kind) {
      case END ->
          "UPDATE ledger SET state = ?, lease_until = 0, link_expires_at = ?, answer = ?" + MINE;
      case FORGET -> "DELETE FROM ledger" + MINE;
      case TAKE_OVER -> takeOver;
      case REPLACE -> replace;
      case CLAIM -> claim;
      case AUDIT -> AuditRows.INSERT + AuditRows.VALUES;
    };
  }

  Optional<LedgerRow> row(Connection connection, LedgerKey key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(select)) {
      bindKey(statement, 1, key);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(row(rows)) : Optional.empty();
      }
    }
  }

  Optional<LedgerKey> latest(
      Connection connection, String caller, String api, String request, Duration within)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(latest)) {
      statement.setString(1, caller);
      statement.setString(2, api);
      statement.setString(3, request);
      statement.setLong(4, within.toMillis());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(new LedgerKey(caller, api, rows.getString(1), true))
            : Optional.empty();
      }
    }
  }

  /** Returns the number of the parameter after it. */
  static int bindKey(PreparedStatement statement, int from, LedgerKey key) throws SQLException {
    statement.setString(from, key.caller());
    statement.setString(from + 1, key.api());
    statement.setString(from + 2, key.hash());
    return from + 3;
  }

  private static LedgerRow row(ResultSet rows) throws SQLException {
    return new LedgerRow(
        rows.getString(1),
        rows.getString(2),
        rows.getString(3),
        State.stored(rows.getInt(4)),
        rows.getLong(5),
        rows.getString(6),
        rows.getLong(7),
        rows.getLong(8),
        rows.getLong(9),
        rows.getBytes(10),
        rows.getLong(11));
  }
}
