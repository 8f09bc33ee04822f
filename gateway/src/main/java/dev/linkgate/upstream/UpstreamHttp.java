package dev.linkgate.upstream;

import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Http;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.HttpCall;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.upstream.Admission.Ticket;
import dev.linkgate.upstream.Failures.TooLarge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges with one upstream, on connections that are checked before the first byte. Each ends
 * within its limits and is repeated as {@link AttemptEvent} says and no oftener; blocks its thread,
 * which may be virtual.
 */
public final class UpstreamHttp implements Http, AutoCloseable {
  private static final Duration SWEEP = Duration.ofSeconds(5);

  private final String name;
  private final HttpSettings settings;
  private final Admission admission;
  private final Deadlines deadlines;
  private final Semaphore slots;
  private final Connections connections;
  private final CloseableHttpClient client;
  private final Future<?> sweep;
  private final Failures failures;
  private final Breaker breaker;
  private final Attempts attempts;

  /**
   * @param upstreamName as configured; failures name the upstream so
   * @param admission shared by all upstreams of the process
   * @param deadlines shared by all upstreams of the process, closed after them
   * @param breaker the upstream's own
   * @param retried is told what each second attempt follows
   */
  public UpstreamHttp(
      String upstreamName,
      HttpSettings settings,
      Admission admission,
      Deadlines deadlines,
      Breaker breaker,
      Consumer<AttemptEvent> retried) {
    this(upstreamName, settings, admission, deadlines, breaker, retried, null);
  }

  /**
   * @param tls whom to trust; null for the JDK's certificate authorities
   */
  public UpstreamHttp(
      String upstreamName,
      HttpSettings settings,
      Admission admission,
      Deadlines deadlines,
      Breaker breaker,
      Consumer<AttemptEvent> retried,
      @Nullable SSLContext tls) {
    this.name = upstreamName;
    this.settings = settings;
    this.admission = admission;
    this.deadlines = deadlines;
    this.slots = new Semaphore(settings.maxInFlight());
    this.connections = new Connections(settings, tls);
    this.client = client(connections);
    this.sweep = deadlines.every(SWEEP, connections::closeExpired);
    this.failures = new Failures(upstreamName, settings);
    this.breaker = breaker;
    this.attempts = new Attempts(settings.total(), breaker, retried);
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
   *     many exchanges are in flight, for {@code PAUSED} while the breaker is open
   */
  @Override
  public HttpAnswer send(HttpCall call) {
    try (Ticket _ = admission.enter(name, slots);
        Breaker.Passage passage = breaker.enter()) {
      Attempt made = attempts.make(call.repeatable(), limit -> attempt(call, limit));
      passage.tell(made.event());
      return made.answer();
    }
  }

  private Attempt attempt(HttpCall call, Duration limit) {
    ClassicHttpRequest request = Requests.head(call.method(), call.uri(), call.headers());
    request.setEntity(Requests.body(call.method(), call.body()));
    try (Exchange exchange = new Exchange(deadlines, limit, false)) {
      try {
        ClassicHttpResponse head = execute(call.uri(), request, exchange);
        HttpAnswer answer =
            new HttpAnswer(head.getCode(), headers(head), readWhole(head.getEntity()));
        return new Attempt.Answered(AttemptEvent.of(answer.status()), answer);
      } catch (IOException | TooLarge e) {
        return failures.attempt(exchange, e);
      }
    }
  }

  /**
   * Forwards one request, streaming both bodies; nothing is kept but a copy buffer, so nothing can
   * be sent twice. Silence for longer than the idle limit ends it.
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
    ClassicHttpRequest request = Requests.head(call.method(), call.uri(), call.headers());
    try (Ticket _ = admission.enter(name, slots);
        Breaker.Passage passage = breaker.enter();
        Exchange exchange = new Exchange(deadlines, settings.relayIdle(), true)) {
      Streaming streaming = new Streaming(call, failures, exchange, settings.maxRelayBytes());
      request.setEntity(streaming.body());
      ClassicHttpResponse answer = begin(call.uri(), request, exchange, passage);
      // Now, not at the body's end: a probe must not keep others waiting for a long download.
      passage.tell(AttemptEvent.of(answer.getCode()));
      streaming.pass(answer, sink);
    }
  }

  /**
   * Keeps no connection from now on. Exchanges in flight, and late ones, still run to their end.
   */
  @Override
  public void close() {
    sweep.cancel(false);
    connections.keepNothing();
  }

  static Headers headers(ClassicHttpResponse head) {
    List<Headers.Header> list = new ArrayList<>();
    for (org.apache.hc.core5.http.Header header : head.getHeaders()) {
      String value = header.getValue();
      list.add(new Headers.Header(header.getName(), value == null ? "" : value));
    }
    return new Headers(list);
  }

  private ClassicHttpResponse execute(URI uri, ClassicHttpRequest request, Exchange exchange)
      throws IOException {
    return exchange.begun(client.executeOpen(Requests.target(uri), request, exchange));
  }

  /** The same up to the answer's head, with the caller's failures told from the upstream's. */
  private ClassicHttpResponse begin(
      URI uri, ClassicHttpRequest request, Exchange exchange, Breaker.Passage passage)
      throws IOException {
    try {
      return execute(uri, request, exchange);
    } catch (UncheckedIOException e) {
      throw e.getCause(); // the caller's side
    } catch (IOException e) {
      Attempt.Failed failed = failures.attempt(exchange, e);
      passage.tell(failed.event());
      throw failed.failure();
    }
  }

  /** Up to the end of the stream, where the connection goes back to the pool. */
  private byte[] readWhole(@Nullable HttpEntity entity) throws IOException, TooLarge {
    int limit = settings.maxAnswerBytes();
    if (entity == null) {
      return new byte[0];
    }
    long length = entity.getContentLength();
    if (length > limit) {
      throw new TooLarge(limit);
    }
    byte[] body = entity.getContent().readNBytes((length < 0 ? limit : (int) length) + 1);
    if (body.length > limit) {
      throw new TooLarge(limit);
    }
    return body;
  }

  /**
   * Everything HttpClient would do beyond one exchange is off: one attempt is at most one request.
   */
  private static CloseableHttpClient client(Connections connections) {
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setRequestExecutor(new Serving())
        .setKeepAliveStrategy((_, _) -> Connections.MAX_IDLE)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build())
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableContentCompression()
        .disableAuthCaching()
        .disableConnectionState()
        .disableDefaultUserAgent()
        .addRequestInterceptorLast((request, _, _) -> request.removeHeaders("Connection"))
        .build();
  }

  /** Tells the connection whom it serves, before anything is written on it. */
  private static final class Serving extends HttpRequestExecutor {
    @Override
    public ClassicHttpResponse execute(
        ClassicHttpRequest request,
        HttpClientConnection connection,
        @Nullable HttpResponseInformationCallback interim,
        HttpContext exchange)
        throws IOException, HttpException {
      ((Connection) connection).serve((Exchange) exchange);
      try {
        return super.execute(request, connection, interim, exchange);
      } catch (Error e) {
        throw new IllegalStateException(e); // HttpClient would not give the connection back
      }
    }
  }
}
