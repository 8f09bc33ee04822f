package dev.linkgate.contract.fidelity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.spec.SpecDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a document says of a body.
 *
 * @param leaves every property without properties of its own, in the document's order
 * @param open the paths of the objects that may hold what the document does not name
 */
record Schema(List<Leaf> leaves, List<List<String>> open) {
  /** Deeper than any documented body; a schema that contains itself ends here. */
  private static final int MAX_DEPTH = 8;

  private static final String ANSWER = "/responses/200/content/application~1json";

  static Schema ofRequest(SpecDocument document) {
    JsonNode content = document.operation().at("/requestBody/content");
    return of(content.elements().next().path("schema"), document.document());
  }

  static Schema ofAnswer(SpecDocument document) {
    return of(document.operation().at(ANSWER).path("schema"), document.document());
  }

  /** The answer the document gives as an example. */
  static ObjectNode exampleAnswer(SpecDocument document) {
    JsonNode content = document.operation().at(ANSWER);
    JsonNode named =
        content.path("examples").elements().hasNext()
            ? content.path("examples").elements().next().path("value")
            : MissingNode.getInstance();
    JsonNode example = content.has("example") ? content.path("example") : named;
    if (example instanceof ObjectNode answer) {
      return answer.deepCopy();
    }
    throw new IllegalStateException(
        "the document " + document.version().text() + " has no example of a successful answer");
  }

  static Schema of(JsonNode schema, JsonNode document) {
    Schema found = new Schema(new ArrayList<>(), new ArrayList<>());
    found.walk(schema, document, List.of(), true, true);
    return found;
  }

  private void walk(
      JsonNode reference, JsonNode document, List<String> path, boolean required, boolean always) {
    JsonNode schema = resolved(reference, document);
    JsonNode properties = schema.path("properties");
    if (!properties.isEmpty() && path.size() < MAX_DEPTH) {
      if (schema.path("additionalProperties").asBoolean(true)) {
        open.add(path);
      }
      Set<String> needed = new HashSet<>();
      schema.path("required").forEach(name -> needed.add(name.asText()));
      for (var property : properties.properties()) {
        boolean must = needed.contains(property.getKey());
        List<String> below = Tree.below(path, property.getKey());
        walk(property.getValue(), document, below, must, always && must);
      }
    } else if (resolved(schema.path("items"), document).has("properties")) {
      walk(schema.path("items"), document, Tree.below(path, Tree.FIRST), required, always);
    } else {
      leaves.add(new Leaf(path, schema, required, always));
    }
  }

  private static JsonNode resolved(JsonNode schema, JsonNode document) {
    JsonNode reference = schema.path("$ref");
    return reference.isMissingNode()
        ? schema
        : resolved(document.at(reference.asText().substring(1)), document);
  }
}
