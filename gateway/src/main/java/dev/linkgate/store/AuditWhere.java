package dev.linkgate.store;

import dev.linkgate.audit.AuditQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query's filters in SQL. None leads to an index by itself: which rows are looked at at all,
 * {@link AuditSearch} says, and no planner is to know better.
 *
 * @param sql begins with AND; empty for no filter
 * @param values for its parameters
 */
record AuditWhere(String sql, List<Object> values) {
  AuditWhere {
    values = List.copyOf(values);
  }

  static AuditWhere of(AuditQuery query) {
    StringBuilder sql = new StringBuilder();
    List<Object> values = new ArrayList<>();
    add(sql, values, "caller = ?", query.caller());
    add(sql, values, "ingress = ?", query.ingress());
    add(sql, values, "upstream = ?", query.upstream());
    add(sql, values, "fault = ?", query.fault());
    add(sql, values, "request_id || '' = ?", query.requestId());
    add(sql, values, "status >= ?", query.statusFrom());
    add(sql, values, "status <= ?", query.statusTo());
    add(sql, values, "at + 0 >= ?", millis(query.from()));
    add(sql, values, "at + 0 <= ?", millis(query.to()));
    String account = query.account();
    if (account != null) {
      sql.append(" AND (account || '' = ? OR merchant || '' = ? OR upstream_account || '' = ?)");
      values.addAll(List.of(account, account, account));
    }
    return new AuditWhere(sql.toString(), values);
  }

  private static void add(
      StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
    if (value != null) {
      sql.append(" AND ").append(condition);
      values.add(value);
    }
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }
}
