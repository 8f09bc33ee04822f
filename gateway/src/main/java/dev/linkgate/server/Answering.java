package dev.linkgate.server;

import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.IngressVersion;
import dev.linkgate.canonical.IdempotencyKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.HttpDateFormat;
import org.jspecify.annotations.Nullable;

/** The way back to the caller, with what every answer carries. */
final class Answering {
  /** The guard lets no larger body through to a link path. */
  private static final int MAX_LINK_BODY = 64 << 10;

  /** The usual limit of a proxy for all headers is 8 KiB: a caller's own words get a quarter. */
  private static final int MAX_HEADER = 2048;

  private final Exchange exchange;
  private final Request request;
  private final Response response;
  private final boolean draining;
  private boolean bodyTaken;
  private boolean begun;
  private int status;

  Answering(Exchange exchange, Request request, Response response, boolean draining) {
    this.exchange = exchange;
    this.request = request;
    this.response = response;
    this.draining = draining;
  }

  /** Whether the caller may have some of the answer already. */
  boolean begun() {
    return begun;
  }

  /** The status that was answered; 0 for none. */
  int status() {
    return status;
  }

  /** A link request's body; the guard holds it already. */
  byte[] body() throws IOException {
    return bodyStream().readNBytes(MAX_LINK_BODY + 1);
  }

  /** The body as it comes in. */
  InputStream bodyStream() {
    bodyTaken = true;
    return request.getInputStream();
  }

  /** The body's length; -1 when it is not known before its end, 0 for none. */
  long bodyLength() {
    long declared = request.getContentLengthLong();
    return declared < 0 && request.getHeader("Transfer-Encoding") == null ? 0 : declared;
  }

  /** Sends a whole answer. */
  void send(HttpAnswer answer) throws IOException {
    try (OutputStream out = begin(answer.status(), answer.headers(), answer.body().length)) {
      if (!exchange.inbound().method().equals("HEAD")) {
        out.write(answer.body());
      }
    }
  }

  /**
   * Begins an answer.
   *
   * @param length of its body in bytes; -1 when not known
   */
  OutputStream begin(int code, Headers headers, long length) {
    begun = true;
    status = code;
    response.setStatus(code);
    for (Headers.Header header : headers.list()) {
      if (header.name().equalsIgnoreCase("Content-Type")) {
        response.getResponse().setContentType(header.value());
      } else if (!header.name().equalsIgnoreCase("Content-Length")) {
        response.addHeader(header.name(), header.value());
      }
    }
    common(code, headers);
    if (length >= 0) {
      response.setContentLengthLong(length);
    }
    if (draining || (!bodyTaken && bodyLength() != 0)) {
      response.setHeader("Connection", "close"); // a body nobody reads would be the next request
    }
    return response.getOutputStream();
  }

  /** Ends the connection where it is, so that nothing half passes for whole. */
  void cut() {
    request.getContext().getConnection().terminateSilently();
  }

  private void common(int code, Headers headers) {
    response.addHeader(
        headers.first("Request-Id").isPresent() ? "Linkgate-Request-Id" : "Request-Id",
        exchange.id());
    if (headers.first("Date").isEmpty()) {
      response.addHeader("Date", HttpDateFormat.getCurrentDate());
    }
    add("Linkgate-Upstream", exchange.trace().upstream());
    add("Linkgate-Upstream-Request-Id", exchange.trace().upstreamRequestId());
    List<String> lost = exchange.trace().lost();
    if (!lost.isEmpty()) {
      add("Linkgate-Lost", String.join(", ", lost));
    }
    if (code >= 400 && headers.first("Linkgate-Fault").isEmpty()) {
      add("Linkgate-Fault", Reporting.fault(exchange, code));
    }
    IdempotencyKey key = exchange.callerKey();
    if (key != null) {
      add("Idempotency-Key", key.reveal()); // its own: the upstream saw another
    }
    Ingress ingress = exchange.ingress();
    IngressVersion version = exchange.version();
    if (ingress != null && version != null) {
      for (Headers.Header header : ingress.echo(exchange.inbound().headers(), version).list()) {
        if (headers.first(header.name()).isEmpty()
            && !header.name().equalsIgnoreCase("Idempotency-Key")) {
          add(header.name(), header.value());
        }
      }
    }
  }

  private void add(String name, @Nullable String value) {
    if (value != null) {
      response.addHeader(name, Printable.of(value, MAX_HEADER));
    }
  }
}
