package dev.linkgate.contract.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.linkgate.adapter.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON Patch (RFC 6902) of a document that accepts what was found. Where a step counts on a list
 * being as it was, a {@code test} goes before it.
 */
final class Patch {
  private static final String NULL = "null";
  private static final String TYPE = "type";

  private Patch() {}

  /** Makes the steps of a patch, when somebody wants it; none where nothing can accept it. */
  @FunctionalInterface
  interface Recipe {
    List<ObjectNode> steps();
  }

  /** As JSON; null where there is no patch. */
  static @Nullable String text(Recipe recipe) {
    List<ObjectNode> steps = recipe.steps();
    return steps.isEmpty() ? null : new String(Json.bytes(steps), StandardCharsets.UTF_8);
  }

  /** A property of the type that was seen. */
  static List<ObjectNode> field(Place owner, String name, JsonNode value) {
    JsonNode seen = seen(value, owner.isJsonSchema());
    Place properties = owner.step("properties");
    return properties.exists()
        ? List.of(add(properties.step(name).at(), seen))
        : List.of(add(properties.at(), Json.object().set(name, seen)));
  }

  /** What is known of a value's schema from one value. */
  private static JsonNode seen(JsonNode value, boolean jsonSchema) {
    ObjectNode schema = Json.object();
    if (value.isNull()) {
      return schema; // null today, and anything tomorrow
    }
    schema.put(TYPE, Redacted.type(value));
    if (value.isArray()) {
      List<String> types = new ArrayList<>();
      value.forEach(item -> types.add(Redacted.type(item)));
      boolean alike = types.stream().distinct().count() == 1;
      schema.set("items", alike ? seen(value.get(0), jsonSchema) : Json.object());
    }
    return schema;
  }

  /** The field may be absent. */
  static List<ObjectNode> notRequired(Place owner, int index) {
    Place required = owner.step("required");
    Place gone = required.node().size() == 1 ? required : required.step(index);
    return List.of(step("test", gone.at(), gone.node()), step("remove", gone.at(), null));
  }

  /** One more value in a list. */
  static List<ObjectNode> value(Place schema, String keyword, String word) {
    Place list = schema.step(keyword);
    if (!keyword.equals("const")) {
      return List.of(add(list.at() + "/-", TextNode.valueOf(word)));
    }
    ArrayNode both = JsonNodeFactory.instance.arrayNode().add(list.node()).add(word);
    return List.of(step("remove", list.at(), null), add(schema.step("enum").at(), both));
  }

  /** Strings of any length. */
  static List<ObjectNode> withoutLimit(Place schema) {
    return List.of(step("remove", schema.step("maxLength").at(), null));
  }

  /** Null, too. */
  static List<ObjectNode> nullable(Place schema) {
    if (!schema.isJsonSchema()) {
      return List.of(add(schema.step("nullable").at(), Json.object().booleanNode(true)));
    }
    if (!schema.has(TYPE)) {
      return alternative(schema, schema.has("oneOf") ? "oneOf" : "anyOf", NULL);
    }
    List<ObjectNode> steps = new ArrayList<>(oneMoreType(schema, NULL));
    if (schema.has("enum")) {
      steps.add(add(schema.step("enum").at() + "/-", Json.object().nullNode()));
    }
    return steps;
  }

  /** Another type, too. */
  static List<ObjectNode> type(Place schema, String type) {
    JsonNode old = schema.node();
    if (type.equals("number") && old.path(TYPE).asText().equals("integer")) {
      return List.of(step("replace", schema.step(TYPE).at(), TextNode.valueOf(type)));
    }
    boolean listed = schema.has("enum") || schema.has("const") || schema.has("x-extensible-enum");
    if (schema.isJsonSchema() && !listed) {
      return oneMoreType(schema, type);
    }
    ObjectNode both = Json.object();
    ObjectNode first = old.deepCopy();
    if (schema.has("description")) {
      both.set("description", first.remove("description"));
    }
    both.set("anyOf", JsonNodeFactory.instance.arrayNode().add(first).add(named(type)));
    return List.of(step("test", schema.at(), old), step("replace", schema.at(), both));
  }

  private static List<ObjectNode> oneMoreType(Place schema, String type) {
    Place old = schema.step(TYPE);
    if (old.node().isArray()) {
      return List.of(add(old.at() + "/-", TextNode.valueOf(type)));
    }
    ArrayNode both = JsonNodeFactory.instance.arrayNode().add(old.node()).add(type);
    return List.of(step("test", old.at(), old.node()), step("replace", old.at(), both));
  }

  /** One more alternative. */
  static List<ObjectNode> alternative(Place schema, String keyword, String type) {
    return List.of(add(schema.step(keyword).at() + "/-", named(type)));
  }

  /** OpenAPI 3.0 wants to know an array's items. */
  private static ObjectNode named(String type) {
    ObjectNode schema = Json.object().put(TYPE, type);
    if (type.equals("array")) {
      schema.putObject("items");
    }
    return schema;
  }

  /** One more status, whose body is as others are; null where it is like none of them. */
  static List<ObjectNode> status(Place responses, int status, @Nullable JsonNode schema) {
    ObjectNode response =
        Json.object().put("description", "Seen from the provider, not documented by it.");
    if (schema != null) {
      response.putObject("content").putObject("application/json").set("schema", schema);
    }
    return List.of(add(responses.step(Integer.toString(status)).at(), response));
  }

  private static ObjectNode add(String path, JsonNode value) {
    return step("add", path, value);
  }

  private static ObjectNode step(String op, String path, @Nullable JsonNode value) {
    ObjectNode step = Json.object().put("op", op).put("path", path);
    if (value != null) {
      step.set("value", value);
    }
    return step;
  }
}
