package dev.linkgate.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Headers;
import dev.linkgate.testing.DocumentedAnswers;
import dev.linkgate.testing.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong, on a real wire.
 *
 * @param relayed whether the caller's own bytes go on, to an upstream of its own API
 * @param acrossSpaces whether it takes an upstream that knows the account by another id
 * @param set what this cell's configuration and upstream have of it
 * @param options how the SDK calls
 * @param params what it asks differently
 * @param key of the caller in place of its own
 */
record Event(
    String name,
    boolean relayed,
    boolean acrossSpaces,
    Consumer<Cell> set,
    UnaryOperator<SdkOptions> options,
    BiConsumer<Cell, ObjectNode> params,
    @Nullable String key) {
  /** One more than an answer may have by default. */
  private static final int TOO_LARGE = (1 << 20) + 1;

  /** Bound and not listening: the other end's connection is refused. */
  private static final Socket TAKEN = taken();

  private static final String JSON = "application/json";

  static Event asking(String name, BiConsumer<Cell, ObjectNode> params) {
    return new Event(name, false, false, _ -> {}, UnaryOperator.identity(), params, null);
  }

  static Event of(String name, Consumer<Cell> set) {
    return new Event(name, false, false, set, UnaryOperator.identity(), (_, _) -> {}, null);
  }

  /** The provider's own error of this status. */
  static Event status(String name, int status) {
    return of(name, cell -> cell.upstreamDoes(error(cell, status)));
  }

  static Event doing(String name, Reply reply) {
    return of(name, cell -> cell.upstreamDoes(reply));
  }

  /** The same where the upstream knows the account by another id. */
  Event betweenSpaces() {
    return new Event(name, relayed, true, set, options, params, key);
  }

  /** The same where the caller's own bytes go on. */
  Event relayedAs(String other) {
    return new Event(other, true, false, set, options, params, key);
  }

  Event calling(UnaryOperator<SdkOptions> with) {
    return new Event(name, relayed, acrossSpaces, set, with, params, key);
  }

  Event as(String otherKey) {
    return new Event(name, relayed, acrossSpaces, set, options, params, otherKey);
  }

  /** Where it happens to this caller: every API is some caller's upstream, at its own version. */
  Target target(SdkCaller caller) {
    if (relayed) {
      return switch (caller.api()) {
        case "stripe-v1" -> Target.V1;
        case "stripe-v2" -> caller.sendsConfigurations() ? Target.DAHLIA : Target.ENDIVE;
        default -> caller == SdkCaller.WHOP42 ? Target.WHOP_ACCOUNT : Target.WHOP_COMPANY;
      };
    }
    if (acrossSpaces) {
      return caller.isWhop() ? Target.V1 : Target.WHOP_ACCOUNT;
    }
    return switch (caller) {
      case STRIPE_JAVA_V1, STRIPE18_V2 -> Target.WHOP_ACCOUNT;
      case STRIPE23_V1, STRIPE20_V2 -> Target.WHOP_COMPANY;
      case STRIPE20_V1 -> Target.DAHLIA;
      case STRIPE18_V1 -> Target.ENDIVE;
      case STRIPE_JAVA_V2, STRIPE23_V2, WHOP42 -> Target.V1;
      case WHOP16 -> Target.DAHLIA;
    };
  }

  static Reply.Answer error(Cell cell, int status) {
    String api = cell.target().api();
    if (status == 401) { // as Stripe words it, with some digits of the key
      String type = api.equals("whop") ? "unauthorized" : "invalid_request_error";
      return Reply.json(
          401,
          "{\"error\":{\"type\":\"%s\",\"code\":\"unauthorized\",\"message\":\"Invalid API Key provided: sk_test_****_canary\"}}"
              .formatted(type));
    }
    if (status == 403 && api.equals("stripe-v2")) { // the documented one blames the platform
      return Reply.json(403, "{\"error\":{\"code\":\"forbidden\",\"message\":\"Scripted 403\"}}");
    }
    return DocumentedAnswers.error(api, status);
  }

  static Reply.Answer html(int status) {
    return answer(status, "text/html", "<html><body>Good day</body></html>");
  }

  static Reply.Answer answer(int status, String type, String body) {
    return new Reply.Answer(
        status, Headers.of("Content-Type", type), body.getBytes(StandardCharsets.UTF_8));
  }

  static Reply.Answer tooLarge() {
    return answer(200, JSON, "{\"url\":\"" + "x".repeat(TOO_LARGE) + "\"}");
  }

  static Reply.Answer elsewhere() {
    return new Reply.Answer(
        302, Headers.of("Location", "http://127.0.0.1:1/canary-link-elsewhere"), new byte[0]);
  }

  /** Nothing listens where the upstream should be, nor will as long as this port is taken. */
  static void notThere(Cell cell) {
    cell.upstreamIsAt("http://127.0.0.1:" + TAKEN.getLocalPort());
  }

  private static Socket taken() {
    try {
      Socket socket = new Socket();
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The parameters that hold the URLs, or the purpose, of a request. */
  static ObjectNode flow(Cell cell, ObjectNode params) {
    return cell.caller().api().equals("stripe-v2")
        ? params.withObjectProperty("use_case").withObjectProperty("account_onboarding")
        : params;
  }

  @Override
  public String toString() {
    return name;
  }
}
