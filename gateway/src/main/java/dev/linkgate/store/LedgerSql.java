package dev.linkgate.store;

import dev.linkgate.ledger.LedgerKey;
import dev.linkgate.store.LedgerRow.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** What the ledger is asked. Every time is the database's own. */
final class LedgerSql {
  private static final String KEY = " WHERE caller = ? AND api = ? AND key_hash = ?";

  private final String select;
  private final String latest;

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
            + dialect.nowOnce()
            + " - ? AND expires_at > "
            + dialect.nowOnce()
            + " ORDER BY created_at DESC LIMIT 1";
  }

  Optional<LedgerRow> row(Connection connection, LedgerKey key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(select)) {
      statement.setString(1, key.caller());
      statement.setString(2, key.api());
      statement.setString(3, key.hash());
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
