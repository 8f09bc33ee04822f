package dev.linkgate.contract.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkgate.spec.SpecDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The request of a document as a list of what can be varied. */
final class RequestSchema {
  /**
   * Where the schema of a request without references to follow is nested deeper, it is circular.
   */
  private static final int DEEPEST = 12;

  private final JsonNode document;
  private final List<Property> properties = new ArrayList<>();
  private final List<Level> levels = new ArrayList<>();

  /**
   * A property, or the first element of an array.
   *
   * @param path names down to it, {@code 0} for an element
   * @param schema references followed
   * @param pointer where the document describes it
   */
  record Property(List<String> path, JsonNode schema, boolean required, String pointer) {}

  /**
   * An object.
   *
   * @param path names down to it
   * @param pointer where the document describes it
   */
  record Level(List<String> path, String pointer) {}

  RequestSchema(SpecDocument shape) {
    this.document = shape.document();
    JsonNode schema = shape.operation().at("/requestBody/content").iterator().next();
    walk(schema.path("schema"), List.of(), contentPointer(shape) + "/schema");
  }

  /** Where a document describes the link operation. */
  static String operationPointer(SpecDocument shape) {
    return "/paths/" + step(shape.document().path("paths").fieldNames().next()) + "/post";
  }

  /** Where it describes the operation's body. */
  static String contentPointer(SpecDocument shape) {
    String media = shape.operation().at("/requestBody/content").fieldNames().next();
    return operationPointer(shape) + "/requestBody/content/" + step(media);
  }

  List<Property> properties() {
    return properties;
  }

  List<Level> levels() {
    return levels;
  }

  JsonNode document() {
    return document;
  }

  private void walk(JsonNode schema, List<String> path, String at) {
    if (path.size() > DEEPEST) {
      return;
    }
    String reference = schema.path("$ref").asText("");
    if (!reference.isEmpty()) {
      walk(document.at(reference.substring(1)), path, reference.substring(1));
    } else if (schema.has("properties")) {
      levels.add(new Level(path, at));
      Set<String> required = new HashSet<>();
      schema.path("required").forEach(name -> required.add(name.asText()));
      for (var property : schema.path("properties").properties()) {
        String name = property.getKey();
        add(property.getValue(), name, required.contains(name), path, at + "/properties/");
      }
    } else if (schema.has("items")) {
      add(schema.path("items"), "0", false, path, at + "/items");
    }
  }

  private void add(JsonNode schema, String name, boolean must, List<String> path, String under) {
    List<String> down = new ArrayList<>(path);
    down.add(name);
    String at = under.endsWith("/items") ? under : under + step(name);
    JsonNode resolved = resolve(schema, document);
    properties.add(new Property(List.copyOf(down), resolved, must, at));
    walk(schema, List.copyOf(down), at);
  }

  /** What a schema's reference leads to, or itself. */
  static JsonNode resolve(JsonNode schema, JsonNode document) {
    JsonNode at = schema;
    for (int i = 0; at.path("$ref").isTextual() && i < DEEPEST; i++) {
      at = document.at(at.path("$ref").textValue().substring(1));
    }
    return at;
  }

  private static String step(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
