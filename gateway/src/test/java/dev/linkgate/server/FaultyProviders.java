package dev.linkgate.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Headers;
import dev.linkgate.sandbox.SandboxFault;
import dev.linkgate.testing.DocumentedAnswers;
import dev.linkgate.testing.RecordedRequest;
import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.Reply;
import dev.linkgate.testing.Reply.WireEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** For each fault of the sandbox, three providers, one of each API, that do it on the wire. */
final class FaultyProviders implements AutoCloseable {
  private static final List<String> APIS = List.of("stripe-v1", "stripe-v2", "whop");

  /** One more than an answer may have. */
  private static final int TOO_LARGE = (1 << 20) + 1;

  private final List<AutoCloseable> open = new ArrayList<>();

  /** Who is sent to the provider that does this: ids take its place, so that nothing is relayed. */
  static String merchant(SandboxFault fault) {
    return "shop-" + fault.word();
  }

  /**
   * A gateway's file.
   *
   * @param real whether providers are behind it; else the sandbox is, under their names
   */
  String yaml(boolean real) {
    StringBuilder upstreams = new StringBuilder("upstreams:\n");
    StringBuilder routes = new StringBuilder("routes:\n");
    StringBuilder accounts = new StringBuilder("accounts:\n");
    for (SandboxFault fault : SandboxFault.values()) {
      accounts.append(
          "  - { caller: shop, merchant: \"%s\", stripe: acct_%s, whop: biz_%s }\n"
              .formatted(merchant(fault), fault, fault));
      for (String api : APIS) {
        String name = api + "-" + fault.word().replace('_', '-');
        String spoken = spoken(api, fault);
        upstreams.append(
            "  %s: { %s%s }\n"
                .formatted(name, real ? provider(spoken, fault) : "api: sandbox", timeout(fault)));
        routes.append(
            "  - { when: { ingress: %s, account: \"%s\" }, to: %s, on-loss: report }\n"
                .formatted(api, merchant(fault), name));
      }
    }
    return "callers: [ { name: shop, keys: [\"%s\"], faults: true } ]\n".formatted(Caller.KEY)
        + upstreams
        + routes
        + accounts;
  }

  private static String spoken(String api, SandboxFault fault) {
    return switch (fault) {
      case VERIFICATION -> "whop"; // the only one that has it
      case UNKNOWN_HOST -> "stripe-v1"; // a key of Whop's may not be written out for another host
      default -> api;
    };
  }

  /** Longer than a loopback answer takes on a busy machine. */
  private static String timeout(SandboxFault fault) {
    return switch (fault) {
      case TIMEOUT, TIMEOUT_AFTER -> ", timeout: 4s";
      default -> "";
    };
  }

  private String provider(String api, SandboxFault fault) {
    String version = api.equals("stripe-v2") ? ", api-version: 2026-09-30.endive" : "";
    // a busy machine may take long over a handshake, and what fails first is what is told
    String patience = timeout(fault).isEmpty() ? ", connect-timeout: 20s" : "";
    return "api: %s, base-url: \"%s%s\", api-key: sk_test_of_a_provider%s%s"
        .formatted(api, base(api, fault), api.equals("whop") ? "/api/v1" : "", version, patience);
  }

  private String base(String api, SandboxFault fault) {
    return switch (fault) {
      case UNKNOWN_HOST -> "https://provider.invalid";
      case UNAVAILABLE -> "http://127.0.0.1:" + taken().getLocalPort();
      case TLS -> serving(_ -> WireEvent.CLOSE).replace("http:", "https:");
      default -> serving(request -> reply(api, fault, request));
    };
  }

  private String serving(Function<RecordedRequest, Reply> reply) {
    RecordingUpstream upstream = RecordingUpstream.start().always(reply);
    open.add(upstream);
    return upstream.baseUrl();
  }

  /** Bound and not listening: a connection to it is refused. */
  private Socket taken() {
    try {
      Socket socket = new Socket();
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      open.add(socket);
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reply reply(String api, SandboxFault fault, RecordedRequest request) {
    return switch (fault) {
      case INVALID ->
          error(
              api,
              400,
              "refresh_url was refused",
              "invalid_request_error",
              api.equals("whop") ? "parameter_invalid" : "url_invalid",
              "refresh_url");
      case WRONG_KEY -> error(api, 401, "No such key: sk_test_1234", null, null, null);
      case FORBIDDEN ->
          error(
              api,
              403,
              "This key has no access to the account",
              null,
              code(api, "forbidden"),
              null);
      case NOT_FOUND -> error(api, 404, "There is no such account", null, code(api, "gone"), null);
      case IN_PROGRESS ->
          error(
              api,
              409,
              "A request with this key is being carried out",
              null,
              "idempotency_key_in_use",
              null);
      case THROTTLED ->
          error(api, 429, "Too many requests", null, "rate_limit", null).with("Retry-After", "1");
      case ERROR -> error(api, 500, "Something went wrong", "api_error", code(api, "x"), null);
      case BAD_GATEWAY ->
          error(api, 502, "Something behind the API went wrong", "api_error", code(api, "x"), null);
      case DOWN -> error(api, 503, "The API is down", "api_error", code(api, "x"), null);
      case GATEWAY_TIMEOUT ->
          error(
              api, 504, "Something behind the API was too slow", "api_error", code(api, "x"), null);
      case VERIFICATION ->
          error(
              api,
              422,
              "The account's owner has to be verified first",
              "verification_required",
              null,
              null);
      case KEY_REUSED ->
          error(
              api,
              400,
              "The key lg_0123456789012345678901 came before",
              api.equals("whop") ? "invalid_request_error" : "idempotency_error",
              api.equals("whop") ? "idempotency_key_mismatch" : code(api, "idempotency_error"),
              null);
      case TIMEOUT, TIMEOUT_AFTER -> WireEvent.SILENCE;
      case RESET -> WireEvent.RESET;
      case RESET_AFTER -> WireEvent.CLOSE;
      case TRUNCATED -> WireEvent.CUT_BODY;
      case TOO_LARGE ->
          answer(200, "application/json", "{\"a\":\"" + "x".repeat(TOO_LARGE) + "\"}");
      case MISSING_URL ->
          answer(200, "application/json", "{\"object\":\"account_link\"}")
              .with(api.equals("whop") ? "X-Request-Id" : "Request-Id", "req_1");
      case HTML -> answer(503, "text/html", "<html>Down for a while</html>");
      case HTML_200 -> answer(200, "text/html", "<html>Sign in</html>");
      case REDIRECT ->
          new Reply.Answer(302, Headers.of("Location", "http://127.0.0.1:1/"), new byte[0]);
      case DRIFT -> drifting(request);
      case SLOW -> DocumentedAnswers.link(request);
      case UNKNOWN_HOST, UNAVAILABLE, TLS ->
          throw new IllegalStateException("nobody gets so far as to ask");
    };
  }

  private static Reply drifting(RecordedRequest request) {
    Reply.Answer link = DocumentedAnswers.link(request);
    ObjectNode body = (ObjectNode) DocumentedAnswers.body(link);
    body.put("invented_yesterday", 1).put("object", "account_link_2");
    return new Reply.Answer(200, link.headers(), body.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Only Stripe v2 always has one. */
  private static @Nullable String code(String api, String code) {
    return api.equals("stripe-v2") ? code : null;
  }

  private static Reply.Answer error(
      String api,
      int status,
      String message,
      @Nullable String type,
      @Nullable String code,
      @Nullable String param) {
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    error.put("message", message + " (played by the sandbox).");
    error.put("type", type == null ? "invalid_request_error" : type);
    if (code != null) {
      error.put("code", code);
    }
    if (param != null) {
      error.put("param", param);
    }
    String id = api.equals("whop") ? "X-Request-Id" : "Request-Id";
    String body = JsonNodeFactory.instance.objectNode().<ObjectNode>set("error", error).toString();
    return Reply.json(status, body).with(id, "req_1");
  }

  private static Reply.Answer answer(int status, String type, String body) {
    return new Reply.Answer(
        status, Headers.of("Content-Type", type), body.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    for (AutoCloseable one : open) {
      try {
        one.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
