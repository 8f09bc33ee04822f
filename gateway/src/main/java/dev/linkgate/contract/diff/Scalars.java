package dev.linkgate.contract.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Values that are neither objects nor arrays. */
final class Scalars {
  /** Longer strings are a limit's business; every mapping has to take them all the same. */
  private static final int MAX_LENGTH = 70_000;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Scalars() {}

  /** At least one value; where the schema has room for two, two that differ. */
  static List<JsonNode> of(SchemaFacts facts, SchemaFacts other) {
    List<JsonNode> values = new ArrayList<>();
    facts.keywords().path(SchemaFacts.ENUM).forEach(values::add);
    facts.keywords().path(SchemaFacts.OPEN_ENUM).forEach(values::add);
    if (!values.isEmpty()) {
      return values;
    }
    if (facts.has("boolean")) {
      return List.of(NODES.booleanNode(true), NODES.booleanNode(false));
    }
    if (facts.has("integer") || facts.has("number")) {
      numbers(facts, other, values);
      return values;
    }
    strings(facts, other, values);
    return values;
  }

  /** Moments as whole seconds, so that a number may stand for one. */
  private static void numbers(SchemaFacts facts, SchemaFacts other, List<JsonNode> values) {
    Set<Long> numbers = new TreeSet<>();
    for (SchemaFacts one : List.of(facts, other)) {
      for (String bound : List.of("minimum", "maximum")) {
        JsonNode at = one.keywords().path(bound);
        JsonNode beyond = one.keywords().path(Limits.exclusiveOf(bound));
        if (at.isNumber() || beyond.isNumber()) {
          long value = at.isNumber() ? at.asLong() : beyond.asLong();
          numbers.addAll(List.of(value - 1, value, value + 1));
        }
      }
    }
    numbers.add(1_680_577_733L);
    numbers.add(1_680_578_033L);
    JsonNode least = facts.keywords().path("minimum");
    JsonNode most = facts.keywords().path("maximum");
    numbers.stream()
        .filter(value -> !least.isNumber() || value >= least.asLong())
        .filter(value -> !most.isNumber() || value <= most.asLong())
        .forEach(value -> values.add(NODES.numberNode(value)));
    if (values.isEmpty()) {
      values.add(NODES.numberNode(least.asLong(1)));
    }
  }

  private static void strings(SchemaFacts facts, SchemaFacts other, List<JsonNode> values) {
    JsonNode example = facts.wording().path("example");
    if (facts.keywords().has("pattern") && example.isTextual()) {
      values.add(example); // no value is made from a pattern
      return;
    }
    switch (facts.keywords().path("format").asText()) {
      case "date-time" -> {
        values.add(NODES.textNode("2024-03-01T10:00:00.000Z"));
        values.add(NODES.textNode("2024-03-02T11:30:00.000Z"));
      }
      case "date" -> {
        values.add(NODES.textNode("2024-03-01"));
        values.add(NODES.textNode("2024-03-02"));
      }
      default -> {
        for (String text : List.of("https://shop.example/a", "https://shop.example/b")) {
          values.add(NODES.textNode(fitted(text, facts)));
        }
        for (int length : sizes(facts, other, "Length")) {
          values.add(NODES.textNode(padded("https://shop.example/a", length)));
        }
      }
    }
  }

  private static String fitted(String text, SchemaFacts facts) {
    int least = facts.keywords().path("minLength").asInt(0);
    int most = facts.keywords().path("maxLength").asInt(Integer.MAX_VALUE);
    String long1 = text.length() < least ? padded(text, least) : text;
    return long1.length() > most ? long1.substring(long1.length() - most) : long1;
  }

  private static String padded(String text, int length) {
    return text.length() >= length
        ? text.substring(0, length)
        : text + "a".repeat(length - text.length());
  }

  /** The sizes a schema allows at its own limits, and just beyond those of another. */
  static List<Integer> sizes(SchemaFacts facts, @Nullable SchemaFacts other, String of) {
    Set<Integer> sizes = new TreeSet<>();
    for (SchemaFacts one : other == null ? List.of(facts) : List.of(facts, other)) {
      for (String bound : List.of("min" + of, "max" + of)) {
        int limit = one.keywords().path(bound).asInt(-1);
        if (limit >= 0 && limit < MAX_LENGTH) {
          sizes.addAll(List.of(limit - 1, limit, limit + 1));
        }
      }
    }
    int least = Math.max(0, facts.keywords().path("min" + of).asInt(0));
    int most = facts.keywords().path("max" + of).asInt(MAX_LENGTH);
    sizes.removeIf(size -> size < least || size > most);
    return List.copyOf(sizes);
  }
}
