package dev.linkgate.contract.slice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;

/** Which keys of a document are facts, which are words, and which hold schemas. */
final class Keywords {
  /** Ours, by which an open enum is written. */
  static final String OPEN_ENUM = "x-extensible-enum";

  /** What {@code info} says of a document's range; the generator knows nothing of it. */
  static final String CHECKED_THROUGH = "x-linkgate-checked-through";

  static final String ORIGIN = "x-linkgate-origin";
  static final String HEADERS = "x-linkgate-headers";

  /** Schemas under names of the provider's choice: a key here is never a keyword. */
  static final Set<String> BY_NAME = Set.of("properties", "patternProperties", "dependentSchemas");

  static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf");

  static final Set<String> SINGLE =
      Set.of(
          "items",
          "additionalProperties",
          "not",
          "if",
          "then",
          "else",
          "contains",
          "propertyNames",
          "unevaluatedProperties",
          "unevaluatedItems");

  private static final Set<String> WORDS =
      Set.of("title", "summary", "description", "example", "examples", "externalDocs", "$comment");

  /** Of no use in a slice: references reach definitions by their pointers. */
  private static final Set<String> IDLE =
      Set.of("$defs", "definitions", "$schema", "$id", "$anchor", "xml");

  private static final Set<String> FALSE_UNLESS_SAID =
      Set.of("nullable", "deprecated", "readOnly", "writeOnly", "uniqueItems");

  private static final Set<String> ZERO_UNLESS_SAID = Set.of("minLength", "minItems");

  private Keywords() {}

  /** Whether a key only speaks to people. */
  static boolean isWord(String key) {
    return WORDS.contains(key);
  }

  /** Whether a provider's key goes into a slice. */
  static boolean isFact(String key, Set<String> extensions) {
    return !WORDS.contains(key)
        && !IDLE.contains(key)
        && (!key.startsWith("x-") || extensions.contains(key));
  }

  /** Whether leaving the key out says the same. */
  static boolean isDefault(String key, JsonNode value) {
    if (FALSE_UNLESS_SAID.contains(key)) {
      return value.isBoolean() && !value.booleanValue();
    }
    if (ZERO_UNLESS_SAID.contains(key)) {
      return value.isNumber() && value.asInt() == 0;
    }
    return switch (key) {
      case "required", "properties" -> value.isEmpty() && !value.isValueNode();
      case "additionalProperties" ->
          value.isBoolean() ? value.booleanValue() : value.isObject() && value.isEmpty();
      default -> false;
    };
  }

  /** The extensions a document of ours uses, which are the ones its next version keeps. */
  static Set<String> extensions(JsonNode ours) {
    Set<String> found = new TreeSet<>(Set.of(OPEN_ENUM));
    collect(ours, found);
    found.removeIf(key -> key.startsWith("x-linkgate-"));
    return found;
  }

  private static void collect(JsonNode node, Set<String> found) {
    for (var entry : node.properties()) {
      if (entry.getKey().startsWith("x-")) {
        found.add(entry.getKey());
      }
    }
    node.forEach(child -> collect(child, found));
  }

  /** A copy without the words: what two documents of the same shape share. */
  static JsonNode facts(JsonNode node) {
    return facts(node, false);
  }

  private static JsonNode facts(JsonNode node, boolean byName) {
    if (node instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(item -> copy.add(facts(item, false)));
      return copy;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode copy = object.objectNode();
    for (var entry : object.properties()) {
      String key = entry.getKey();
      if (byName || !isWord(key)) {
        boolean names = !byName && (BY_NAME.contains(key) || key.equals("schemas"));
        copy.set(key, facts(entry.getValue(), names));
      }
    }
    return copy;
  }
}
