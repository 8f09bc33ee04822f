package dev.linkgate.admin;

import dev.linkgate.audit.AuditLog;
import dev.linkgate.audit.AuditQuery;
import dev.linkgate.audit.AuditRow;
import dev.linkgate.audit.AuditText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The audit, filtered; with {@code wait}, as soon as there is something new. */
final class AuditPages {
  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 1_000;

  /** Shorter than proxies and clients give up. */
  private static final int LONGEST_WAIT = 25;

  private static final Duration LOOK = Duration.ofMillis(250);

  private final AuditLog log;

  AuditPages(AuditLog log) {
    this.log = log;
  }

  List<Endpoint> endpoints() {
    return List.of(Endpoint.get("audit", asked -> query(asked.query())));
  }

  private Object query(@Nullable String raw) {
    Query query =
        new Query(
            raw,
            "caller",
            "ingress",
            "upstream",
            "fault",
            "account",
            "request",
            "status-from",
            "status-to",
            "from",
            "to",
            "after",
            "before",
            "limit",
            "wait");
    AuditQuery asked =
        new AuditQuery(
            query.text("caller"),
            query.text("ingress"),
            query.text("upstream"),
            query.text("fault"),
            query.text("account"),
            query.text("request"),
            status(query.number("status-from", 0, 999)),
            status(query.number("status-to", 0, 999)),
            query.instant("from"),
            query.instant("to"),
            query.number("after", 0, Long.MAX_VALUE),
            query.number("before", 0, Long.MAX_VALUE),
            query.number("limit", 1, LARGEST_PAGE, PAGE));
    int wait = query.number("wait", 0, LONGEST_WAIT, 0);
    if (wait > 0 && asked.after() == null) {
      throw new Problem(400, "wait needs after");
    }
    return Map.of("rows", rows(asked, wait).stream().map(AuditText::fields).toList());
  }

  private static @Nullable Integer status(@Nullable Long number) {
    return number == null ? null : number.intValue();
  }

  private List<AuditRow> rows(AuditQuery asked, int wait) {
    long end = System.nanoTime() + Duration.ofSeconds(wait).toNanos();
    List<AuditRow> rows = log.query(asked);
    while (rows.isEmpty() && System.nanoTime() < end) {
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return rows;
      }
      rows = log.query(asked);
    }
    return rows;
  }
}
