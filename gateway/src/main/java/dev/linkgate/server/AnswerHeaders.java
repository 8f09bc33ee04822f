package dev.linkgate.server;

import dev.linkgate.adapter.Headers.Header;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.IngressVersion;
import dev.linkgate.canonical.IdempotencyKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.glassfish.grizzly.http.util.HttpDateFormat;
import org.jspecify.annotations.Nullable;

/** What every answer carries, whoever made it. */
final class AnswerHeaders {
  /** The usual limit of a proxy for all headers is 8 KiB: a caller's own words get a quarter. */
  private static final int MAX_HEADER = 2048;

  private final List<Header> headers = new ArrayList<>(8);

  private AnswerHeaders() {}

  /**
   * The headers to add to an answer.
   *
   * @param present whether the answer has a header of that name already
   */
  static List<Header> of(Exchange exchange, int status, Predicate<String> present) {
    AnswerHeaders all = new AnswerHeaders();
    all.add(present.test("Request-Id") ? "Linkgate-Request-Id" : "Request-Id", exchange.id());
    if (!present.test("Date")) {
      all.add("Date", HttpDateFormat.getCurrentDate());
    }
    if (exchange.place() instanceof Place.Refresh) {
      return all.headers; // a visitor is none of our callers
    }
    all.add("Linkgate-Upstream", exchange.trace().upstream());
    all.add("Linkgate-Upstream-Request-Id", exchange.trace().upstreamRequestId());
    List<String> lost = exchange.trace().lost();
    if (!lost.isEmpty()) {
      all.add("Linkgate-Lost", String.join(", ", lost));
    }
    if (status >= 400 && !present.test("Linkgate-Fault")) {
      all.add("Linkgate-Fault", Reporting.fault(exchange, status));
    }
    if (exchange.trace().originalRequest() != null && !present.test("Idempotent-Replayed")) {
      all.add("Idempotent-Replayed", "true");
    }
    if (!present.test("Original-Request")) {
      all.add("Original-Request", exchange.trace().originalRequest());
    }
    IdempotencyKey key = exchange.callerKey();
    if (key != null) {
      all.add("Idempotency-Key", key.reveal()); // its own: the upstream saw another
    }
    all.echo(exchange, present);
    return all.headers;
  }

  private void echo(Exchange exchange, Predicate<String> present) {
    Ingress ingress = exchange.ingress();
    IngressVersion version = exchange.version();
    if (ingress == null || version == null) {
      return;
    }
    for (Header header : ingress.echo(exchange.inbound().headers(), version).list()) {
      if (!present.test(header.name()) && !header.name().equalsIgnoreCase("Idempotency-Key")) {
        add(header.name(), header.value());
      }
    }
  }

  private void add(String name, @Nullable String value) {
    if (value != null) {
      headers.add(new Header(name, Printable.of(value, MAX_HEADER)));
    }
  }
}
