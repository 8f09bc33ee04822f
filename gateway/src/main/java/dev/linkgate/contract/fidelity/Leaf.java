package dev.linkgate.contract.fidelity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkgate.spec.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * A property of a document's schema that has no properties of its own.
 *
 * @param path names down to it
 * @param schema its own, references followed
 * @param required whether the object it stands in may not be without it
 * @param always whether no body may be without it
 */
record Leaf(List<String> path, JsonNode schema, boolean required, boolean always) {

  String name() {
    return Violation.brackets(path);
  }

  boolean isList() {
    return schema.path("type").asText().equals("array");
  }

  /** The values the document lists, for a list those of its items. */
  List<String> listed() {
    List<String> values = new ArrayList<>();
    JsonNode one = isList() ? schema.path("items") : schema;
    for (String keyword : List.of("enum", "x-extensible-enum")) {
      one.path(keyword).forEach(value -> values.add(value.asText()));
    }
    return values;
  }

  /** Whether the document lists values, and others are allowed all the same. */
  boolean extensible() {
    return (isList() ? schema.path("items") : schema).has("x-extensible-enum");
  }
}
