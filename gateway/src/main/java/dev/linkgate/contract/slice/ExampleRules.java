package dev.linkgate.contract.slice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.linkgate.contract.document.OpenApiDocument;
import java.util.Map;

/** A document's schemas as rules for values. */
final class ExampleRules {
  /** Only tells documents apart; nothing is fetched. */
  private static final String IRI = "urn:linkgate:next";

  private final SchemaRegistry registry;

  ExampleRules(OpenApiDocument document) {
    this.registry =
        SchemaRegistry.withDialect(
            document.isJsonSchema() ? Dialects.getOpenApi31() : Dialects.getOpenApi30(),
            builder -> builder.schemas(Map.of(IRI, lenient(document.tree()).toString())));
  }

  /**
   * Stripe v2 publishes its errors as {@code oneOf}, though each named one also fits the general
   * one: it means the first that fits.
   */
  private static JsonNode lenient(JsonNode node) {
    if (node instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(item -> copy.add(lenient(item)));
      return copy;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode copy = object.objectNode();
    for (var entry : object.properties()) {
      boolean one = entry.getKey().equals("oneOf") && entry.getValue().isArray();
      copy.set(one ? "anyOf" : entry.getKey(), lenient(entry.getValue()));
    }
    return copy;
  }

  /**
   * Whether a value fits a schema.
   *
   * @param at where the schema is, a JSON pointer
   */
  boolean valid(JsonNode value, String at) {
    return registry.getSchema(SchemaLocation.of(IRI + "#" + at)).validate(value).isEmpty();
  }
}
