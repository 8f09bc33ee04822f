package dev.linkgate.store;

import dev.linkgate.audit.AuditEntry;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How an audit entry becomes a row. */
final class AuditRows {
  static final String INSERT =
      "INSERT INTO audit (at, request_id, caller, ingress, version, method, route, upstream,"
          + " upstream_version, merchant, account, upstream_account, purpose, status, fault, kind,"
          + " lost, took_micros, upstream_request_id, key_hash, replayed, relayed)";

  /** Binds with {@link #bind}. */
  static final String VALUES =
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  /**
   * For a row that may be there already, because nobody knows what came of a commit. A request's id
   * is ours and drawn once. Binds with {@link #bind} and then the request's id.
   */
  static final String VALUES_UNLESS_THERE =
      " SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
          + " WHERE NOT EXISTS (SELECT 1 FROM audit WHERE request_id = ?)";

  /** Between the names of what was lost: no parameter's name has one. */
  static final char BETWEEN_LOST = '\n';

  static final int COLUMNS = 22;

  /**
   * What a caller may make as long as they like; PostgreSQL's indexes hold 2,700 bytes, and a
   * character takes up to four.
   */
  private static final int LONGEST = 500;

  private AuditRows() {}

  static void bind(PreparedStatement statement, AuditEntry entry) throws SQLException {
    int at = 1;
    statement.setLong(at++, entry.at().toEpochMilli());
    statement.setString(at++, text(entry.requestId()));
    statement.setString(at++, text(entry.caller()));
    statement.setString(at++, text(entry.ingress()));
    statement.setString(at++, text(entry.version()));
    statement.setString(at++, text(entry.method()));
    statement.setString(at++, text(entry.route()));
    statement.setString(at++, text(entry.upstream()));
    statement.setString(at++, text(entry.upstreamVersion()));
    statement.setString(at++, text(entry.merchant()));
    statement.setString(at++, text(entry.account()));
    statement.setString(at++, text(entry.upstreamAccount()));
    statement.setString(at++, text(entry.purpose()));
    statement.setInt(at++, entry.status());
    statement.setString(at++, text(entry.fault()));
    statement.setString(at++, text(entry.kind()));
    statement.setString(at++, lost(entry));
    statement.setLong(at++, entry.took().toNanos() / 1_000);
    statement.setString(at++, text(entry.upstreamRequestId()));
    statement.setString(at++, text(entry.keyHash()));
    statement.setBoolean(at++, entry.replayed());
    statement.setBoolean(at, entry.relayed());
  }

  private static @Nullable String lost(AuditEntry entry) {
    return entry.lost().isEmpty()
        ? null
        : text(String.join(String.valueOf(BETWEEN_LOST), entry.lost()));
  }

  /** PostgreSQL takes no NUL in a text. */
  private static @Nullable String text(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String held = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    return held.replace('\0', '\uFFFD');
  }
}
