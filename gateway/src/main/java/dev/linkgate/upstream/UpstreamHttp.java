package dev.linkgate.upstream;

import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Http;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.HttpCall;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.upstream.Admission.Ticket;
import dev.linkgate.upstream.Failures.TooLarge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges with one upstream. Each is written at most once, on a connection that was checked
 * before its first byte, and ends within its limits; blocks its thread, which may be virtual.
 */
public final class UpstreamHttp implements Http, AutoCloseable {
  private final String name;
  private final HttpSettings settings;
  private final Admission admission;
  private final Deadlines deadlines;
  private final Semaphore slots;
  private final Connections connections;
  private final Failures failures;

  /**
   * @param upstreamName as configured; failures name the upstream so
   * @param admission shared by all upstreams of the process
   * @param deadlines shared by all upstreams of the process, closed after them
   */
  public UpstreamHttp(
      String upstreamName, HttpSettings settings, Admission admission, Deadlines deadlines) {
    this(upstreamName, settings, admission, deadlines, null);
  }

  /**
   * @param tls whom to trust; null for the JDK's certificate authorities
   */
  public UpstreamHttp(
      String upstreamName,
      HttpSettings settings,
      Admission admission,
      Deadlines deadlines,
      @Nullable SSLContext tls) {
    this.name = upstreamName;
    this.settings = settings;
    this.admission = admission;
    this.deadlines = deadlines;
    this.slots = new Semaphore(settings.maxInFlight());
    this.connections = new Connections(new Dialer(tls, settings.connect()), deadlines);
    this.failures = new Failures(upstreamName, settings);
  }

  /** The upstream's name, as configured. */
  public String name() {
    return name;
  }

  /** Exchanges in flight now. */
  public int inFlight() {
    return settings.maxInFlight() - slots.availablePermits();
  }

  /** Connections open now, in use or kept alive. */
  public int connections() {
    return connections.open();
  }

  /**
   * {@inheritDoc}
   *
   * @throws GatewayException besides, {@code UPSTREAM_UNAVAILABLE} for {@code OVERLOADED} when too
   *     many exchanges are in flight
   */
  @Override
  public HttpAnswer send(HttpCall call) {
    Origin origin = Origin.of(call.uri());
    ClassicHttpRequest request =
        Requests.head(call.method(), call.uri(), origin, call.headers(), call.body().length);
    try (Ticket _ = admission.enter(name, slots)) {
      Watch watch = deadlines.total(settings.total());
      Connection connection = null;
      boolean keep = false;
      try {
        connection = connections.lease(origin, watch);
        connection.write(request, call.body());
        Connection.Answer answer = connection.answer(request);
        byte[] body = readWhole(answer);
        keep = answer.keepsAlive();
        return new HttpAnswer(answer.head().getCode(), headers(answer.head()), body);
      } catch (IOException | HttpException | TooLarge e) {
        throw failures.of(connection, watch, e);
      } finally {
        settle(connection, watch, keep);
      }
    }
  }

  /**
   * Forwards one request, streaming both bodies; nothing is kept but a copy buffer. Silence for
   * longer than the idle limit ends it.
   *
   * @throws GatewayException while nothing has been handed to the sink: render it
   * @throws AnswerBrokenException the upstream failed within its answer: the caller's connection
   *     must be cut, or a truncated answer would pass for a whole one
   * @throws IOException the caller's own streams failed
   */
  public void stream(StreamedCall call, AnswerSink sink) throws IOException {
    if (call.length() > settings.maxRelayBytes()) {
      throw failures.bodyTooLarge();
    }
    Origin origin = Origin.of(call.uri());
    try (Ticket _ = admission.enter(name, slots)) {
      Watch watch = deadlines.idle(settings.relayIdle());
      Streaming streaming = new Streaming(call, sink, failures, watch, settings.maxRelayBytes());
      Connection connection = null;
      boolean keep = false;
      try {
        connection = lease(origin, watch);
        keep = streaming.over(connection, origin);
      } finally {
        settle(connection, watch, keep);
      }
    }
  }

  /**
   * Keeps no connection from now on. Exchanges in flight, and late ones, still run to their end.
   */
  @Override
  public void close() {
    connections.close();
  }

  static Headers headers(ClassicHttpResponse head) {
    List<Headers.Header> list = new ArrayList<>();
    for (org.apache.hc.core5.http.Header header : head.getHeaders()) {
      String value = header.getValue();
      list.add(new Headers.Header(header.getName(), value == null ? "" : value));
    }
    return new Headers(list);
  }

  private Connection lease(Origin origin, Watch watch) {
    try {
      return connections.lease(origin, watch);
    } catch (IOException e) {
      throw failures.of(null, watch, e);
    }
  }

  private byte[] readWhole(Connection.Answer answer) throws IOException, TooLarge {
    int limit = settings.maxAnswerBytes();
    if (answer.length() > limit) {
      throw new TooLarge(limit);
    }
    if (answer.length() >= 0) {
      return answer.body().readNBytes((int) answer.length()); // its stream throws when cut short
    }
    byte[] body = answer.body().readNBytes(limit + 1);
    if (body.length > limit) {
      throw new TooLarge(limit);
    }
    return body;
  }

  private void settle(@Nullable Connection connection, Watch watch, boolean keep) {
    boolean ours = watch.end();
    if (connection == null) {
      return;
    }
    if (keep && ours) {
      connections.release(connection);
    } else {
      connections.discard(connection);
    }
  }
}
