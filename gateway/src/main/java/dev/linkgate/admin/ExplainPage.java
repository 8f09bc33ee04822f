package dev.linkgate.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Json;
import dev.linkgate.contract.explain.Explanation;
import dev.linkgate.contract.explain.Question;
import dev.linkgate.contract.explain.UnusableQuestion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/** What the running gateway would make of a link request. */
final class ExplainPage {
  /** A link request's 64 KiB, each byte of it escaped in JSON, and headers. */
  private static final long LARGEST = 512 << 10;

  private static final List<String> KNOWN =
      List.of("ingress", "version", "caller", "upstream", "headers", "body");

  private final Function<Question, Explanation> explainer;

  ExplainPage(Function<Question, Explanation> explainer) {
    this.explainer = explainer;
  }

  List<Endpoint> endpoints() {
    return List.of(Endpoint.post("explain", asked -> explain(asked.request())));
  }

  private Object explain(Request request) throws IOException {
    ObjectNode asked;
    try (InputStream in = new Bounded(request.getInputStream(), LARGEST)) {
      asked =
          Json.object(in.readAllBytes())
              .orElseThrow(() -> new Problem(400, "the question must be a JSON object"));
    }
    try {
      return explainer.apply(question(asked));
    } catch (UnusableQuestion e) {
      throw new Problem(400, e.problem());
    }
  }

  private static Question question(ObjectNode asked) {
    asked
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!KNOWN.contains(name)) {
                throw new Problem(400, "the field " + name + " is unknown; known: " + KNOWN);
              }
            });
    return new Question(
        needed(asked, "ingress"),
        text(asked, "version"),
        text(asked, "caller"),
        text(asked, "upstream"),
        headers(asked.path("headers")),
        needed(asked, "body").getBytes(StandardCharsets.UTF_8));
  }

  private static String needed(ObjectNode asked, String name) {
    String text = text(asked, name);
    if (text == null) {
      throw new Problem(
          400,
          name.equals("body")
              ? "the field body is missing: the link request's body as it is sent, in a string"
              : "the field " + name + " is missing");
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
    List<Headers.Header> headers = new ArrayList<>();
    if (!asked.isMissingNode() && !asked.isNull() && !asked.isObject()) {
      throw new Problem(400, "the field headers must be an object of strings by name");
    }
    for (var header : asked.properties()) {
      if (!header.getValue().isTextual()) {
        throw new Problem(400, "a header's value must be a string");
      }
      headers.add(new Headers.Header(header.getKey(), header.getValue().textValue()));
    }
    return new Headers(headers);
  }
}
