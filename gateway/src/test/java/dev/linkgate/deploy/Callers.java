package dev.linkgate.deploy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Callers of all three APIs that keep their connections and never try again: what fails, fails.
 * Every request has an idempotency key of its own.
 */
final class Callers implements AutoCloseable {
  static final String KEY = "lgk_key_of_a_caller_in_tests_0001";

  /** Three of each API. */
  static final int COUNT = 9;

  /** Between two requests of a caller: some 300 a second in all, so that the machine has air. */
  private static final Duration PAUSE = Duration.ofMillis(30);

  /** Longer than HAProxy and the gateway wait for anybody. */
  private static final int PATIENCE_MILLIS = 100_000;

  private static final List<String> REQUESTS =
      List.of(
          request(
              "/v1/account_links",
              "application/x-www-form-urlencoded",
              "account=acct_1&type=account_onboarding&refresh_url=https%3A%2F%2Fshop.example%2Fr"
                  + "&return_url=https%3A%2F%2Fshop.example%2Fd"),
          request(
              "/v2/core/account_links",
              "application/json",
              """
              {"account":"acct_1","use_case":{"type":"account_onboarding",
               "account_onboarding":{"refresh_url":"https://shop.example/r"}}}
              """),
          request(
              "/api/v1/account_links",
              "application/json",
              """
              {"company_id":"biz_1","use_case":"account_onboarding",
               "refresh_url":"https://shop.example/r","return_url":"https://shop.example/d"}
              """));

  private final int port;
  private final AtomicLong answered = new AtomicLong();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> running = new ArrayList<>();
  private volatile boolean over;

  private Callers(int port) {
    this.port = port;
  }

  static Callers start(URI gateway) {
    Callers callers = new Callers(gateway.getPort());
    for (int i = 0; i < COUNT; i++) {
      String request = REQUESTS.get(i % REQUESTS.size());
      callers.running.add(callers.threads.submit(() -> callers.callOnAndOn(request)));
    }
    return callers;
  }

  private static String request(String path, String type, String body) {
    return """
        POST %s HTTP/1.1\r
        Host: gateway\r
        Authorization: Bearer %s\r
        Idempotency-Key: %%s\r
        Content-Type: %s\r
        Content-Length: %d\r
        \r
        %s"""
        .formatted(path, KEY, type, body.length(), body.replace("%", "%%"));
  }

  /** Requests answered with a link. */
  long answered() {
    return answered.get();
  }

  /** What became of the others, one line each. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  /** Until so many more requests have been answered. */
  void awaitAnswers(int more) throws InterruptedException {
    long enough = answered.get() + more;
    long end = System.nanoTime() + Duration.ofMillis(PATIENCE_MILLIS).toNanos();
    while (answered.get() < enough) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("no answers any more; failed so far: " + failures);
      }
      Thread.sleep(PAUSE);
    }
  }

  /** Lets every caller end the request it is in. */
  void stop() throws ExecutionException, InterruptedException {
    over = true;
    for (Future<?> caller : running) {
      caller.get();
    }
  }

  @Override
  public void close() {
    over = true;
    threads.shutdownNow();
  }

  private void callOnAndOn(String request) {
    Line line = null;
    while (!over) {
      try {
        line = line == null || line.ended ? new Line(port) : line;
        String status = line.ask(request.formatted(UUID.randomUUID()));
        if (status.startsWith("HTTP/1.1 200 ")) {
          answered.incrementAndGet();
        } else {
          failures.add(status.isEmpty() ? "closed without an answer" : status);
        }
      } catch (IOException e) {
        failures.add(String.valueOf(e.getMessage()));
        line = null;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    end(line);
  }

  private static void end(@Nullable Line line) {
    try {
      if (line != null) {
        line.socket.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One caller's connection. */
  private static final class Line {
    private final Socket socket;
    private final InputStream in;
    private boolean ended;

    Line(int port) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream());
    }

    /** The status line of the whole answer; empty when the connection ended instead. */
    String ask(String request) throws IOException {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String status = line();
      int length = 0;
      for (String field = line(); !field.isEmpty(); field = line()) {
        String lower = field.toLowerCase(Locale.ROOT);
        if (lower.startsWith("content-length: ")) {
          length = Integer.parseInt(lower.substring("content-length: ".length()));
        }
        ended |= lower.equals("connection: close");
      }
      ended |= in.readNBytes(length).length < length || status.isEmpty();
      if (ended) {
        socket.close();
      }
      return status;
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
        if (b != '\r') {
          line.append((char) b);
        }
      }
      return line.toString();
    }
  }
}
