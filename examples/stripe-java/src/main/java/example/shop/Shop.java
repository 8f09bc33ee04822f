package example.shop;

import com.stripe.exception.StripeException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A platform whose sellers give the payment provider their details on the provider's own pages. */
public final class Shop implements AutoCloseable {
  private static final Pattern SELLER = Pattern.compile("seller=(\\w{1,30})");
  private static final Pattern SESSION = Pattern.compile("(?:^|; ?)session=([\\w-]+)");

  private final Provider provider;
  private final Sellers sellers = new Sellers();
  private final HttpServer server;

  private Shop(Provider provider, HttpServer server) {
    this.provider = provider;
    this.server = server;
  }

  /** Runs it at the port that is named, or at 3000. */
  public static void main(String[] args) throws IOException {
    Provider provider = new StripeV1(Settings.of(System.getenv()));
    System.out.println(start(provider, args.length == 0 ? 3000 : Integer.parseInt(args[0])).url());
  }

  static Shop start(Provider provider, int port) throws IOException {
    Shop shop =
        new Shop(
            provider,
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
    shop.server.createContext("/", shop::answer);
    shop.server.start();
    return shop;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String place = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      if (place.equals("GET /login")) {
        logIn(exchange);
        return;
      }
      Optional<String> seller = loggedIn(exchange);
      if (seller.isEmpty()) {
        page(exchange, 401, "Log in first.");
        return;
      }
      switch (place) {
        case "GET /" ->
            page(
                exchange,
                200,
                "<form method=\"post\" action=\"/connect\"><button>Get paid</button></form>");
        case "POST /connect" -> connect(exchange, seller.get());
        case "GET /refresh" -> refresh(exchange, seller.get());
        // Who comes back has left the provider's pages, and need not have finished there.
        case "GET /return" -> page(exchange, 200, "Welcome back, " + seller.get() + ".");
        default -> page(exchange, 404, "No such page.");
      }
    }
  }

  /** Stands for your own login. */
  private void logIn(HttpExchange exchange) throws IOException {
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    Matcher seller = SELLER.matcher(query);
    if (!seller.matches()) {
      page(exchange, 400, "Who are you?");
      return;
    }
    String cookie = "session=" + sellers.logIn(seller.group(1)) + "; HttpOnly; SameSite=Lax";
    exchange.getResponseHeaders().add("Set-Cookie", cookie);
    go(exchange, url() + "/");
  }

  private void connect(HttpExchange exchange, String seller) throws IOException {
    try {
      if (sellers.account(seller).isEmpty()) {
        sellers.connect(seller, provider.createAccount(seller));
      }
      goToLink(exchange, sellers.account(seller).orElseThrow());
    } catch (StripeException e) {
      page(exchange, 502, "Our payment provider does not answer. Try again later.");
    }
  }

  /**
   * The provider sends a seller here whose link was too old or had been opened before. The account
   * is the session's, whatever the request says: whoever finds this URL gets no link to another's.
   */
  private void refresh(HttpExchange exchange, String seller) throws IOException {
    Optional<String> account = sellers.account(seller);
    if (account.isEmpty()) {
      page(exchange, 404, "You have not begun yet.");
      return;
    }
    try {
      goToLink(exchange, account.get());
    } catch (StripeException e) {
      page(exchange, 502, "Our payment provider does not answer. Try again later.");
    }
  }

  private void goToLink(HttpExchange exchange, String account) throws IOException, StripeException {
    go(exchange, provider.onboardingLink(account, url() + "/refresh", url() + "/return"));
  }

  private Optional<String> loggedIn(HttpExchange exchange) {
    String cookies =
        String.join("; ", exchange.getRequestHeaders().getOrDefault("Cookie", List.of()));
    Matcher session = SESSION.matcher(cookies);
    return session.find() ? sellers.seller(session.group(1)) : Optional.empty();
  }

  private static void go(HttpExchange exchange, String url) throws IOException {
    exchange.getResponseHeaders().set("Location", url);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(303, -1);
  }

  private static void page(HttpExchange exchange, int status, String html) throws IOException {
    byte[] page = ("<!doctype html><title>Shop</title>" + html).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
    exchange.sendResponseHeaders(status, page.length);
    exchange.getResponseBody().write(page);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
