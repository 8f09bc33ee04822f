package dev.linkgate.contract.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A documented answer, and every answer that is one change away from it. */
final class SeededAnswers {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonNode example;
  private final List<Seeded> all = new ArrayList<>();

  private SeededAnswers(JsonNode example) {
    this.example = example;
  }

  /** What was changed where. */
  record Seeded(String what, String pointer, JsonNode answer) {
    @Override
    public String toString() {
      return what + " at " + pointer;
    }
  }

  static List<Seeded> of(JsonNode example) {
    SeededAnswers seeded = new SeededAnswers(example);
    seeded.seed(example, "");
    return seeded.all;
  }

  private void seed(JsonNode node, String pointer) {
    if (node.isObject()) {
      add("more", pointer + "/brand_new", at -> at.put("brand_new", "canary words"), pointer);
      add("more number", pointer + "/line_2", at -> at.put("line_2", 1.5), pointer);
      add("more null", pointer + "/brand_new", at -> at.putNull("brand_new"), pointer);
      add("more object", pointer + "/brand_new", at -> at.putObject("brand_new"), pointer);
      add(
          "more list",
          pointer + "/brand_new",
          at -> at.putArray("brand_new").add("a").add("b"),
          pointer);
      for (var field : node.properties()) {
        String name = field.getKey();
        String below = pointer + "/" + name;
        add("absent", below, at -> at.remove(name), pointer);
        for (JsonNode other : others(field.getValue())) {
          String what = "now " + other.getNodeType() + (other.isTextual() ? other.size() : "");
          add(what, below, at -> at.set(name, other), pointer);
        }
        if (field.getValue().isTextual()) {
          add("another word", below, at -> at.put(name, "retired_value"), pointer);
          add("endless", below, at -> at.put(name, "x".repeat(50_000)), pointer);
        }
        seed(field.getValue(), below);
      }
    }
  }

  private static List<JsonNode> others(JsonNode value) {
    ArrayNode list = NODES.arrayNode().add(7);
    List<JsonNode> others =
        new ArrayList<>(
            List.of(
                NODES.textNode("canary text"),
                NODES.numberNode(7),
                NODES.numberNode(7.5),
                NODES.booleanNode(true),
                NODES.nullNode(),
                NODES.objectNode(),
                list));
    others.removeIf(other -> other.getNodeType() == value.getNodeType() && !value.isNumber());
    return others;
  }

  private void add(String what, String pointer, Consumer<ObjectNode> change, String where) {
    JsonNode copy = example.deepCopy();
    change.accept((ObjectNode) copy.at(where));
    all.add(new Seeded(what, pointer, copy));
  }
}
