package dev.linkgate.contract.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The limits of sizes and numbers. */
final class Limits {
  static final List<String> UPPER = List.of("maxLength", "maxItems", "maxProperties", "maximum");
  static final List<String> LOWER = List.of("minLength", "minItems", "minProperties", "minimum");
  private static final String UNIQUE = "uniqueItems";

  private Limits() {}

  /**
   * Notes a schema's limits; an exclusive bound as 3.1 writes it, a bound that says nothing not.
   */
  static void read(JsonNode schema, ObjectNode keywords) {
    UPPER.forEach(word -> number(schema, word, keywords));
    LOWER.forEach(word -> number(schema, word, keywords));
    for (String bound : List.of("minimum", "maximum")) {
      String exclusive = exclusiveOf(bound);
      JsonNode said = schema.path(exclusive);
      if (said.isNumber()) {
        keywords.set(exclusive, said);
      } else if (said.asBoolean() && keywords.has(bound)) { // 3.0: a mark beside the bound
        keywords.set(exclusive, keywords.remove(bound));
      }
    }
    for (String word : List.of("minLength", "minItems", "minProperties")) {
      if (keywords.path(word).asInt(1) == 0) {
        keywords.remove(word);
      }
    }
    if (schema.path(UNIQUE).asBoolean()) {
      keywords.put(UNIQUE, true);
    }
  }

  private static void number(JsonNode schema, String word, ObjectNode keywords) {
    if (schema.path(word).isNumber()) {
      keywords.set(word, schema.get(word));
    }
  }

  static String exclusiveOf(String bound) {
    return "exclusive" + Character.toUpperCase(bound.charAt(0)) + bound.substring(1);
  }

  /** Tells every limit that differs. */
  static void compare(SchemaFacts from, SchemaFacts to, Telling telling) {
    for (String word : UPPER) {
      bound(word, 1, from, to, telling);
    }
    for (String word : LOWER) {
      bound(word, -1, from, to, telling);
    }
    boolean before = from.keywords().path(UNIQUE).asBoolean();
    boolean after = to.keywords().path(UNIQUE).asBoolean();
    if (before != after) {
      telling.limit(UNIQUE, after, UNIQUE + " " + before, UNIQUE + " " + after);
    }
    JsonNode multipleBefore = from.keywords().path("multipleOf");
    JsonNode multipleAfter = to.keywords().path("multipleOf");
    if (!multipleBefore.equals(multipleAfter)) {
      telling.limit(
          "multipleOf",
          !multipleAfter.isMissingNode(),
          multipleBefore.asText(),
          multipleAfter.asText());
    }
  }

  /**
   * @param sign 1 where more is looser, -1 where less is
   */
  private static void bound(
      String word, int sign, SchemaFacts from, SchemaFacts to, Telling telling) {
    Bound before = Bound.of(word, from);
    Bound after = Bound.of(word, to);
    if (!Objects.equals(before, after)) {
      boolean tightened = before == null || (after != null && before.loosenedBy(after, sign) < 0);
      telling.limit(word, tightened, Bound.text(before), Bound.text(after));
    }
  }

  private record Bound(String word, BigDecimal value, boolean exclusive) {
    static @Nullable Bound of(String word, SchemaFacts facts) {
      String exclusive = exclusiveOf(word);
      JsonNode keywords = facts.keywords();
      return keywords.has(exclusive)
          ? new Bound(exclusive, keywords.get(exclusive).decimalValue().stripTrailingZeros(), true)
          : keywords.has(word)
              ? new Bound(word, keywords.get(word).decimalValue().stripTrailingZeros(), false)
              : null;
    }

    /** More than 0 when the other allows more. */
    int loosenedBy(Bound other, int sign) {
      int compared = other.value.compareTo(value) * sign;
      return compared == 0 ? Boolean.compare(exclusive, other.exclusive) : compared;
    }

    static String text(@Nullable Bound bound) {
      return bound == null ? "no limit" : bound.word + " " + bound.value.toPlainString();
    }
  }
}
