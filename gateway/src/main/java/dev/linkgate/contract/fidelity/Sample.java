package dev.linkgate.contract.fidelity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A value to try.
 *
 * @param label what it stands for in a table
 * @param value as it goes into a body
 * @param shown whether it has a row, or only serves to be compared with
 */
record Sample(String label, JsonNode value, boolean shown) {
  static final String ANY = "any";
  static final String OTHER = "any other";
  static final String SEVERAL = "several";
  static final String UNDOCUMENTED = "undocumented";

  private static final String UNLISTED = "linkgate_other";

  /** Values of a property: each one listed, else two that differ. */
  static List<Sample> of(Leaf leaf) {
    List<String> listed = new ArrayList<>(leaf.listed());
    if (listed.isEmpty()) {
      return free(leaf);
    }
    List<Sample> samples = new ArrayList<>();
    listed.forEach(value -> samples.add(new Sample(value, node(leaf, value), true)));
    if (leaf.extensible()) {
      samples.add(new Sample(OTHER, node(leaf, UNLISTED), true));
    }
    if (leaf.isList() && listed.size() > 1) {
      samples.add(new Sample(SEVERAL, node(leaf, listed.toArray(String[]::new)), true));
    }
    return samples;
  }

  private static JsonNode node(Leaf leaf, String... values) {
    return leaf.isList() ? list(values) : TextNode.valueOf(values[0]);
  }

  private static ArrayNode list(String... values) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (String value : values) {
      list.add(value);
    }
    return list;
  }

  private static List<Sample> free(Leaf leaf) {
    String one = text(leaf, 1);
    String two = text(leaf, 2);
    return switch (leaf.schema().path("type").asText()) {
      case "boolean" ->
          List.of(
              new Sample("true", BooleanNode.TRUE, true),
              new Sample("false", BooleanNode.FALSE, true));
      case "integer", "number" -> two(IntNode.valueOf(1), IntNode.valueOf(2));
      case "array" ->
          List.of(
              new Sample(ANY, list(one), true),
              new Sample(ANY, list(two), false),
              new Sample(ANY, list(one, two), false));
      default -> two(TextNode.valueOf(one), TextNode.valueOf(two));
    };
  }

  private static List<Sample> two(JsonNode one, JsonNode other) {
    return List.of(new Sample(ANY, one, true), new Sample(ANY, other, false));
  }

  private static String text(Leaf leaf, int number) {
    String name = leaf.path().getLast();
    return name.endsWith("url")
        ? "https://" + name.replace('_', '-') + ".example/" + number
        : name + "_" + number;
  }
}
