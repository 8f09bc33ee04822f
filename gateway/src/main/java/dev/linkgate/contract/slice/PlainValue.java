package dev.linkgate.contract.slice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.contract.document.OpenApiDocument;
import java.util.List;

/** The plainest value that fits a schema, for an example nobody has written yet. */
final class PlainValue {
  /** A schema that requires itself has no finite value; this deep nobody reads an example. */
  private static final int DEPTH = 8;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final OpenApiDocument document;

  PlainValue(OpenApiDocument document) {
    this.document = document;
  }

  /**
   * Makes one.
   *
   * @param name what a text says for want of anything better
   */
  JsonNode of(JsonNode schema, String name) {
    return of(schema, name, 0);
  }

  private JsonNode of(JsonNode written, String name, int depth) {
    JsonNode schema = document.resolve(written);
    for (String key : List.of("example", "default", "const")) {
      if (schema.has(key)) {
        return schema.get(key);
      }
    }
    for (String key : List.of("enum", Keywords.OPEN_ENUM)) {
      if (!schema.path(key).isEmpty()) {
        return schema.get(key).get(0);
      }
    }
    for (String key : List.of("oneOf", "anyOf")) {
      if (!schema.path(key).isEmpty() && depth < DEPTH) {
        return of(schema.get(key).get(0), name, depth + 1);
      }
    }
    return switch (type(schema)) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, name, depth);
      case "integer" -> NODES.numberNode(schema.path("minimum").asLong(1));
      case "number" -> NODES.numberNode(schema.path("minimum").asDouble(1));
      case "boolean" -> NODES.booleanNode(false);
      case "null" -> NODES.nullNode();
      default -> NODES.textNode(text(schema, name));
    };
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      return type.path(0).asText();
    }
    return type.isMissingNode() && (schema.has("properties") || schema.has("allOf"))
        ? "object"
        : type.asText();
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode value = NODES.objectNode();
    if (depth < DEPTH) {
      for (JsonNode part : schema.path("allOf")) {
        if (of(part, "", depth + 1) instanceof ObjectNode object) {
          value.setAll(object);
        }
      }
      for (JsonNode required : schema.path("required")) {
        String name = required.asText();
        value.set(name, of(schema.path("properties").path(name), name, depth + 1));
      }
    }
    return value;
  }

  private ArrayNode array(JsonNode schema, String name, int depth) {
    ArrayNode value = NODES.arrayNode();
    int items = Math.max(1, schema.path("minItems").asInt());
    if (schema.has("items") && depth < DEPTH) {
      for (int i = 0; i < items; i++) {
        value.add(of(schema.get("items"), name, depth + 1));
      }
    }
    return value;
  }

  private static String text(JsonNode schema, String name) {
    String text =
        switch (schema.path("format").asText()) {
          case "date-time" -> "2026-01-01T00:00:00.000Z";
          case "date" -> "2026-01-01";
          case "uri", "url" -> "https://example.com/" + name;
          case "email" -> "name@example.com";
          default -> name;
        };
    int least = schema.path("minLength").asInt();
    text = text.length() < least ? text + "x".repeat(least - text.length()) : text;
    return text.substring(
        0, Math.min(text.length(), schema.path("maxLength").asInt(Integer.MAX_VALUE)));
  }
}
