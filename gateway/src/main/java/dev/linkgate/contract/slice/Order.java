package dev.linkgate.contract.slice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What both have in the order of ours, then what is new: a diff of two files shows no moves. */
final class Order {
  private Order() {}

  /** The names of the new, by the order of the old. */
  static List<String> names(Iterable<String> theirs, Iterable<String> ours) {
    Set<String> left = new LinkedHashSet<>();
    theirs.forEach(left::add);
    List<String> ordered = new ArrayList<>();
    for (String name : ours) {
      if (left.remove(name)) {
        ordered.add(name);
      }
    }
    ordered.addAll(left);
    return ordered;
  }

  /**
   * The values of the new, by the order of the old.
   *
   * @param renamed the new name of an old one
   */
  static ArrayNode values(JsonNode theirs, JsonNode ours, UnaryOperator<String> renamed) {
    Set<JsonNode> left = new LinkedHashSet<>();
    theirs.forEach(left::add);
    ArrayNode ordered = JsonNodeFactory.instance.arrayNode();
    for (JsonNode value : ours) {
      JsonNode now = value.isTextual() ? ordered.textNode(renamed.apply(value.textValue())) : value;
      if (left.remove(now)) {
        ordered.add(now);
      }
    }
    left.forEach(ordered::add);
    return ordered;
  }

  /** Whether a value is a list that can be ordered without a change of meaning. */
  static boolean orderable(JsonNode value) {
    if (!value.isArray()) {
      return false;
    }
    for (JsonNode item : value) {
      if (item.isContainerNode()) {
        return false;
      }
    }
    return true;
  }
}
