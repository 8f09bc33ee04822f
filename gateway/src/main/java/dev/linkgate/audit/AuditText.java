package dev.linkgate.audit;

import dev.linkgate.adapter.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row in words, for JSON and for people. */
public final class AuditText {
  private static final double NANOS_PER_MILLI = 1e6;

  private AuditText() {}

  /** What is known of it, by name. */
  public static Map<String, Object> fields(AuditRow row) {
    AuditEntry entry = row.entry();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", row.id());
    fields.put("at", entry.at().toString());
    fields.put("request", entry.requestId());
    put(fields, "caller", entry.caller());
    put(fields, "ingress", entry.ingress());
    put(fields, "version", entry.version());
    fields.put("method", entry.method());
    put(fields, "route", entry.route());
    put(fields, "upstream", entry.upstream());
    put(fields, "upstream-version", entry.upstreamVersion());
    put(fields, "merchant", entry.merchant());
    put(fields, "account", entry.account());
    put(fields, "upstream-account", entry.upstreamAccount());
    put(fields, "purpose", entry.purpose());
    fields.put("status", entry.status());
    put(fields, "fault", entry.fault());
    put(fields, "kind", entry.kind());
    put(fields, "reason", entry.detail().reason());
    if (!entry.lost().isEmpty()) {
      fields.put("lost", entry.lost());
    }
    fields.put("took-ms", millis(entry.took()));
    put(fields, "upstream-request", entry.upstreamRequestId());
    put(fields, "key-hash", entry.keyHash());
    fields.put("replayed", entry.replayed());
    fields.put("relayed", entry.relayed());
    return fields;
  }

  /** The same with where its time went and what was asked. */
  public static Map<String, Object> whole(AuditRow row) {
    Map<String, Object> fields = fields(row);
    AuditDetail detail = row.entry().detail();
    if (detail.upstreamStatus() != null) {
      fields.put("upstream-status", detail.upstreamStatus());
    }
    put(fields, "replays", detail.replays());
    AuditDetail.Timings timings = detail.timings();
    if (timings != null) {
      Map<String, Object> spent = new LinkedHashMap<>();
      spent.put("read", millis(timings.read()));
      spent.put("store", millis(timings.store()));
      spent.put("upstream", millis(timings.upstream()));
      fields.put("timings-ms", spent);
    }
    if (detail.asked() != null) {
      Json.object(detail.asked().getBytes(StandardCharsets.UTF_8))
          .ifPresent(asked -> fields.put("asked", asked));
    }
    return fields;
  }

  private static double millis(Duration time) {
    return time.toNanos() / NANOS_PER_MILLI;
  }

  private static void put(Map<String, Object> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
