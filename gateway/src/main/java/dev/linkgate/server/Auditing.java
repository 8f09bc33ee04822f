package dev.linkgate.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.audit.AuditDetail;
import dev.linkgate.audit.AuditEntry;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Reason;
import dev.linkgate.routing.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the audit says of an exchange. No keys, links and URLs; of the body what is no secret. */
final class Auditing {
  /** A caller chooses its version and its account's name; neither needs more to be recognised. */
  private static final int MAX_VALUE = 300;

  private Auditing() {}

  /**
   * @param status as answered; 0 when the connection ended before
   */
  static AuditEntry entry(Exchange exchange, int status) {
    Trace trace = exchange.trace();
    Ingress ingress = exchange.ingress();
    Failure failure = exchange.failure();
    Duration took = Duration.ofNanos(System.nanoTime() - exchange.inbound().startedNanos());
    boolean failed = status >= 400 || (failure != null && trace.originalRequest() == null);
    return new AuditEntry(
        exchange.id(),
        Instant.now().minus(took),
        exchange.caller() == null ? null : exchange.caller().name(),
        ingress == null ? null : ingress.api().name(),
        exchange.version() == null ? null : printable(exchange.version().version().text()),
        printable(exchange.inbound().method()),
        exchange.place().route(),
        trace.upstream(),
        trace.upstreamVersion(),
        trace.merchant(),
        trace.account() == null ? null : printable(trace.account()),
        trace.upstreamAccount() == null ? null : printable(trace.upstreamAccount()),
        trace.purpose(),
        status,
        failed ? Reporting.fault(exchange, status) : null,
        failure == null ? null : failure.kind().name().toLowerCase(Locale.ROOT),
        trace.lost().stream().map(Auditing::printable).toList(),
        took,
        trace.upstreamRequestId() == null ? null : printable(trace.upstreamRequestId()),
        trace.keyHash(),
        trace.originalRequest() != null,
        trace.relayed(),
        detail(exchange, failure));
  }

  private static AuditDetail detail(Exchange exchange, @Nullable Failure failure) {
    Trace trace = exchange.trace();
    Reason reason = failure == null ? null : failure.reason();
    return new AuditDetail(
        reason == null ? null : reason.name().toLowerCase(Locale.ROOT),
        trace.upstreamStatus() == 0 ? null : trace.upstreamStatus(),
        trace.originalRequest(),
        new AuditDetail.Timings(
            Duration.ofNanos(exchange.readNanos()),
            Duration.ofNanos(trace.storeNanos()),
            Duration.ofNanos(trace.upstreamNanos())),
        asked(exchange));
  }

  private static @Nullable String asked(Exchange exchange) {
    ObjectNode asked = exchange.asked();
    return asked == null || exchange.version() == null
        ? null
        : exchange.version().shape().redactedRequest(asked, exchange.trace().account());
  }

  private static String printable(String value) {
    return Printable.of(value, MAX_VALUE);
  }
}
