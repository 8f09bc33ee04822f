package dev.linkgate.server.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A place in a form's tree. What it is, text, object or array, is settled by the first name that
 * says so.
 */
final class FormNode {
  /** Arrays in link requests have up to four items. */
  private static final int MAX_INDEX = 100;

  private @Nullable String text;
  private @Nullable Map<String, FormNode> fields;
  private @Nullable SortedMap<Integer, FormNode> items;
  private boolean appended;

  void put(FormName name, String value) {
    FormNode at = this;
    int last = name.steps().size() - 1;
    for (int i = 0; i <= last; i++) {
      String next = i < last ? name.steps().get(i + 1) : null;
      at = at.step(name, name.steps().get(i), i == 0, next);
    }
    if (at.fields != null || at.items != null) {
      throw conflict(name);
    }
    at.text = value;
  }

  private FormNode step(FormName name, String step, boolean first, @Nullable String next) {
    if (text != null) {
      throw conflict(name);
    }
    boolean append = step.isEmpty();
    if (first || !(append || digits(step))) {
      if (items != null) {
        throw conflict(name);
      }
      if (fields == null) {
        fields = new LinkedHashMap<>();
      }
      return fields.computeIfAbsent(step, _ -> new FormNode());
    }
    if (fields != null || (items != null && append != appended)) {
      throw conflict(name);
    }
    if (items == null) {
      items = new TreeMap<>();
      appended = append;
    }
    return append
        ? append(items, next)
        : items.computeIfAbsent(index(name, step), _ -> new FormNode());
  }

  /** {@code a[][x]=1&a[][y]=2} is one item, {@code a[][x]=1&a[][x]=2} two, as Rack reads them. */
  private static FormNode append(SortedMap<Integer, FormNode> items, @Nullable String next) {
    if (next != null && !items.isEmpty()) {
      FormNode newest = items.get(items.lastKey());
      if (newest != null && newest.fields != null && !newest.fields.containsKey(next)) {
        return newest;
      }
    }
    FormNode item = new FormNode();
    items.put(items.size(), item);
    return item;
  }

  private static int index(FormName name, String step) {
    boolean canonical = step.length() == 1 || step.charAt(0) != '0';
    int index = canonical && step.length() <= 3 ? Integer.parseInt(step) : MAX_INDEX + 1;
    if (index > MAX_INDEX) {
      throw Malformed.parameter(
          name.text(), "An array index must be a number from 0 to " + MAX_INDEX + ".");
    }
    return index;
  }

  private static boolean digits(String step) {
    for (int i = 0; i < step.length(); i++) {
      if (step.charAt(i) < '0' || step.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static RuntimeException conflict(FormName name) {
    return Malformed.parameter(
        name.text(), "A parameter is given as two different things: text, object or array.");
  }

  /** The root, which always is an object. */
  ObjectNode object() {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    if (fields != null) {
      fields.forEach((name, node) -> object.set(name, node.tree()));
    }
    return object;
  }

  private JsonNode tree() {
    if (items != null) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(items.size());
      items.values().forEach(item -> array.add(item.tree()));
      return array;
    }
    return text == null ? object() : JsonNodeFactory.instance.textNode(text);
  }
}
