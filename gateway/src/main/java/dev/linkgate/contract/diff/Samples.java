package dev.linkgate.contract.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes values that a document's schemas allow. */
final class Samples {
  /** How much of an object a sample has. */
  enum Fill {
    /** What is required. */
    LEAST,
    /** Everything documented. */
    FULL
  }

  /** A circular schema is followed so far; what it requires at every depth no value can have. */
  private static final int MAX_DEPTH = 8;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final SchemaReader reader;

  /** Made once, and copied before anybody may change them. */
  private final Map<Made, JsonNode> made = new HashMap<>();

  private record Made(String pointer, Fill fill, int depth) {}

  Samples(SchemaReader reader) {
    this.reader = reader;
  }

  SchemaFacts facts(Spot spot) {
    return reader.read(spot);
  }

  /** One value, the first that comes to mind. */
  JsonNode one(Spot spot, Fill fill) {
    return one(spot, fill, 0).deepCopy();
  }

  private JsonNode one(Spot spot, Fill fill, int depth) {
    SchemaFacts facts = reader.read(spot);
    Made key = new Made(facts.pointer(), fill, depth);
    JsonNode known = made.get(key);
    if (known == null) {
      known = fresh(facts, fill, depth);
      made.put(key, known);
    }
    return known;
  }

  private JsonNode fresh(SchemaFacts facts, Fill fill, int depth) {
    if (!facts.alternatives().isEmpty() && facts.properties().isEmpty()) {
      return one(facts.alternatives().getFirst(), fill, depth + 1);
    }
    if (facts.has("object")) {
      ObjectNode object = NODES.objectNode();
      facts
          .properties()
          .forEach(
              (name, child) -> {
                boolean wanted = fill == Fill.FULL && depth < MAX_DEPTH / 2;
                if (depth < MAX_DEPTH && (wanted || facts.required().contains(name))) {
                  object.set(name, one(child, fill, depth + 1));
                }
              });
      return object;
    }
    Spot items = facts.items();
    if (facts.has("array")) {
      ArrayNode array = NODES.arrayNode();
      return items == null || depth >= MAX_DEPTH ? array : array.add(one(items, fill, depth + 1));
    }
    return Scalars.of(facts, facts).getFirst();
  }

  /**
   * Values that try a schema's rules: each listed value, both ends of each limit, null.
   *
   * @param other the same place in the other document, whose limits are tried as well
   */
  List<JsonNode> values(Spot spot, @Nullable SchemaFacts other) {
    SchemaFacts facts = reader.read(spot);
    Set<JsonNode> values = new LinkedHashSet<>();
    for (Spot alternative : facts.alternatives()) {
      values.addAll(values(alternative, other));
    }
    if (facts.has("object") || !facts.properties().isEmpty()) {
      values.add(one(spot, Fill.FULL));
      values.add(one(spot, Fill.LEAST));
    } else if (facts.has("array")) {
      values.addAll(arrays(facts, other));
    } else if (facts.alternatives().isEmpty()) {
      values.addAll(Scalars.of(facts, other == null ? facts : other));
    }
    if (facts.nullable()) {
      values.add(NODES.nullNode());
    }
    return List.copyOf(values);
  }

  /** An object with a property that no document has. */
  JsonNode beyond(Spot spot) {
    JsonNode full = one(spot, Fill.FULL);
    return full instanceof ObjectNode object ? object.put("not_documented", "x") : full;
  }

  private List<JsonNode> arrays(SchemaFacts facts, @Nullable SchemaFacts other) {
    List<JsonNode> arrays = new ArrayList<>();
    Spot items = facts.items();
    if (items == null) {
      return List.of(NODES.arrayNode(), NODES.arrayNode().add("x"));
    }
    for (JsonNode value : values(items, null)) {
      arrays.add(NODES.arrayNode().add(value));
    }
    for (int size : Scalars.sizes(facts, other, "Items")) {
      ArrayNode array = NODES.arrayNode();
      for (int i = 0; i < size; i++) {
        array.add(size > 2 ? NODES.textNode("item " + i) : one(items, Fill.LEAST));
      }
      arrays.add(array);
    }
    return arrays;
  }

  /** The schema under these steps; null when there is none. */
  @Nullable Spot at(Spot root, List<String> steps) {
    Spot at = root;
    for (String step : steps) {
      at = child(at, step);
      if (at == null) {
        return null;
      }
    }
    return at;
  }

  private @Nullable Spot child(Spot parent, String step) {
    SchemaFacts facts = reader.read(parent);
    if (step.equals(Change.ITEM)) {
      return facts.items();
    }
    Spot named = step.equals(Change.OTHER) ? facts.others() : facts.properties().get(step);
    if (named != null) {
      return named;
    }
    for (Spot alternative : facts.alternatives()) {
      Spot found = child(alternative, step);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /**
   * A message with a value under these steps.
   *
   * @param value null to leave the place out
   * @return null when the schema has no such place
   */
  @Nullable JsonNode message(Spot root, List<String> steps, @Nullable JsonNode value, Fill fill) {
    if (steps.isEmpty()) {
      return value == null ? one(root, fill) : value;
    }
    SchemaFacts facts = reader.read(root);
    String step = steps.getFirst();
    Spot child = child(root, step);
    if (child == null) {
      return null;
    }
    if (!facts.properties().containsKey(step)) {
      for (Spot alternative : facts.alternatives()) {
        if (child(alternative, step) != null) {
          return message(alternative, steps, value, fill);
        }
      }
    }
    List<String> rest = steps.subList(1, steps.size());
    JsonNode below = message(child, rest, value, fill);
    if (step.equals(Change.ITEM)) {
      ArrayNode array = NODES.arrayNode();
      return value == null && rest.isEmpty() ? array : array.add(below);
    }
    if (!(one(root, fill) instanceof ObjectNode object)) {
      return null;
    }
    String name = step.equals(Change.OTHER) ? "any_name" : step;
    if (value == null && rest.isEmpty()) {
      object.remove(name);
    } else {
      object.set(name, below);
    }
    return object;
  }

  /** The steps to everything below a place, as deep as a full sample goes. */
  List<List<String>> leaves(Spot root, List<String> steps) {
    List<List<String>> leaves = new ArrayList<>();
    Spot at = at(root, steps);
    if (at != null) {
      leaves(at, steps, List.of(), leaves);
    }
    return leaves;
  }

  private void leaves(Spot at, List<String> steps, List<String> above, List<List<String>> leaves) {
    SchemaFacts facts = reader.read(at);
    boolean deep = above.size() > MAX_DEPTH / 2 || above.contains(facts.pointer());
    if (facts.properties().isEmpty() || deep) {
      leaves.add(steps);
      return;
    }
    List<String> passed = new ArrayList<>(above);
    passed.add(facts.pointer());
    facts
        .properties()
        .forEach(
            (name, child) -> {
              List<String> under = new ArrayList<>(steps);
              under.add(name);
              leaves(child, under, passed, leaves);
            });
  }

  /** The message itself, and it with each other listed value at one of its places. */
  List<JsonNode> variants(Spot root, JsonNode message) {
    List<JsonNode> variants = new ArrayList<>(List.of(message));
    vary(root, message, List.of(), message, variants);
    return variants;
  }

  private void vary(
      Spot spot, JsonNode at, List<String> steps, JsonNode whole, List<JsonNode> variants) {
    SchemaFacts facts = reader.read(spot);
    for (String value : at.isTextual() ? Values.listed(facts) : List.<String>of()) {
      if (!value.equals(at.textValue())) {
        JsonNode variant = whole.deepCopy();
        Trees.put(variant, steps, NODES.textNode(value));
        variants.add(variant);
      }
    }
    for (var field : at.properties()) {
      Spot child = child(spot, field.getKey());
      if (child != null) {
        List<String> under = new ArrayList<>(steps);
        under.add(field.getKey());
        vary(child, field.getValue(), under, whole, variants);
      }
    }
  }
}
