package dev.linkgate.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.linkgate.adapter.Headers;
import dev.linkgate.testing.DocumentedAnswers;
import dev.linkgate.testing.RecordedRequest;
import dev.linkgate.testing.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All three providers on one socket, counting what is asked for each account: every request of
 * these tests is for an account of its own. It honours idempotency keys, or does not look at them.
 */
final class CountingProvider implements AutoCloseable {
  private final boolean honours;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Seen> accounts = new ConcurrentHashMap<>();
  private final Map<String, Carried> keys = new ConcurrentHashMap<>();
  private final Phaser arrivals = new Phaser(1);
  private final IntSupplier pause;

  /** What was asked for one account. */
  static final class Seen {
    private final AtomicInteger posts = new AtomicInteger();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final Set<String> links = ConcurrentHashMap.newKeySet();

    int posts() {
      return posts.get();
    }

    /** The idempotency keys it was asked under. */
    Set<String> keys() {
      return Set.copyOf(keys);
    }

    /** The answers with a link in them that were made, given or not. */
    Set<String> links() {
      return Set.copyOf(links);
    }
  }

  /** A request under a key, from its arrival. */
  private static final class Carried {
    private volatile Reply.@Nullable Answer answer;
  }

  private CountingProvider(boolean honours, HttpServer server, IntSupplier pause) {
    this.honours = honours;
    this.server = server;
    this.pause = pause;
  }

  /**
   * @param honours whether a key brings the same link again, and a 409 while it is being made
   * @param pause how long each half of a request takes, in milliseconds: until the link is made,
   *     and from then to its answer
   */
  static CountingProvider start(boolean honours, IntSupplier pause) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
    CountingProvider provider = new CountingProvider(honours, server, pause);
    server.setExecutor(provider.threads);
    server.createContext("/", provider::serve);
    server.start();
    return provider;
  }

  /** Without a slash at the end. */
  String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What was asked for an account; null for nothing. */
  @Nullable Seen of(String account) {
    return accounts.get(account);
  }

  /** Until the next request arrives, a second at most. */
  void awaitArrival() throws InterruptedException {
    try {
      arrivals.awaitAdvanceInterruptibly(arrivals.getPhase(), 1, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      // There is none: whoever waits goes on all the same.
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      RecordedRequest request = request(exchange);
      var tree = request.tree();
      String account = tree.path(tree.has("company_id") ? "company_id" : "account").asText();
      Seen seen = accounts.computeIfAbsent(account, _ -> new Seen());
      String key = Objects.requireNonNullElse(request.header("Idempotency-Key"), "none");
      seen.keys.add(key);
      seen.posts.incrementAndGet();
      arrivals.arrive();
      answer(exchange, honours ? honoured(request, key, seen) : made(request, seen));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the end of the test
    }
  }

  private Reply.Answer honoured(RecordedRequest request, String key, Seen seen)
      throws InterruptedException {
    Carried mine = new Carried();
    Carried before = keys.putIfAbsent(key, mine);
    if (before != null) {
      Reply.Answer answer = before.answer;
      return answer == null ? DocumentedAnswers.error(request.api(), 409) : answer;
    }
    pause();
    Reply.Answer answer = link(request, seen);
    mine.answer = answer;
    pause();
    return answer;
  }

  private Reply.Answer made(RecordedRequest request, Seen seen) throws InterruptedException {
    pause();
    Reply.Answer answer = link(request, seen);
    pause();
    return answer;
  }

  private static Reply.Answer link(RecordedRequest request, Seen seen) {
    Reply.Answer answer = DocumentedAnswers.link(request);
    seen.links.add(DocumentedAnswers.body(answer).path("url").asText());
    return answer;
  }

  private void pause() throws InterruptedException {
    Thread.sleep(pause.getAsInt());
  }

  private static RecordedRequest request(HttpExchange exchange) throws IOException {
    Headers headers = Headers.NONE;
    for (var header : exchange.getRequestHeaders().entrySet()) {
      headers = headers.with(header.getKey(), header.getValue().getFirst());
    }
    return new RecordedRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().toString(),
        headers,
        exchange.getRequestBody().readAllBytes(),
        Instant.now(),
        1);
  }

  private static void answer(HttpExchange exchange, Reply.Answer answer) throws IOException {
    for (Headers.Header header : answer.headers().list()) {
      exchange.getResponseHeaders().add(header.name(), header.value());
    }
    exchange.sendResponseHeaders(answer.status(), answer.body().length);
    exchange.getResponseBody().write(answer.body());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
