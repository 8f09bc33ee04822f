package dev.linkgate.store;

import dev.linkgate.audit.AuditEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an audit entry becomes a row. */
final class AuditRows {
  private static final List<Column> COLUMNS =
      List.of(
          Column.number("at"),
          Column.text("request_id"),
          Column.text("caller"),
          Column.text("ingress"),
          Column.text("version"),
          Column.text("method"),
          Column.text("route"),
          Column.text("upstream"),
          Column.text("upstream_version"),
          Column.text("merchant"),
          Column.text("account"),
          Column.text("upstream_account"),
          Column.text("purpose"),
          Column.number("status"),
          Column.text("fault"),
          Column.text("kind"),
          Column.text("lost"),
          Column.number("took_micros"),
          Column.text("upstream_request_id"),
          Column.text("key_hash"),
          Column.truth("replayed"),
          Column.truth("relayed"));

  /** Between the names of what was lost: no parameter's name has one. */
  static final char BETWEEN_LOST = '\n';

  /**
   * What a caller may make as long as they like; PostgreSQL's indexes hold 2,700 bytes, and a
   * character takes up to four.
   */
  private static final int LONGEST = 500;

  private AuditRows() {}

  /** For rows of which none is there yet. */
  static RowStatement insert(Dialect dialect) {
    return insert(dialect, "");
  }

  /**
   * For rows that may be there already, because nobody knows what came of a commit. A request's id
   * is ours and drawn once.
   */
  static RowStatement insertUnlessThere(Dialect dialect) {
    return insert(
        dialect, " WHERE NOT EXISTS (SELECT 1 FROM audit WHERE audit.request_id = :request_id)");
  }

  private static RowStatement insert(Dialect dialect, String where) {
    List<String> names = COLUMNS.stream().map(Column::name).toList();
    return new RowStatement(
        dialect,
        COLUMNS,
        "INSERT INTO audit ("
            + String.join(", ", names)
            + ") SELECT :"
            + String.join(", :", names)
            + RowStatement.FROM
            + where,
        null);
  }

  /** In the order of the columns. */
  static @Nullable Object[] row(AuditEntry entry) {
    return new @Nullable Object[] {
      entry.at().toEpochMilli(),
      text(entry.requestId()),
      text(entry.caller()),
      text(entry.ingress()),
      text(entry.version()),
      text(entry.method()),
      text(entry.route()),
      text(entry.upstream()),
      text(entry.upstreamVersion()),
      text(entry.merchant()),
      text(entry.account()),
      text(entry.upstreamAccount()),
      text(entry.purpose()),
      (long) entry.status(),
      text(entry.fault()),
      text(entry.kind()),
      lost(entry),
      entry.took().toNanos() / 1_000,
      text(entry.upstreamRequestId()),
      text(entry.keyHash()),
      entry.replayed(),
      entry.relayed()
    };
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
