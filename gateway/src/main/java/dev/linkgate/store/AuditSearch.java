package dev.linkgate.store;

import dev.linkgate.audit.AuditPage;
import dev.linkgate.audit.AuditQuery;
import dev.linkgate.audit.AuditRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One look at the audit. An account, a request and what failed are found by their indexes;
 * everything else by looking at rows in the order of their ids, and at so many at most: an index
 * for each filter would be written with each exchange, and for two filters together none would
 * help.
 */
final class AuditSearch {
  /** With 1,000,000 rows 5 ms on SQLite and 40 ms on PostgreSQL, when none of them matches. */
  static final int MOST = 20_000;

  /** Of one account: each is looked up by itself. */
  static final int MOST_OF_ACCOUNT = 2_000;

  /** Statuses from here on have an index of their own. */
  private static final int FAILED = 400;

  /** Rows of an account that are read at one time. */
  private static final int TOGETHER = 200;

  /**
   * Rows are stored in the order in which exchanges end, and asked for by when they began. So long
   * an exchange takes at most, with its wait for the store; nodes' clocks differ by less.
   */
  private static final Duration LATE = Duration.ofMinutes(10);

  /** A few rows that were stored later still do not count. */
  private static final int STRAGGLERS = 100;

  /** Each with an index; the two others are left out of theirs where they are the account's own. */
  private static final Map<String, String> ACCOUNT =
      Map.of(
          "audit_account", "account = ?",
          "audit_merchant", "merchant = ? AND merchant <> account",
          "audit_upstream_account", "upstream_account = ? AND upstream_account <> account");

  private final Dialect dialect;
  private final Connection connection;
  private final AuditQuery query;
  private final AuditWhere where;

  /** The id of the last row when this look began. */
  private long latest;

  AuditSearch(Dialect dialect, Connection connection, AuditQuery query) {
    this.dialect = dialect;
    this.connection = connection;
    this.query = query;
    this.where = AuditWhere.of(query);
  }

  /** The row with this id, or of the request with this one. */
  static Optional<AuditRow> find(Connection connection, String id) throws SQLException {
    boolean number =
        !id.isEmpty() && id.length() < 19 && id.chars().allMatch(c -> c >= '0' && c <= '9');
    String sql = "SELECT " + AuditRows.SELECTED + " FROM audit WHERE ";
    List<AuditRow> found =
        number
            ? rows(connection, sql + "id = ?", List.of(Long.parseLong(id)))
            : rows(connection, sql + "request_id = ?", List.of(id));
    return found.stream().findFirst();
  }

  AuditPage page() throws SQLException {
    Long lowest = number("SELECT min(id) FROM audit");
    Long highest = number("SELECT max(id) FROM audit");
    if (lowest == null || highest == null) {
      return new AuditPage(
          List.of(), query.after() == null ? null : new AuditPage.Further(query.after(), null), 0);
    }
    latest = highest;
    if (query.after() != null) {
      return oldestFirst(Math.max(lowest, query.after() + 1), highest, query.after());
    }
    if (query.requestId() != null) {
      return new AuditPage(
          listed("request_id = ?" + where.sql(), "", with(List.of(query.requestId()))),
          null,
          latest);
    }
    long top = query.before() == null ? highest : Math.min(highest, query.before() - 1);
    return newestFirst(beganAfter(lowest), beganBefore(top));
  }

  private AuditPage oldestFirst(long bottom, long highest, long after) throws SQLException {
    long top = Math.min(highest, bottom + MOST - 1);
    List<AuditRow> rows = range(bottom, top, " ORDER BY id");
    if (rows.size() == query.limit()) {
      AuditRow last = rows.getLast();
      return new AuditPage(rows, new AuditPage.Further(last.id(), last.entry().at()), latest);
    }
    return new AuditPage(rows, new AuditPage.Further(Math.max(top, after), null), latest);
  }

  private AuditPage newestFirst(long bottom, long top) throws SQLException {
    if (query.account() != null) {
      return ofAccount(query.account(), bottom, top);
    }
    if (query.statusFrom() != null && query.statusFrom() >= FAILED) {
      return ofFailed(bottom, top);
    }
    long floor = Math.max(bottom, top - MOST + 1);
    return page(range(floor, top, " ORDER BY id DESC"), floor, bottom);
  }

  private List<AuditRow> range(long bottom, long top, String order) throws SQLException {
    return listed("id >= ? AND id <= ?" + where.sql(), order, with(List.of(bottom, top)));
  }

  /** Newest first: so many that failed, and of those which pass. */
  private AuditPage ofFailed(long bottom, long top) throws SQLException {
    String by = dialect.by("audit_failed");
    String order = " ORDER BY " + dialect.idInIndex() + " DESC";
    String failed =
        "status >= %1$d AND %2$s >= ? AND %2$s <= ?".formatted(FAILED, dialect.idInIndex());
    Long last =
        number(
            "SELECT id FROM audit%s WHERE %s%s LIMIT 1 OFFSET ?".formatted(by, failed, order),
            bottom,
            top,
            MOST - 1);
    long floor = last == null ? bottom : last;
    return page(listed(by, failed + where.sql(), order, with(List.of(floor, top))), floor, bottom);
  }

  /** Newest first: its rows by index, then those that pass. */
  private AuditPage ofAccount(String account, long bottom, long top) throws SQLException {
    TreeSet<Long> ids = new TreeSet<>(Collections.reverseOrder());
    for (Map.Entry<String, String> way : ACCOUNT.entrySet()) {
      String sql =
          "SELECT id FROM audit%1$s WHERE %2$s AND %3$s >= ? AND %3$s <= ? ORDER BY %3$s DESC LIMIT ?"
              .formatted(dialect.by(way.getKey()), way.getValue(), dialect.idInIndex());
      ids.addAll(numbers(sql, List.of(account, bottom, top, MOST_OF_ACCOUNT)));
    }
    List<Long> looked = ids.stream().limit(MOST_OF_ACCOUNT).toList();
    List<AuditRow> rows = new ArrayList<>();
    for (int i = 0; i < looked.size() && rows.size() < query.limit(); i += TOGETHER) {
      List<Long> some = looked.subList(i, Math.min(looked.size(), i + TOGETHER));
      String these = "id IN (" + String.join(", ", Collections.nCopies(some.size(), "?")) + ")";
      rows.addAll(listed(these + where.sql(), " ORDER BY id DESC", with(some)));
    }
    boolean all = looked.size() < MOST_OF_ACCOUNT;
    return page(
        rows.subList(0, Math.min(rows.size(), query.limit())),
        all ? bottom : looked.getLast(),
        bottom);
  }

  /**
   * @param floor the lowest id that was looked at
   * @param bottom the lowest there is to look at
   */
  private AuditPage page(List<AuditRow> rows, long floor, long bottom) throws SQLException {
    if (rows.size() == query.limit()) {
      AuditRow last = rows.getLast();
      return new AuditPage(
          rows,
          last.id() > bottom ? new AuditPage.Further(last.id(), last.entry().at()) : null,
          latest);
    }
    if (floor <= bottom) {
      return new AuditPage(rows, null, latest);
    }
    Long at = number("SELECT at FROM audit WHERE id >= ? ORDER BY id LIMIT 1", floor);
    return new AuditPage(
        rows, new AuditPage.Further(floor, at == null ? null : Instant.ofEpochMilli(at)), latest);
  }

  /** The first id that may have begun when it was asked for. */
  private long beganAfter(long lowest) throws SQLException {
    if (query.from() == null) {
      return lowest;
    }
    Long earlier =
        number(
            "SELECT min(id) FROM (SELECT id FROM audit WHERE at < ? ORDER BY at DESC LIMIT ?) AS near",
            query.from().minus(LATE).toEpochMilli(),
            STRAGGLERS);
    return earlier == null ? lowest : Math.max(lowest, earlier);
  }

  /** The last id that may have begun when it was asked for. */
  private long beganBefore(long top) throws SQLException {
    if (query.to() == null) {
      return top;
    }
    Long later =
        number(
            "SELECT max(id) FROM (SELECT id FROM audit WHERE at > ? ORDER BY at LIMIT ?) AS near",
            query.to().plus(LATE).toEpochMilli(),
            STRAGGLERS);
    return later == null ? top : Math.min(top, later);
  }

  private List<Object> with(List<?> first) {
    List<Object> values = new ArrayList<>(first);
    values.addAll(where.values());
    return values;
  }

  private List<AuditRow> listed(String which, String order, List<Object> values)
      throws SQLException {
    return listed("", which, order, values);
  }

  private List<AuditRow> listed(String by, String which, String order, List<Object> values)
      throws SQLException {
    values.add(query.limit());
    return rows(
        connection,
        "SELECT " + AuditRows.LISTED + " FROM audit" + by + " WHERE " + which + order + " LIMIT ?",
        values);
  }

  private static List<AuditRow> rows(Connection connection, String sql, List<?> values)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<AuditRow> found = new ArrayList<>();
      while (rows.next()) {
        found.add(AuditRows.read(rows));
      }
      return found;
    }
  }

  private List<Long> numbers(String sql, List<?> values) throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<Long> found = new ArrayList<>();
      while (rows.next()) {
        long number = rows.getLong(1);
        if (!rows.wasNull()) {
          found.add(number);
        }
      }
      return found;
    }
  }

  private @Nullable Long number(String sql, Object... values) throws SQLException {
    List<Long> found = numbers(sql, List.of(values));
    return found.isEmpty() ? null : found.getFirst();
  }

  private static PreparedStatement prepared(Connection connection, String sql, List<?> values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
    return statement;
  }
}
