package dev.linkgate.console.tryit;

import dev.linkgate.adapter.Headers;
import dev.linkgate.admin.Fields;
import dev.linkgate.admin.Problem;
import dev.linkgate.contract.explain.Question;
import dev.linkgate.contract.explain.UnusableQuestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * What an operator wants to have sent.
 *
 * @param ingress the API it is written in
 * @param version for the version header; null for none
 * @param caller as whom; null with a key of its own
 * @param upstream where to; null: the routes decide
 * @param headers all others
 * @param body as it is sent
 * @param key typed by the operator; null for one of the session
 */
record Trial(
    String ingress,
    @Nullable String version,
    @Nullable String caller,
    @Nullable String upstream,
    Headers headers,
    String body,
    @Nullable String key) {
  private static final List<String> KNOWN =
      List.of("ingress", "version", "caller", "upstream", "headers", "body", "key");

  /** Said by other fields, or by the connection. */
  private static final Set<String> NOT_HERE =
      Set.of(
          "authorization",
          "host",
          "content-length",
          "transfer-encoding",
          "connection",
          "expect",
          "te",
          "trailer",
          "upgrade");

  /**
   * Reads one.
   *
   * @throws Problem when it is not plain what is to be sent
   */
  static Trial of(Request request) throws IOException {
    Fields asked = Fields.of(request, "what is to be sent", KNOWN);
    Trial trial =
        new Trial(
            asked.needed("ingress", "the API it is written in"),
            asked.text("version"),
            asked.text("caller"),
            asked.text("upstream"),
            headers(asked.headers("headers")),
            asked.needed("body", "the link request's body as it is sent, in a string"),
            asked.text("key"));
    if (trial.key == null && trial.caller == null) {
      throw new Problem(400, "the field caller is missing: as whom is it sent?");
    }
    if (trial.key != null && trial.upstream != null) {
      throw new Problem(
          400, "with a key of its own the routes decide: leave upstream or the key out");
    }
    return trial;
  }

  private static Headers headers(Map<String, String> given) {
    List<Headers.Header> headers = new ArrayList<>();
    given.forEach(
        (name, value) -> {
          if (NOT_HERE.contains(name.toLowerCase(Locale.ROOT))) {
            throw new Problem(
                400, "the header " + name + " cannot be chosen; a key has a field of its own");
          }
          headers.add(header(name, value));
        });
    return new Headers(headers);
  }

  /** One that a connection can carry. */
  static Headers.Header header(String name, String value) {
    try {
      return Question.header(name, value);
    } catch (UnusableQuestion e) {
      throw new Problem(400, e.problem());
    }
  }

  @Override
  public String toString() {
    return "Trial[" + ingress + "]"; // it may hold a key
  }
}
