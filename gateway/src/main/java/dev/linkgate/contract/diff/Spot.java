package dev.linkgate.contract.diff;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A schema within a document, references as they are written.
 *
 * @param node the schema
 * @param pointer where it stands
 */
record Spot(JsonNode node, String pointer) {
  Spot child(String name) {
    return new Spot(node.path(name), pointer + "/" + escaped(name));
  }

  Spot child(int index) {
    return new Spot(node.path(index), pointer + "/" + index);
  }

  boolean missing() {
    return node.isMissingNode();
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
