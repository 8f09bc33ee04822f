package dev.linkgate.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a bracketed form. On purpose not the product's reader: it is a second opinion. */
public final class FormTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private FormTree() {}

  /** The tree of a form: brackets become objects and arrays, values strings. */
  public static JsonNode read(String form) {
    ObjectNode root = NODES.objectNode();
    if (form.isEmpty()) {
      return root;
    }
    for (String pair : form.split("&", -1)) {
      int equals = pair.indexOf('='); // values may hold more of them, and raw brackets
      if (equals < 0) {
        throw new IllegalArgumentException("form pair without '='");
      }
      put(root, names(decoded(pair.substring(0, equals))), decoded(pair.substring(equals + 1)));
    }
    return withArrays(root);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static List<String> names(String key) {
    int bracket = key.indexOf('[');
    if (bracket < 0) {
      return List.of(key);
    }
    if (bracket == 0 || !key.endsWith("]")) {
      throw new IllegalArgumentException("form key " + key);
    }
    List<String> names = new ArrayList<>(List.of(key.substring(0, bracket)));
    names.addAll(List.of(key.substring(bracket + 1, key.length() - 1).split("]\\[", -1)));
    return names;
  }

  private static void put(ObjectNode root, List<String> names, String value) {
    ObjectNode at = root;
    for (String name : names.subList(0, names.size() - 1)) {
      at = at.withObjectProperty(name);
    }
    String last = names.getLast();
    String name = last.isEmpty() ? String.valueOf(at.size()) : last; // a[] appends
    if (at.has(name)) {
      throw new IllegalArgumentException("form key twice: " + String.join(".", names));
    }
    at.put(name, value);
  }

  private static JsonNode withArrays(ObjectNode node) {
    ObjectNode object = NODES.objectNode();
    ArrayNode array = NODES.arrayNode();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      JsonNode value =
          entry.getValue() instanceof ObjectNode inner ? withArrays(inner) : entry.getValue();
      object.set(entry.getKey(), value);
      array.add(value);
    }
    boolean indexed =
        !node.isEmpty() && node.propertyStream().allMatch(e -> e.getKey().matches("[0-9]{1,4}"));
    return indexed ? array : object;
  }
}
