package dev.linkgate.console.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.linkgate.adapter.BodyFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Something a body may have, wherever it stands in it.
 *
 * @param path names down to it; {@link #ITEM} into a list, {@link #OTHER} to any further name
 * @param schema its own, references followed
 * @param required whether what it stands in may not be without it
 * @param variant which alternative of a union has it; empty where it is in none
 */
record Property(List<String> path, JsonNode schema, boolean required, String variant) {
  static final String ITEM = "[]";
  static final String OTHER = "*";

  private static final List<String> UNIONS = List.of("oneOf", "anyOf", "allOf");

  /** Deeper than anything a person would read. */
  private static final int DEEPEST = 12;

  Property {
    path = List.copyOf(path);
  }

  /** Everything a schema documents, each before what is in it. */
  static List<Property> all(JsonNode schema, SchemaTree tree) {
    List<Property> found = new ArrayList<>();
    new Walk(tree, found).into(schema, List.of(), "", List.of());
    return found;
  }

  /** As a body of this format has it: in brackets in forms, with dots in JSON. */
  String name(BodyFormat format) {
    StringBuilder name = new StringBuilder();
    for (String step : path) {
      if (step.equals(ITEM)) {
        name.append(ITEM);
      } else if (name.isEmpty()) {
        name.append(step);
      } else if (format == BodyFormat.FORM) {
        name.append('[').append(step).append(']');
      } else {
        name.append('.').append(step);
      }
    }
    return name.toString();
  }

  /** One way through a schema, which may hold itself. */
  private record Walk(SchemaTree tree, List<Property> found) {
    void into(JsonNode written, List<String> path, String variant, List<JsonNode> above) {
      JsonNode schema = tree.resolved(written);
      if (path.size() > DEEPEST || above.stream().anyMatch(one -> one == schema)) {
        return;
      }
      List<JsonNode> below = new ArrayList<>(above);
      below.add(schema);
      Set<String> required = new HashSet<>();
      schema.path("required").forEach(name -> required.add(name.asText()));
      for (var property : schema.path("properties").properties()) {
        String name = property.getKey();
        add(property.getValue(), under(path, name), required.contains(name), variant, below);
      }
      if (schema.path("additionalProperties").isObject()) {
        add(schema.path("additionalProperties"), under(path, OTHER), false, variant, below);
      }
      JsonNode items = tree.resolved(schema.path("items"));
      if (items.isObject() && !path.isEmpty()) {
        into(items, under(path, ITEM), variant, below);
      }
      for (String union : UNIONS) {
        int number = 0;
        for (JsonNode one : schema.path(union)) {
          number++;
          into(one, path, union.equals("allOf") ? variant : named(one, number, variant), below);
        }
      }
    }

    private void add(
        JsonNode written, List<String> path, boolean must, String variant, List<JsonNode> above) {
      JsonNode schema = tree.resolved(written);
      found.add(new Property(path, schema, must, variant));
      if (!schema.equals(BooleanNode.TRUE)) {
        into(schema, path, variant, above);
      }
    }

    /** By its title, else by what it is called among the schemas, else by its number. */
    private String named(JsonNode written, int number, String within) {
      String reference = written.path("$ref").asText();
      String name =
          tree.resolved(written)
              .path("title")
              .asText(
                  reference.isEmpty()
                      ? "alternative " + number
                      : reference.substring(reference.lastIndexOf('/') + 1));
      return within.isEmpty() ? name : within + ", " + name;
    }

    private static List<String> under(List<String> path, String step) {
      List<String> longer = new ArrayList<>(path);
      longer.add(step);
      return longer;
    }
  }
}
