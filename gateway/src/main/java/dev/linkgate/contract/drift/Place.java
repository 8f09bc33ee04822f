package dev.linkgate.contract.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A node of a document, and where it stands there.
 *
 * @param document all of it
 * @param node missing where there is nothing
 * @param at JSON pointer
 */
record Place(JsonNode document, JsonNode node, String at) {
  /** Longer chains of references are circles. */
  private static final int MOST_REFERENCES = 20;

  /** The whole of a document. */
  static Place in(JsonNode document) {
    return new Place(document, document, "");
  }

  Place step(String name) {
    return new Place(document, node.path(name), at + "/" + escape(name));
  }

  Place step(int index) {
    return new Place(document, node.path(index), at + "/" + index);
  }

  boolean exists() {
    return !node.isMissingNode();
  }

  boolean has(String name) {
    return node.has(name);
  }

  /** Where the references at this place lead in the end; a missing place when nowhere. */
  Place resolved() {
    Place place = this;
    for (int i = 0; i < MOST_REFERENCES && place.node.path("$ref").isTextual(); i++) {
      String reference = place.node.path("$ref").textValue();
      if (!reference.startsWith("#/")) {
        return new Place(document, document.path(""), ""); // documents of ours have no other
      }
      String pointer = reference.substring(1);
      place = new Place(document, document.at(pointer), pointer);
    }
    return place;
  }

  /** The parts of a list, each where its references lead; none where there is no list. */
  List<Place> parts(String name) {
    Place list = step(name);
    List<Place> parts = new ArrayList<>(list.node.size());
    for (int i = 0; i < list.node.size(); i++) {
      parts.add(list.step(i).resolved());
    }
    return parts;
  }

  /** Whether the document is written in JSON Schema, with {@code null} as a type. */
  boolean isJsonSchema() {
    return !document.path("openapi").asText().startsWith("3.0");
  }

  static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
