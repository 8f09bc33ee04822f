package dev.linkgate.contract.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Places within a message. */
final class Trees {
  private Trees() {}

  /** What stands under these steps; the first item of an array. */
  static JsonNode at(JsonNode message, List<String> steps) {
    JsonNode at = message;
    for (String step : steps) {
      at = child(at, step);
    }
    return at;
  }

  private static JsonNode child(JsonNode parent, String step) {
    return switch (step) {
      case Change.ITEM -> parent.path(0);
      case Change.OTHER ->
          parent
              .propertyStream()
              .findFirst()
              .map(e -> e.getValue())
              .orElse(MissingNode.getInstance());
      default -> parent.path(step);
    };
  }

  /** Sets, or with null takes out, what stands under these steps, if its parent is there. */
  static void put(JsonNode message, List<String> steps, @Nullable JsonNode value) {
    JsonNode parent = at(message, steps.subList(0, steps.size() - 1));
    String last = steps.getLast();
    if (parent instanceof ObjectNode object) {
      if (value == null) {
        object.remove(last);
      } else {
        object.set(last, value);
      }
    } else if (parent instanceof ArrayNode array && !array.isEmpty()) {
      if (value == null) {
        array.removeAll();
      } else {
        array.set(0, value);
      }
    }
  }

  /** A null or something empty says what leaving it out says. */
  static boolean says(JsonNode value) {
    return !value.isNull()
        && !(value.isContainerNode() && value.isEmpty())
        && !(value.isTextual() && value.textValue().isEmpty());
  }

  /** The steps of a path with indexes, or of a name in brackets style. */
  static List<String> steps(List<String> path) {
    List<String> steps = new ArrayList<>();
    path.forEach(step -> steps.add(index(step) ? Change.ITEM : step));
    return steps;
  }

  /** The steps of a name in brackets style. */
  static List<String> steps(String brackets) {
    return steps(List.of(brackets.replace("]", "").split("\\[", -1)));
  }

  private static boolean index(String step) {
    return !step.isEmpty() && step.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Whether one place is another, or lies within it. */
  static boolean within(List<String> inner, List<String> outer) {
    if (inner.size() < outer.size()) {
      return false;
    }
    for (int i = 0; i < outer.size(); i++) {
      if (!outer.get(i).equals(inner.get(i)) && !outer.get(i).equals(Change.OTHER)) {
        return false;
      }
    }
    return true;
  }
}
