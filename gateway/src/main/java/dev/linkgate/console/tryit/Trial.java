package dev.linkgate.console.tryit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Headers;
import dev.linkgate.admin.Problem;
import dev.linkgate.contract.explain.Question;
import dev.linkgate.contract.explain.UnusableQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
  static Trial of(ObjectNode asked) {
    asked
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!KNOWN.contains(name)) {
                throw new Problem(400, "the field " + name + " is unknown; known: " + KNOWN);
              }
            });
    Trial trial =
        new Trial(
            needed(asked, "ingress"),
            text(asked, "version"),
            text(asked, "caller"),
            text(asked, "upstream"),
            headers(asked.path("headers")),
            needed(asked, "body"),
            text(asked, "key"));
    if (trial.key == null && trial.caller == null) {
      throw new Problem(400, "the field caller is missing: as whom is it sent?");
    }
    if (trial.key != null && trial.upstream != null) {
      throw new Problem(
          400, "with a key of its own the routes decide: leave upstream or the key out");
    }
    return trial;
  }

  private static String needed(ObjectNode asked, String name) {
    String text = text(asked, name);
    if (text == null) {
      throw new Problem(400, "the field " + name + " is missing");
    }
    return text;
  }

  private static @Nullable String text(ObjectNode asked, String name) {
    JsonNode value = asked.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new Problem(400, "the field " + name + " must be a string");
    }
    return value.textValue();
  }

  private static Headers headers(JsonNode asked) {
    if (!asked.isMissingNode() && !asked.isNull() && !asked.isObject()) {
      throw new Problem(400, "the field headers must be an object of strings by name");
    }
    List<Headers.Header> headers = new ArrayList<>();
    for (var header : asked.properties()) {
      if (!header.getValue().isTextual()) {
        throw new Problem(400, "a header's value must be a string");
      }
      if (NOT_HERE.contains(header.getKey().toLowerCase(Locale.ROOT))) {
        throw new Problem(
            400,
            "the header " + header.getKey() + " cannot be chosen; a key has a field of its own");
      }
      headers.add(header(header.getKey(), header.getValue().textValue()));
    }
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
