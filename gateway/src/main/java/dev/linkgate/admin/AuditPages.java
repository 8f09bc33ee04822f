package dev.linkgate.admin;

import dev.linkgate.audit.AuditLog;
import dev.linkgate.audit.AuditPage;
import dev.linkgate.audit.AuditQuery;
import dev.linkgate.audit.AuditText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The audit, filtered; with {@code wait}, as soon as there is something new. */
final class AuditPages {
  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 1_000;

  /** Shorter than proxies and clients give up. */
  private static final int LONGEST_WAIT = 25;

  /** A request for each look at rows that do not match would take longer than the look. */
  private static final Duration LOOKING = Duration.ofMillis(75);

  private static final Duration LOOK = Duration.ofMillis(250);

  /** 0 is a connection that ended before there was an answer. */
  private static final Pattern STATUS = Pattern.compile("0|[1-5][0-9][0-9]|[1-5]xx");

  private final AuditLog log;

  AuditPages(AuditLog log) {
    this.log = log;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("audit", asked -> query(asked.query())),
        Endpoint.get("audit/*", asked -> one(asked.segment(0))));
  }

  private Object one(String id) {
    return log.find(id)
        .map(AuditText::whole)
        .orElseThrow(
            () ->
                new Problem(
                    404,
                    "there is no row of this exchange: it is written when the exchange has ended,"
                        + " and goes when it is older than store.audit.keep"));
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
            "status",
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
            status(query, "status-from", "00"),
            status(query, "status-to", "99"),
            query.instant("from"),
            query.instant("to"),
            query.number("after", 0, Long.MAX_VALUE),
            query.number("before", 0, Long.MAX_VALUE),
            query.number("limit", 1, LARGEST_PAGE, PAGE));
    int wait = query.number("wait", 0, LONGEST_WAIT, 0);
    if (wait > 0 && asked.after() == null) {
      throw new Problem(400, "wait needs after");
    }
    return told(asked.after() == null ? before(asked) : after(asked, wait));
  }

  private static Object told(AuditPage page) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("rows", page.rows().stream().map(AuditText::fields).toList());
    AuditPage.Further further = page.further();
    if (further != null) {
      Map<String, Object> where = new LinkedHashMap<>();
      where.put("id", further.id());
      if (further.at() != null) {
        where.put("at", further.at().toString());
      }
      told.put("further", where);
    }
    told.put("latest", page.latest());
    return told;
  }

  /** A bound of its own, or the one that a status or a class such as {@code 4xx} has. */
  private static @Nullable Integer status(Query query, String bound, String rest) {
    Long number = query.number(bound, 0, 999);
    String status = query.text("status");
    if (status == null) {
      return number == null ? null : number.intValue();
    }
    if (number != null) {
      throw new Problem(400, "status says it all; leave " + bound + " out");
    }
    if (!STATUS.matcher(status).matches()) {
      throw new Problem(400, "status must be one such as 404, a class such as 4xx, or 0");
    }
    return Integer.parseInt(status.endsWith("xx") ? status.charAt(0) + rest : status);
  }

  /** Newest first; looks further back as long as it found nothing and it takes no time. */
  private AuditPage before(AuditQuery first) {
    long end = System.nanoTime() + LOOKING.toNanos();
    AuditPage page = log.query(first);
    long latest = page.latest(); // what came while it looked further back was not looked at
    while (page.rows().isEmpty() && page.further() != null && System.nanoTime() < end) {
      page = log.query(first.from(page.further().id()));
    }
    return new AuditPage(page.rows(), page.further(), latest);
  }

  private AuditPage after(AuditQuery first, int wait) {
    long end = System.nanoTime() + Duration.ofSeconds(wait).toNanos();
    AuditQuery asked = first;
    AuditPage page = log.query(asked);
    while (page.rows().isEmpty() && page.further() != null && System.nanoTime() < end) {
      boolean behind = page.further().id() != Objects.requireNonNull(asked.after());
      asked = asked.from(page.further().id());
      if (!behind && !slept()) {
        return page;
      }
      page = log.query(asked);
    }
    return page;
  }

  private static boolean slept() {
    try {
      Thread.sleep(LOOK);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
