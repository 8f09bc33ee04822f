package dev.linkgate.server.guard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/** A real Grizzly server behind the guard that says back what reached it. */
final class GuardedServer implements AutoCloseable {
  static final Set<String> LINK_PATHS = Set.of("/v1/account_links", "/v2/core/account_links");

  final List<String> seen = new CopyOnWriteArrayList<>();
  final AtomicInteger begun = new AtomicInteger();
  final InputGuard guard;
  private final HttpServer server = new HttpServer();
  private final NetworkListener listener = new NetworkListener("callers", "127.0.0.1", 0);

  GuardedServer(GuardLimits limits) {
    guard = new InputGuard(limits, LINK_PATHS::contains, new ProblemAnswers());
    guard.install(listener);
    server.addListener(listener);
    server.getServerConfiguration().setAllowPayloadForUndefinedHttpMethods(true);
    server.getServerConfiguration().addHttpHandler(new Echo(), "/");
    try {
      server.start();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  int port() {
    return listener.getPort();
  }

  RawCaller call() throws IOException {
    return new RawCaller(port());
  }

  @Override
  public void close() {
    server.shutdownNow();
    guard.close();
  }

  private final class Echo extends HttpHandler {
    @Override
    public void service(Request request, Response response) throws Exception {
      begun.incrementAndGet();
      if (request.getRequestURI().equals("/ignores")) {
        response.setContentLength(8);
        response.getWriter().write("not read");
        return;
      }
      String line;
      try {
        byte[] body = request.getInputStream().readAllBytes();
        line = request.getMethod() + " " + request.getRequestURI() + " " + body.length;
      } catch (IOException e) {
        seen.add("broken " + request.getRequestURI());
        throw e;
      }
      seen.add(line);
      byte[] answer = line.getBytes(StandardCharsets.UTF_8);
      response.setContentType("text/plain");
      response.setContentLength(answer.length);
      response.getOutputStream().write(answer);
    }
  }
}
