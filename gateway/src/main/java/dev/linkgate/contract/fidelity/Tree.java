package dev.linkgate.contract.fidelity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.spec.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values in a tree, by path. A path goes into an array through {@link #FIRST}. */
final class Tree {
  /** The step from an array to its only element. */
  static final String FIRST = "0";

  private Tree() {}

  static JsonNode at(JsonNode tree, List<String> path) {
    JsonNode node = tree;
    for (String step : path) {
      node = node.isArray() ? node.path(0) : node.path(step);
    }
    return node;
  }

  /** Puts a value, and the objects above it where they are missing. */
  static void put(ObjectNode tree, List<String> path, JsonNode value) {
    JsonNode node = tree;
    for (int i = 0; i < path.size() - 1; i++) {
      node = entered(node, path.get(i), path.get(i + 1).equals(FIRST));
    }
    if (node instanceof ArrayNode array) {
      array.removeAll();
      array.add(value);
    } else {
      ((ObjectNode) node).set(path.getLast(), value);
    }
  }

  private static JsonNode entered(JsonNode node, String step, boolean array) {
    if (node instanceof ArrayNode list) {
      return list.isEmpty() ? list.addObject() : list.get(0);
    }
    ObjectNode object = (ObjectNode) node;
    JsonNode child = object.path(step);
    if (child.isContainerNode()) {
      return child;
    }
    return array ? object.putArray(step) : object.putObject(step);
  }

  /** Takes a value out; what stood above it stays. */
  static void remove(ObjectNode tree, List<String> path) {
    JsonNode parent = at(tree, path.subList(0, path.size() - 1));
    if (parent instanceof ObjectNode object) {
      object.remove(path.getLast());
    } else if (parent instanceof ArrayNode array) {
      array.removeAll();
    }
  }

  /** Every value that is no object, by its name in brackets style; a list is one value. */
  static Map<String, JsonNode> leaves(JsonNode tree) {
    Map<String, JsonNode> leaves = new TreeMap<>();
    paths(tree).forEach(path -> leaves.put(Violation.brackets(path), at(tree, path)));
    return leaves;
  }

  /** The path of every value that is no object. */
  static List<List<String>> paths(JsonNode tree) {
    List<List<String>> found = new ArrayList<>();
    collect(tree, List.of(), found);
    return found;
  }

  private static void collect(JsonNode node, List<String> path, List<List<String>> found) {
    if (node.isObject()) {
      for (var entry : node.properties()) {
        collect(entry.getValue(), below(path, entry.getKey()), found);
      }
    } else if (node.path(0).isObject()) {
      collect(node.path(0), below(path, FIRST), found);
    } else {
      found.add(path);
    }
  }

  /** The name of every object with nothing in it. */
  static List<String> empty(JsonNode tree) {
    List<String> found = new ArrayList<>();
    for (var entry : tree.properties()) {
      if (entry.getValue().isObject() && entry.getValue().isEmpty()) {
        found.add(entry.getKey());
      }
      found.addAll(empty(entry.getValue()));
    }
    return found;
  }

  /** A value for a person: a list's elements with commas. */
  static String text(JsonNode value) {
    if (!value.isArray()) {
      return value.asText();
    }
    List<String> elements = new ArrayList<>();
    value.forEach(element -> elements.add(text(element)));
    return String.join(", ", elements);
  }

  static List<String> below(List<String> path, String step) {
    List<String> longer = new ArrayList<>(path);
    longer.add(step);
    return List.copyOf(longer);
  }
}
