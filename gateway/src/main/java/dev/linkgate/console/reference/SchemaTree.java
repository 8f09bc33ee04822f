package dev.linkgate.console.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The schemas of a document. A reference that leads nowhere or in a circle stays as it is. */
final class SchemaTree {
  private static final String REFERENCE = "$ref";

  /** Longer than any chain of references that leads somewhere. */
  private static final int LONGEST_CHAIN = 20;

  private final JsonNode document;

  SchemaTree(JsonNode document) {
    this.document = document;
  }

  /** What a reference leads to, or the node itself. */
  JsonNode resolved(JsonNode node) {
    JsonNode at = node;
    for (int i = 0; i < LONGEST_CHAIN && at.path(REFERENCE).isTextual(); i++) {
      JsonNode next = target(at.path(REFERENCE).textValue());
      if (next.isMissingNode()) {
        return at;
      }
      at = next;
    }
    return at;
  }

  private JsonNode target(String reference) {
    return reference.startsWith("#/")
        ? document.at(reference.substring(1))
        : MissingNode.getInstance();
  }

  /** A schema with what it refers to in place; one within itself stays a reference. */
  String pretty(JsonNode schema) {
    return inlined(schema, List.of()).toPrettyString();
  }

  private JsonNode inlined(JsonNode node, List<JsonNode> above) {
    JsonNode resolved = resolved(node);
    for (JsonNode one : above) {
      if (one == resolved && resolved != node) { // the very same place in the document
        return node;
      }
    }
    List<JsonNode> below = new ArrayList<>(above);
    below.add(resolved);
    if (resolved.isObject()) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      resolved
          .properties()
          .forEach(entry -> copy.set(entry.getKey(), inlined(entry.getValue(), below)));
      return copy;
    }
    if (resolved.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      resolved.forEach(one -> copy.add(inlined(one, below)));
      return copy;
    }
    return resolved;
  }
}
