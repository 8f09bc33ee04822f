package dev.linkgate.contract.slice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** How much two merged schemas have in common, words and names of components aside. */
final class Likeness {
  private Likeness() {}

  static boolean same(JsonNode one, JsonNode other) {
    return Keywords.facts(plain(one)).equals(Keywords.facts(plain(other)));
  }

  /** The share of the facts of both that each has, 1 when there is no difference. */
  static double of(JsonNode one, JsonNode other) {
    Set<String> first = leaves(one);
    Set<String> both = new HashSet<>(first);
    Set<String> second = leaves(other);
    both.retainAll(second);
    first.addAll(second);
    return first.isEmpty() ? 1 : (double) both.size() / first.size();
  }

  private static Set<String> leaves(JsonNode merged) {
    Set<String> leaves = new HashSet<>();
    collect(Keywords.facts(plain(merged)), "", leaves);
    return leaves;
  }

  private static void collect(JsonNode node, String at, Set<String> leaves) {
    if (node.isValueNode()) {
      leaves.add(at + "=" + node.asText());
    } else {
      node.properties().forEach(e -> collect(e.getValue(), at + "/" + e.getKey(), leaves));
      if (node.isArray()) {
        node.forEach(item -> collect(item, at + "/-", leaves));
      }
    }
  }

  /** Marks of our components replaced by what they stand for. */
  static JsonNode plain(JsonNode merged) {
    if (Mark.isOurs(merged) && !Mark.node(merged).isMissingNode()) {
      return plain(Mark.node(merged));
    }
    if (merged instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(item -> copy.add(plain(item)));
      return copy;
    }
    if (!(merged instanceof ObjectNode object)) {
      return merged;
    }
    ObjectNode copy = object.objectNode();
    object.properties().forEach(entry -> copy.set(entry.getKey(), plain(entry.getValue())));
    return copy;
  }
}
