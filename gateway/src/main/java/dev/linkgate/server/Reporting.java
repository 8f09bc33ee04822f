package dev.linkgate.server;

import dev.linkgate.audit.AuditLog;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.Reason;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is told of every exchange: one log line, the metrics, and the audit. */
final class Reporting {
  private static final Logger LOG = LoggerFactory.getLogger(Reporting.class);

  private final Metrics metrics;
  private final AuditLog audit;
  private final AtomicInteger inFlight = new AtomicInteger();

  Reporting(Metrics metrics, AuditLog audit) {
    this.metrics = metrics;
    this.audit = audit;
    metrics.inFlight(inFlight);
  }

  void begins() {
    inFlight.incrementAndGet();
  }

  /**
   * @param status what was answered; 0 when the connection ended before
   */
  void ends(Exchange exchange, int status) {
    inFlight.decrementAndGet();
    long nanos = System.nanoTime() - exchange.inbound().startedNanos();
    metrics.exchange(exchange, status, nanos);
    played(exchange, status, nanos);
    ExchangeLog.write(exchange, status, nanos);
    if (!exchange.trace().audited() && isAudited(exchange.place())) {
      audit.add(Auditing.entry(exchange, status));
    }
    Failure failure = exchange.failure();
    if (failure != null && failure.reason() == Reason.OWN_CREDENTIAL) {
      LOG.error("upstream '{}' refuses our credential: replace it", exchange.trace().upstream());
    }
  }

  /** What the sandbox makes never passes where upstreams are timed. */
  private void played(Exchange exchange, int status, long nanos) {
    String name = exchange.trace().upstream();
    boolean again = exchange.trace().originalRequest() != null;
    if (name == null || status == 0 || again || !isPlayed(exchange, name)) {
      return;
    }
    Failure failure = exchange.failure();
    if (failure == null) {
      metrics.traffic().answered(name, status, nanos);
    } else if (failure.fault() == Fault.UPSTREAM) {
      metrics.traffic().failed(name, failure.kind(), nanos);
    }
  }

  private static boolean isPlayed(Exchange exchange, String upstream) {
    return exchange
        .generation()
        .configuration()
        .upstream(upstream)
        .filter(it -> it.baseUrl() == null)
        .isPresent();
  }

  /** Looking at a page changes nothing. */
  private static boolean isAudited(Place place) {
    return switch (place) {
      case Place.Page _ -> false;
      case Place.Refresh refresh -> refresh.asks();
      case Place.Link _, Place.Other _, Place.Nowhere _ -> true;
    };
  }

  /** The guard turned a request away before there was an exchange. */
  void refuses(String id, Place place, int status, Failure failure) {
    metrics.refused(place.route(), status, failure);
    ExchangeLog.refused(id, place, status, failure);
  }

  /** Exchanges being answered now. */
  int inFlight() {
    return inFlight.get();
  }

  /** Whose failure an answer tells of: where nobody knows, its status says it. */
  static String fault(Exchange exchange, int status) {
    Failure failure = exchange.failure();
    if (failure != null) {
      return failure.fault().word();
    }
    return status < 500 ? "caller" : "upstream";
  }
}
