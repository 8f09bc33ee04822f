package dev.linkgate.contract.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Json;
import java.util.List;

/** Values and bodies made from schemas. */
final class Samples {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String URL = "https://example.com/verify";
  private static final String TEXT = "linkgate";

  private Samples() {}

  /** A value that fits a schema. */
  static JsonNode of(String name, JsonNode schema, JsonNode document) {
    JsonNode resolved = RequestSchema.resolve(schema, document);
    for (String known : List.of("example", "default")) {
      if (resolved.has(known)) {
        return resolved.get(known).deepCopy();
      }
    }
    JsonNode values = values(resolved);
    if (!values.isEmpty()) {
      return values.get(0);
    }
    return switch (type(resolved)) {
      case "object" -> object(resolved, document);
      case "array" -> NODES.arrayNode().add(of(name, resolved.path("items"), document));
      case "integer", "number" -> NODES.numberNode(resolved.path("minimum").asLong(1));
      case "boolean" -> NODES.booleanNode(true);
      default -> NODES.textNode(name.endsWith("url") ? URL : TEXT);
    };
  }

  private static ObjectNode object(JsonNode schema, JsonNode document) {
    ObjectNode object = Json.object();
    for (JsonNode required : schema.path("required")) {
      String name = required.asText();
      object.set(name, of(name, schema.path("properties").path(name), document));
    }
    if (object.isEmpty()) { // in a form an empty object is nothing at all
      for (var property : schema.path("properties").properties()) {
        object.set(property.getKey(), of(property.getKey(), property.getValue(), document));
        break;
      }
    }
    return object;
  }

  /** The values an enum names, closed or open; empty where it is none. */
  static JsonNode values(JsonNode schema) {
    return schema.has("enum") ? schema.path("enum") : schema.path("x-extensible-enum");
  }

  /** The type a schema asks for; the first but null where it names several. */
  static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      for (JsonNode one : type) {
        if (!one.asText().equals("null")) {
          return one.asText();
        }
      }
    }
    return type.asText(schema.has("properties") ? "object" : "");
  }

  /** What is under this path; a missing node where nothing is. */
  static JsonNode at(JsonNode body, List<String> path) {
    JsonNode at = body;
    for (String name : path) {
      at = at.isArray() ? at.path(Integer.parseInt(name)) : at.path(name);
    }
    return at;
  }

  /** A body with another value under a path; what lies between is made where it is missing. */
  static ObjectNode with(ObjectNode body, RequestSchema schema, List<String> path, JsonNode value) {
    ObjectNode copy = body.deepCopy();
    for (int length = 1; length < path.size(); length++) {
      List<String> up = path.subList(0, length);
      if (!at(copy, up).isContainerNode()) {
        put(copy, up, between(schema, up));
      }
    }
    put(copy, path, value);
    return copy;
  }

  private static JsonNode between(RequestSchema schema, List<String> path) {
    return schema.properties().stream()
        .filter(property -> property.path().equals(path))
        .findFirst()
        .map(property -> of(path.getLast(), property.schema(), schema.document()))
        .orElseGet(Json::object);
  }

  private static void put(ObjectNode body, List<String> path, JsonNode value) {
    JsonNode parent = at(body, path.subList(0, path.size() - 1));
    if (parent instanceof ArrayNode array) {
      int index = Integer.parseInt(path.getLast());
      while (array.size() <= index) {
        array.addNull();
      }
      array.set(index, value);
    } else if (parent instanceof ObjectNode object) {
      object.set(path.getLast(), value);
    }
  }

  /** A body without what is under a path. */
  static ObjectNode without(ObjectNode body, List<String> path) {
    ObjectNode copy = body.deepCopy();
    if (at(copy, path.subList(0, path.size() - 1)) instanceof ObjectNode parent) {
      parent.remove(path.getLast());
    }
    return copy;
  }
}
