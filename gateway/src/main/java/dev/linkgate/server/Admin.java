package dev.linkgate.server;

import dev.linkgate.admin.AdminApi;
import dev.linkgate.console.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.RequestExecutorProvider;
import org.glassfish.grizzly.http.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * Health, metrics, the admin API and the console, on their own listener and threads: callers cannot
 * keep them waiting.
 */
final class Admin extends HttpHandler {
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final Supplier<Health> health;
  private final Metrics metrics;
  private final AdminApi api;
  private final Console console;
  private final RequestExecutorProvider threads;
  private final AtomicInteger inFlight;

  /**
   * @param health whether the next request may come here
   * @param inFlight requests being answered
   */
  Admin(
      Supplier<Health> health,
      Metrics metrics,
      AdminApi api,
      Console console,
      Executor executor,
      AtomicInteger inFlight) {
    super("admin");
    this.health = health;
    this.metrics = metrics;
    this.api = api;
    this.console = console;
    this.threads = _ -> executor;
    this.inFlight = inFlight;
  }

  private record Page(int status, String type, String text) {}

  @Override
  public RequestExecutorProvider getRequestExecutorProvider() {
    return threads;
  }

  @Override
  public void service(Request request, Response response) throws IOException {
    inFlight.incrementAndGet();
    try {
      serve(request, response);
    } finally {
      inFlight.decrementAndGet();
    }
  }

  private void serve(Request request, Response response) throws IOException {
    if (request.getRequestURI().startsWith(AdminApi.PREFIX)) {
      api.answer(request, response);
      return;
    }
    if (Console.has(request.getRequestURI())) {
      console.answer(request, response);
      return;
    }
    String method = request.getMethod().getMethodString();
    Page page = page(request.getRequestURI());
    if (page == null) {
      page = problem(404, "Not Found", "No such page.");
    } else if (!method.equals("GET") && !method.equals("HEAD")) {
      response.setHeader("Allow", "GET, HEAD");
      page = problem(405, "Method Not Allowed", "This page is read with GET.");
    }
    byte[] bytes = page.text.getBytes(StandardCharsets.UTF_8);
    response.setStatus(page.status);
    response.getResponse().setContentType(page.type);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentLength(bytes.length);
    try (OutputStream out = response.getOutputStream()) {
      if (!method.equals("HEAD")) {
        out.write(bytes);
      }
    }
  }

  private @Nullable Page page(String path) {
    return switch (path) {
      case "/livez" -> new Page(200, TEXT, "live\n");
      case "/readyz" ->
          switch (health.get()) {
            case READY -> new Page(200, TEXT, "ready\n");
            case DRAINING -> new Page(503, TEXT, "draining\n");
            case STORE_DOWN -> new Page(503, TEXT, "the store cannot be written\n");
          };
      case "/metrics" -> new Page(200, PROMETHEUS, metrics.scrape());
      default -> null;
    };
  }

  private static Page problem(int status, String title, String detail) {
    String json =
        "{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}".formatted(title, status, detail);
    return new Page(status, "application/problem+json", json);
  }
}
