package dev.linkgate.store;

import dev.linkgate.audit.AuditDetail;
import dev.linkgate.audit.AuditEntry;
import dev.linkgate.audit.AuditRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
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
          Column.truth("relayed"),
          Column.text("reason"),
          Column.number("upstream_status"),
          Column.text("replays"),
          Column.number("read_micros"),
          Column.number("store_micros"),
          Column.number("upstream_micros"),
          Column.text("asked"));

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
    AuditDetail detail = entry.detail();
    AuditDetail.Timings timings = detail.timings();
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
      micros(entry.took()),
      text(entry.upstreamRequestId()),
      text(entry.keyHash()),
      entry.replayed(),
      entry.relayed(),
      text(detail.reason()),
      detail.upstreamStatus() == null ? null : (long) detail.upstreamStatus(),
      text(detail.replays()),
      timings == null ? null : micros(timings.read()),
      timings == null ? null : micros(timings.store()),
      timings == null ? null : micros(timings.upstream()),
      detail.asked() == null ? null : storable(detail.asked()) // whoever made it bounded it
    };
  }

  private static long micros(Duration time) {
    return time.toNanos() / 1_000;
  }

  private static @Nullable String lost(AuditEntry entry) {
    return entry.lost().isEmpty()
        ? null
        : text(String.join(String.valueOf(BETWEEN_LOST), entry.lost()));
  }

  private static @Nullable String text(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String held = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    return storable(held);
  }

  /** PostgreSQL takes no NUL in a text. */
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }

  /** Names, in the order in which {@link #read} reads them. */
  static final String SELECTED =
      "id, " + COLUMNS.stream().map(Column::name).collect(Collectors.joining(", "));

  /** The same without the body, which is half of a row. */
  static final String LISTED = SELECTED.replace(", asked", ", NULL AS asked");

  /** A row that was selected. */
  static AuditRow read(ResultSet row) throws SQLException {
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
            lost == null ? List.of() : List.of(lost.split(String.valueOf(BETWEEN_LOST), -1)),
            time(row.getLong(19)),
            row.getString(20),
            row.getString(21),
            row.getBoolean(22),
            row.getBoolean(23),
            detail(row)));
  }

  private static AuditDetail detail(ResultSet row) throws SQLException {
    int status = row.getInt(25);
    Integer upstreamStatus = row.wasNull() ? null : status;
    long read = row.getLong(27);
    AuditDetail.Timings timings =
        row.wasNull()
            ? null
            : new AuditDetail.Timings(time(read), time(row.getLong(28)), time(row.getLong(29)));
    return new AuditDetail(
        row.getString(24), upstreamStatus, row.getString(26), timings, row.getString(30));
  }

  private static Duration time(long micros) {
    return Duration.ofNanos(micros * 1_000);
  }
}
