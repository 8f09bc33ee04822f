package dev.linkgate.contract.slice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.contract.document.OpenApiDocument;
import dev.linkgate.contract.document.UnusableDocument;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** One level of a provider's schema: references followed, sentences read and taken off. */
final class SchemaFacts {
  private static final List<String> COMPOSED = List.of("allOf", "anyOf", "oneOf");

  private final OpenApiDocument document;
  private final Set<String> extensions;

  SchemaFacts(OpenApiDocument document, Set<String> extensions) {
    this.document = document;
    this.extensions = extensions;
  }

  /** Whether something beside a reference counts; in OpenAPI 3.0 nothing does. */
  boolean hasSiblings(JsonNode reference) {
    return document.isJsonSchema() && !siblings(reference).isEmpty();
  }

  private ObjectNode siblings(JsonNode reference) {
    ObjectNode beside = ((ObjectNode) reference).objectNode();
    for (var entry : reference.properties()) {
      String key = entry.getKey();
      if (!key.equals("$ref") && Keywords.isFact(key, extensions)) {
        beside.set(key, entry.getValue());
      }
    }
    return beside;
  }

  /**
   * The schema itself.
   *
   * @return true or false where a 3.1 document says so, else an object that may be changed
   * @throws UnusableDocument when a reference is broken or leads to no schema
   */
  JsonNode of(JsonNode written) {
    JsonNode schema = written;
    StringBuilder description = new StringBuilder(schema.path("description").asText());
    ObjectNode beside = null;
    Set<JsonNode> passed = Collections.newSetFromMap(new IdentityHashMap<>());
    while (passed.add(schema)) {
      JsonNode next = schema;
      if (schema.path("$ref").isTextual()) {
        if (document.isJsonSchema()) {
          ObjectNode here = siblings(schema);
          beside = beside == null ? here : here.setAll(beside);
        }
        next = document.resolve(schema);
      } else if (isOnlyWrapping(schema)) {
        next = schema.get("allOf").get(0);
      }
      if (description.isEmpty()) {
        description.append(next.path("description").asText());
      }
      schema = next;
    }
    if (schema.isBoolean()) {
      return schema;
    }
    if (!(schema instanceof ObjectNode object)) {
      throw new UnusableDocument(
          document.name() + ": no schema where one is expected: " + cut(schema.toString()));
    }
    ObjectNode copy = object.objectNode();
    copy.setAll(object);
    if (beside != null) {
      copy.setAll(beside);
    }
    return cleaned(Prose.read(copy, description.toString()));
  }

  private static String cut(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  /** {@code allOf} with one member and words beside it, the way around 3.0's bare references. */
  private boolean isOnlyWrapping(JsonNode schema) {
    if (schema.path("allOf").size() != 1) {
      return false;
    }
    for (var entry : schema.properties()) {
      String key = entry.getKey();
      if (!key.equals("allOf")
          && Keywords.isFact(key, extensions)
          && !Keywords.isDefault(key, entry.getValue())) {
        return false;
      }
    }
    return true;
  }

  private ObjectNode cleaned(ObjectNode schema) {
    ObjectNode clean = schema.objectNode();
    for (var entry : schema.properties()) {
      String key = entry.getKey();
      if (Keywords.isFact(key, extensions) && !Keywords.isDefault(key, entry.getValue())) {
        clean.set(key, entry.getValue());
      }
    }
    return clean;
  }

  /** Whether a place our document leaves open still takes nothing but objects. */
  boolean mayBeOpen(JsonNode schema) {
    return mayBeOpen(schema, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private boolean mayBeOpen(JsonNode schema, Set<JsonNode> passed) {
    JsonNode type = schema.path("type");
    if (!type.isMissingNode() || !passed.add(schema)) {
      return type.isMissingNode() || OpenPlaces.isObject(type);
    }
    for (String key : COMPOSED) {
      for (JsonNode branch : schema.path(key)) {
        JsonNode resolved = document.resolve(branch);
        if (!resolved.isObject() || !mayBeOpen(resolved, passed)) {
          return false;
        }
      }
    }
    return true;
  }

  static boolean requires(JsonNode schema, String property) {
    for (JsonNode name : schema.path("required")) {
      if (name.asText().equals(property)) {
        return true;
      }
    }
    return false;
  }
}
