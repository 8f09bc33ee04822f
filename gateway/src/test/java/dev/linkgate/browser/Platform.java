package dev.linkgate.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The application that asks for links: its return and refresh pages, and a page with a link. */
final class Platform implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private volatile String home = "";
  private volatile String elsewhere = "";

  /**
   * A request.
   *
   * @param target path and query
   * @param referer empty: none
   */
  record Seen(String target, String referer) {}

  private Platform(HttpServer server) {
    this.server = server;
  }

  static Platform start() {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      Platform platform = new Platform(HttpServer.create(address, 0));
      platform.server.setExecutor(platform.threads);
      platform.server.createContext("/", platform::answer);
      platform.server.start();
      return platform;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestURI().toString();
    String referer = exchange.getRequestHeaders().getFirst("Referer");
    seen.add(new Seen(target, referer == null ? "" : referer));
    if (!elsewhere.isEmpty()) {
      exchange.getResponseHeaders().set("Location", elsewhere);
      exchange.sendResponseHeaders(303, -1);
      exchange.close();
      return;
    }
    byte[] page =
        ("<!doctype html><html lang=en><title>" + target + "</title><h1>Shop</h1>" + home)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
    exchange.sendResponseHeaders(200, page.length);
    try (var out = exchange.getResponseBody()) {
      out.write(page);
    }
  }

  /** What its pages show from now on. */
  void shows(String html) {
    home = html;
  }

  /** Where it redirects everything to from now on; empty: nowhere. */
  void sendsOnTo(String url) {
    elsewhere = url;
  }

  /** Requests so far, without a browser's search for an icon. */
  List<Seen> seen() {
    return seen.stream().filter(one -> !one.target().equals("/favicon.ico")).toList();
  }

  String url(String target) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + target;
  }

  String returnUrl() {
    return url("/return?session=1%202");
  }

  String refreshUrl() {
    return url("/refresh?session=1%202");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
