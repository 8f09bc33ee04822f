package dev.linkgate.store;

import dev.linkgate.audit.AuditQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which audit rows, in SQL.
 *
 * @param sql what follows the table's name
 * @param values for its parameters
 */
record AuditWhere(String sql, List<Object> values) {
  static AuditWhere of(AuditQuery query) {
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    add(conditions, values, "caller = ?", query.caller());
    add(conditions, values, "ingress = ?", query.ingress());
    add(conditions, values, "upstream = ?", query.upstream());
    add(conditions, values, "fault = ?", query.fault());
    add(conditions, values, "request_id = ?", query.requestId());
    add(conditions, values, "status >= ?", query.statusFrom());
    add(conditions, values, "status <= ?", query.statusTo());
    add(conditions, values, "at >= ?", millis(query.from()));
    add(conditions, values, "at <= ?", millis(query.to()));
    add(conditions, values, "id > ?", query.after());
    add(conditions, values, "id < ?", query.before());
    String account = query.account();
    if (account != null) {
      conditions.add("(account = ? OR merchant = ? OR upstream_account = ?)");
      values.addAll(List.of(account, account, account));
    }
    values.add(query.limit());
    String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    String order = query.after() == null ? " ORDER BY id DESC" : " ORDER BY id";
    return new AuditWhere(where + order + " LIMIT ?", values);
  }

  private static void add(
      List<String> conditions, List<Object> values, String condition, @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      values.add(value);
    }
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }
}
