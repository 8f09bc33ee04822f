package dev.linkgate.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields a schema documents, made once from it, to find those a body has beyond.
 *
 * @param fields by name; empty for a scalar or an object left open
 * @param required names that may not be left out
 * @param items what an array holds
 */
record FieldTree(Map<String, FieldTree> fields, Set<String> required, @Nullable FieldTree items) {

  /** The fields of a schema within a document, references followed. */
  static FieldTree of(JsonNode schema, JsonNode document) {
    JsonNode resolved = resolve(schema, document);
    Map<String, FieldTree> fields = new HashMap<>();
    for (var property : resolved.path("properties").properties()) {
      fields.put(property.getKey(), of(property.getValue(), document));
    }
    Set<String> required = new HashSet<>();
    resolved.path("required").forEach(name -> required.add(name.asText()));
    JsonNode items = resolved.path("items");
    return new FieldTree(
        Map.copyOf(fields),
        Set.copyOf(required),
        items.isMissingNode() ? null : of(items, document));
  }

  private static JsonNode resolve(JsonNode schema, JsonNode document) {
    JsonNode reference = schema.path("$ref");
    return reference.isMissingNode()
        ? schema
        : resolve(document.at(reference.asText().substring(1)), document);
  }

  /** Whether a field is documented under this path of names. */
  boolean has(String... path) {
    return at(path, path.length) != null;
  }

  /** Whether the last of these names is documented and may not be left out. */
  boolean requires(String... path) {
    FieldTree parent = at(path, path.length - 1);
    return parent != null && parent.required.contains(path[path.length - 1]);
  }

  private @Nullable FieldTree at(String[] path, int length) {
    FieldTree tree = this;
    for (int i = 0; i < length && tree != null; i++) {
      tree = tree.fields.get(path[i]);
    }
    return tree;
  }

  /** The fields of a body that are not documented, each in brackets style, in the body's order. */
  List<String> beyond(JsonNode body) {
    List<String> found = new ArrayList<>(0);
    collect(body, "", found);
    return found;
  }

  private void collect(JsonNode node, String path, List<String> found) {
    if (node.isObject() && !fields.isEmpty()) {
      for (var entry : node.properties()) {
        FieldTree known = fields.get(entry.getKey());
        String name = path.isEmpty() ? entry.getKey() : path + "[" + entry.getKey() + "]";
        if (known == null) {
          found.add(name);
        } else {
          known.collect(entry.getValue(), name, found);
        }
      }
    } else if (node.isArray() && items != null) {
      for (int i = 0; i < node.size(); i++) {
        items.collect(node.get(i), path + "[" + i + "]", found);
      }
    }
  }
}
