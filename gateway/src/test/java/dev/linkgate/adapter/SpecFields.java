package dev.linkgate.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fields one document of {@code specs/} has, read without the product's own reader.
 *
 * @param document all of it, to be changed at will
 */
record SpecFields(ObjectNode document) {
  static SpecFields load(String api, String version) throws IOException {
    String resource = "specs/" + api + "/" + version + ".yaml";
    try (InputStream in = SpecFields.class.getClassLoader().getResourceAsStream(resource)) {
      return new SpecFields((ObjectNode) new YAMLMapper().readTree(in));
    }
  }

  private ObjectNode operation() {
    return (ObjectNode) document.path("paths").iterator().next().path("post");
  }

  ObjectNode request() {
    return resolve(
        operation().path("requestBody").path("content").iterator().next().path("schema"));
  }

  ObjectNode answer() {
    return resolve(operation().at("/responses/200/content/application~1json/schema"));
  }

  /** The paths of everything that is no object itself, dotted. */
  Set<String> leaves(ObjectNode schema) {
    Set<String> leaves = new TreeSet<>();
    leaves(schema, "", leaves);
    return leaves;
  }

  private void leaves(ObjectNode schema, String path, Set<String> leaves) {
    for (var property : schema.path("properties").properties()) {
      ObjectNode field = resolve(property.getValue());
      String name = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
      if (field.has("properties")) {
        leaves(field, name, leaves);
      } else {
        leaves.add(name);
      }
    }
  }

  /** The paths of the leaves a body has. */
  static Set<String> leavesOf(JsonNode body) {
    Set<String> leaves = new TreeSet<>();
    leavesOf(body, "", leaves);
    return leaves;
  }

  private static void leavesOf(JsonNode node, String path, Set<String> leaves) {
    for (var field : node.properties()) {
      String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
      if (field.getValue().isObject()) {
        leavesOf(field.getValue(), name, leaves);
      } else if (!field.getValue().isNull()) {
        leaves.add(name);
      }
    }
  }

  /** The values an enumeration allows under a dotted path. */
  List<String> values(ObjectNode schema, String path) {
    ObjectNode at = at(schema, path);
    List<String> values = new ArrayList<>();
    (at.has("enum") ? at.path("enum") : at.path("x-extensible-enum"))
        .forEach(value -> values.add(value.asText()));
    return values;
  }

  /** A body with what is required, and with what is required beside the field under a path. */
  ObjectNode least(ObjectNode schema, String path) {
    ObjectNode body = required(schema);
    ObjectNode object = body;
    ObjectNode objectSchema = schema;
    String[] steps = path.split("\\.", -1);
    for (int i = 0; i < steps.length - 1; i++) {
      objectSchema = at(objectSchema, steps[i]);
      if (!object.has(steps[i])) {
        object.set(steps[i], required(objectSchema));
      }
      object = (ObjectNode) object.get(steps[i]);
    }
    return body;
  }

  private ObjectNode required(ObjectNode schema) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    for (JsonNode name : schema.path("required")) {
      body.set(name.asText(), value(at(schema, name.asText())));
    }
    return body;
  }

  /** Any value a schema allows. */
  JsonNode value(ObjectNode schema) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (schema.has("properties")) {
      return required(schema);
    }
    if (schema.has("enum") || schema.has("x-extensible-enum")) {
      return nodes.textNode(values(schema, "").getFirst());
    }
    String type =
        schema.path("type").isArray()
            ? schema.at("/type/0").asText()
            : schema.path("type").asText();
    return switch (type) {
      case "array" -> {
        ArrayNode array = nodes.arrayNode();
        array.add(value(resolve(schema.path("items"))));
        yield array;
      }
      case "boolean" -> nodes.booleanNode(true);
      case "integer" -> nodes.numberNode(1_680_577_733L);
      default ->
          nodes.textNode(
              schema.path("format").asText().equals("date-time")
                  ? "2026-11-21T10:00:00.000Z"
                  : "https://shop.example/x");
    };
  }

  /** The schema under a dotted path. */
  ObjectNode at(ObjectNode schema, String path) {
    ObjectNode found = schema;
    for (String step : path.isEmpty() ? new String[0] : path.split("\\.", -1)) {
      found = resolve(found.path("properties").path(step));
    }
    return found;
  }

  private ObjectNode resolve(JsonNode schema) {
    JsonNode reference = schema.path("$ref");
    if (!reference.isMissingNode()) {
      return resolve(document.at(reference.asText().substring(1)));
    }
    return schema instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
  }

  /** Sets, or with null takes out, the field under a dotted path whose parents are there. */
  static void put(ObjectNode body, String path, @Nullable JsonNode value) {
    String[] steps = path.split("\\.", -1);
    ObjectNode object = body;
    for (int i = 0; i < steps.length - 1; i++) {
      object = (ObjectNode) object.get(steps[i]);
    }
    if (value == null) {
      object.remove(steps[steps.length - 1]);
    } else {
      object.set(steps[steps.length - 1], value);
    }
  }
}
