package dev.linkgate.server;

import dev.linkgate.adapter.Ingress;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Reason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line per exchange. No keys, links, bodies or URLs: what it names it takes from a fixed list.
 */
final class ExchangeLog {
  private static final Logger LOG = LoggerFactory.getLogger("dev.linkgate.exchange");

  /**
   * A caller chooses its version and its parameters' names; neither needs more to be recognised.
   */
  private static final int MAX_VALUE = 300;

  private ExchangeLog() {}

  static void write(Exchange exchange, int status, long nanos) {
    if (LOG.isInfoEnabled()) {
      LOG.info(line(exchange, status, nanos));
    }
  }

  /** A request the guard turned away: there is no more to tell of it. */
  static void refused(String id, Place place, int status, Failure failure) {
    if (LOG.isInfoEnabled()) {
      StringBuilder line = new StringBuilder(160);
      field(line, "id", id);
      Ingress ingress = place.ingress();
      field(line, "ingress", ingress == null ? null : ingress.api().name());
      field(line, "route", place.route());
      line.append("status=").append(status).append(' ');
      failure(line, failure.fault().word(), failure);
      line.append("relayed=false");
      LOG.info(line.toString());
    }
  }

  static String line(Exchange exchange, int status, long nanos) {
    StringBuilder line = new StringBuilder(320);
    field(line, "id", exchange.id());
    field(line, "caller", exchange.caller() == null ? null : exchange.caller().name());
    Ingress ingress = exchange.ingress();
    field(line, "ingress", ingress == null ? null : ingress.api().name());
    field(line, "version", exchange.version() == null ? null : exchange.version().version().text());
    field(line, "method", exchange.inbound().method());
    field(line, "route", exchange.place().route());
    field(line, "upstream", exchange.trace().upstream());
    field(line, "upstream_id", exchange.trace().upstreamRequestId());
    field(line, "purpose", exchange.trace().purpose());
    line.append("status=").append(status).append(' ');
    boolean failed = status >= 400 || exchange.failure() != null;
    failure(line, failed ? Reporting.fault(exchange, status) : null, exchange.failure());
    line.append("ms=").append(nanos / 1_000_000).append('.');
    line.append((char) ('0' + nanos / 100_000 % 10)).append(' ');
    field(line, "lost", String.join(",", exchange.trace().lost()));
    field(line, "replays", exchange.trace().originalRequest());
    line.append("relayed=").append(exchange.trace().relayed());
    return line.toString();
  }

  private static void failure(
      StringBuilder line, @Nullable String fault, @Nullable Failure failure) {
    field(line, "fault", fault);
    if (failure != null) {
      field(line, "kind", failure.kind().name().toLowerCase(Locale.ROOT));
      Reason reason = failure.reason();
      field(line, "reason", reason == null ? null : reason.name().toLowerCase(Locale.ROOT));
    }
  }

  private static void field(StringBuilder line, String name, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      return;
    }
    String printable = Printable.of(value, MAX_VALUE);
    line.append(name).append('=');
    if (bare(printable)) {
      line.append(printable);
    } else {
      line.append('"');
      for (int i = 0; i < printable.length(); i++) {
        char c = printable.charAt(i);
        if (c == '"' || (c == '\\' && !escape(printable, i))) {
          line.append('\\');
        }
        line.append(c);
      }
      line.append('"');
    }
    line.append(' ');
  }

  /** Whether a backslash is one of {@link Printable}'s own. */
  private static boolean escape(String text, int at) {
    return text.startsWith("\\u", at);
  }

  private static boolean bare(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ' ' || c == '"' || c == '=' || c == '\\') {
        return false;
      }
    }
    return true;
  }
}
