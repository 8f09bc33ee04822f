package dev.linkgate.contract.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds whole answers to link requests against one document. */
final class AnswerCheck {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String DEFAULT = "default";

  private final String operation;
  private final Place responses;

  /**
   * @param document with the link operation and no other
   */
  AnswerCheck(JsonNode document) {
    Place paths = Place.in(document).step("paths");
    String path = paths.node().fieldNames().next();
    this.operation = "POST " + path;
    this.responses = paths.step(path).step("post").step("responses");
  }

  /**
   * What came of it.
   *
   * @param answer the response's name in the document, or the status where it has none
   */
  record Checked(String answer, List<Deviation> deviations) {}

  /** Method and path. */
  String operation() {
    return operation;
  }

  Checked check(int status, @Nullable String contentType, byte[] body) {
    String name = name(status);
    JsonNode json = parsed(body);
    if (name == null) {
      String answer = Integer.toString(status);
      return new Checked(answer, List.of(undocumented(status, contentType, json, body.length)));
    }
    Place schema = schema(responses.step(name));
    if (!schema.exists()) {
      return new Checked(name, List.of()); // documented without a body
    }
    if (json == null) {
      String sample = Redacted.mediaType(contentType) + ", " + body.length + " bytes";
      return new Checked(
          name, List.of(new Deviation("", DriftKind.NOT_JSON, "", sample, () -> null)));
    }
    return new Checked(name, SchemaCheck.of(schema, json));
  }

  private @Nullable String name(int status) {
    String exact = Integer.toString(status);
    String range = exact.charAt(0) + "XX";
    return responses.has(exact)
        ? exact
        : responses.has(range) ? range : responses.has(DEFAULT) ? DEFAULT : null;
  }

  private static Place schema(Place response) {
    return response.resolved().step("content").step("application/json").step("schema");
  }

  private static @Nullable JsonNode parsed(byte[] body) {
    try {
      JsonNode json = JSON.readTree(body);
      return json.isMissingNode() ? null : json;
    } catch (IOException e) {
      return null; // its message quotes the body
    }
  }

  private Deviation undocumented(
      int status, @Nullable String contentType, @Nullable JsonNode json, int bytes) {
    String what = json == null ? bytes + " bytes" : Redacted.sample(json);
    return new Deviation(
        "",
        DriftKind.UNDOCUMENTED_STATUS,
        "",
        Redacted.mediaType(contentType) + ", " + what,
        () -> Patch.text(() -> Patch.status(responses, status, like(status, json).orElse(null))));
  }

  /** The schema of another answer of this sort that the body fits. */
  private Optional<JsonNode> like(int status, @Nullable JsonNode json) {
    if (json == null) {
      return Optional.empty();
    }
    for (var response : responses.node().properties()) {
      boolean sameSort = response.getKey().startsWith("2") == (status < 300);
      Place schema = schema(responses.step(response.getKey()));
      if (sameSort && schema.exists() && SchemaCheck.of(schema, json).isEmpty()) {
        return Optional.of(schema.node());
      }
    }
    return Optional.empty();
  }
}
