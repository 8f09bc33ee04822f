package dev.linkgate.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields a schema documents, made once from it, to find those a body has beyond. A schema has
 * one, however many places refer to it: schemas that hold each other make a circle of these.
 */
final class FieldTree {
  /** By name; empty for a scalar or an object left open. */
  private final Map<String, FieldTree> fields = new HashMap<>();

  /** Names that may not be left out. */
  private final Set<String> required = new HashSet<>();

  /** What an array holds. */
  private @Nullable FieldTree items;

  /** The values it lists, in a closed or an open list. */
  private final Set<String> words = new HashSet<>();

  /** Its documented types. */
  private final Set<String> types = new HashSet<>();

  private FieldTree() {}

  /** The fields of a schema within a document, references followed. */
  static FieldTree of(JsonNode schema, JsonNode document) {
    IdentityHashMap<JsonNode, FieldTree> made = new IdentityHashMap<>();
    Deque<JsonNode> left = new ArrayDeque<>(); // and no recursion: chains of a provider are long
    Function<JsonNode, FieldTree> tree =
        written ->
            made.computeIfAbsent(
                resolve(written, document),
                resolved -> {
                  left.add(resolved);
                  return new FieldTree();
                });
    FieldTree root = tree.apply(schema);
    while (!left.isEmpty()) {
      JsonNode next = left.remove();
      FieldTree current = tree.apply(next);
      for (var property : next.path("properties").properties()) {
        current.fields.put(property.getKey(), tree.apply(property.getValue()));
      }
      next.path("required").forEach(name -> current.required.add(name.asText()));
      current.items = next.has("items") ? tree.apply(next.path("items")) : null;
      for (String list : List.of("enum", "x-extensible-enum")) {
        next.path(list).forEach(word -> current.words.add(word.asText()));
      }
      JsonNode type = next.path("type");
      (type.isArray() ? type : List.of(type)).forEach(it -> current.types.add(it.asText()));
    }
    return root;
  }

  private static JsonNode resolve(JsonNode schema, JsonNode document) {
    JsonNode reference = schema.path("$ref");
    return reference.isMissingNode()
        ? schema
        : resolve(document.at(reference.asText().substring(1)), document);
  }

  /** What is documented under a name; null where nothing is. */
  @Nullable FieldTree field(String name) {
    return fields.get(name);
  }

  /** What is documented of an array's items; null where nothing is. */
  @Nullable FieldTree items() {
    return items;
  }

  /** Whether a value is one it lists. */
  boolean lists(String value) {
    return words.contains(value);
  }

  /** Whether it is documented to be of this JSON type. */
  boolean is(String type) {
    return types.contains(type);
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
