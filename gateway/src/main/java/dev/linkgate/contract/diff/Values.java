package dev.linkgate.contract.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules for a value by itself: type, null, format, listed values, limits, default. */
final class Values {
  private static final String FORMAT = "format";
  private static final String PATTERN = "pattern";
  private static final String DEFAULT = "default";
  private static final String DEPRECATED = "deprecated";

  /** Formats of which the second holds all that the first does. */
  private static final List<List<String>> WIDER =
      List.of(List.of("int32", "int64"), List.of("float", "double"));

  private Values() {}

  /** Tells what differs; false when the types have nothing in common. */
  static boolean compare(Telling telling) {
    nulls(telling);
    boolean common = types(telling);
    if (common) {
      format(telling);
      enums(telling);
      Limits.compare(telling.from(), telling.to(), telling);
      pattern(telling);
    }
    fallback(telling);
    deprecated(telling);
    return common;
  }

  static void nulls(Telling telling) {
    boolean before = telling.from().nullable();
    boolean after = telling.to().nullable();
    if (before != after) {
      telling.tell(
          after ? Kind.NULL_ALLOWED : Kind.NULL_FORBIDDEN,
          after ? Effect.WIDENED : Effect.NARROWED,
          SchemaFacts.NULLABLE,
          before ? "may be null" : "never null",
          after ? "may be null" : "never null");
    }
  }

  private static boolean types(Telling telling) {
    List<String> before = telling.from().types();
    List<String> after = telling.to().types();
    if (before.equals(after)) {
      return true;
    }
    boolean widened = !holdsAll(before, after);
    boolean narrowed = !holdsAll(after, before);
    telling.tell(
        Kind.TYPE_CHANGED,
        Effect.of(widened, narrowed),
        SchemaFacts.TYPES,
        typeText(before),
        typeText(after));
    return !(widened && narrowed);
  }

  /** Whether every value of some types is one of others; none given allows all. */
  private static boolean holdsAll(List<String> holding, List<String> held) {
    return holding.isEmpty()
        || (!held.isEmpty()
            && held.stream()
                .allMatch(
                    type ->
                        holding.contains(type)
                            || (type.equals("integer") && holding.contains("number"))));
  }

  private static String typeText(List<String> types) {
    return types.isEmpty() ? "any type" : String.join(" or ", types);
  }

  private static void format(Telling telling) {
    String before = telling.from().keywords().path(FORMAT).asText();
    String after = telling.to().keywords().path(FORMAT).asText();
    if (!before.equals(after)) {
      boolean widened = !before.isEmpty() && !WIDER.contains(List.of(after, before));
      boolean narrowed = !after.isEmpty() && !WIDER.contains(List.of(before, after));
      telling.tell(
          Kind.FORMAT_CHANGED,
          Effect.of(widened, narrowed),
          FORMAT,
          before.isEmpty() ? "no format" : before,
          after.isEmpty() ? "no format" : after);
    }
  }

  private static void pattern(Telling telling) {
    String before = telling.from().keywords().path(PATTERN).asText();
    String after = telling.to().keywords().path(PATTERN).asText();
    if (before.equals(after)) {
      return;
    }
    if (before.isEmpty() || after.isEmpty()) {
      telling.limit(
          PATTERN,
          before.isEmpty(),
          before.isEmpty() ? "no pattern" : before,
          after.isEmpty() ? "no pattern" : after);
    } else {
      telling.tell(Kind.PATTERN_CHANGED, Effect.BOTH, PATTERN, before, after);
    }
  }

  private static void enums(Telling telling) {
    boolean closedBefore = telling.from().keywords().has(SchemaFacts.ENUM);
    boolean closedAfter = telling.to().keywords().has(SchemaFacts.ENUM);
    if (closedBefore != closedAfter) {
      telling.tell(
          closedAfter ? Kind.ENUM_CLOSED : Kind.ENUM_OPENED,
          closedAfter ? Effect.NARROWED : Effect.WIDENED,
          closedAfter ? SchemaFacts.ENUM : SchemaFacts.OPEN_ENUM,
          closedBefore ? "these values only" : "other values too",
          closedAfter ? "these values only" : "other values too");
    }
    boolean closed = closedBefore && closedAfter;
    Set<String> before = new HashSet<>(listed(telling.from()));
    Set<String> after = new HashSet<>(listed(telling.to()));
    if (closedBefore != closedAfter && (before.isEmpty() || after.isEmpty())) {
      return; // a list that came or went as a whole is told by that
    }
    for (String value : listed(telling.to())) {
      if (!before.contains(value)) {
        telling.tell(
            closed ? Kind.ENUM_VALUE_ADDED : Kind.OPEN_VALUE_ADDED,
            closed ? Effect.WIDENED : Effect.NEITHER,
            closed ? SchemaFacts.ENUM : SchemaFacts.OPEN_ENUM,
            null,
            value);
      }
    }
    for (String value : listed(telling.from())) {
      if (!after.contains(value)) {
        telling.tell(
            closed ? Kind.ENUM_VALUE_REMOVED : Kind.OPEN_VALUE_REMOVED,
            Effect.NARROWED,
            closed ? SchemaFacts.ENUM : SchemaFacts.OPEN_ENUM,
            value,
            null);
      }
    }
  }

  static List<String> listed(SchemaFacts facts) {
    List<String> closed = facts.texts(SchemaFacts.ENUM);
    return closed.isEmpty() ? facts.texts(SchemaFacts.OPEN_ENUM) : closed;
  }

  /**
   * What a missing value stands for; saying it for the first time, or no longer, changes nothing.
   */
  private static void fallback(Telling telling) {
    JsonNode before = telling.from().keywords().path(DEFAULT);
    JsonNode after = telling.to().keywords().path(DEFAULT);
    if (!before.equals(after)) {
      boolean both = !before.isMissingNode() && !after.isMissingNode();
      telling.tell(
          Kind.DEFAULT_CHANGED,
          both ? Effect.BOTH : Effect.NEITHER,
          DEFAULT,
          before.isMissingNode() ? "no default" : before.toString(),
          after.isMissingNode() ? "no default" : after.toString());
    }
  }

  private static void deprecated(Telling telling) {
    boolean before = telling.from().keywords().has(DEPRECATED);
    boolean after = telling.to().keywords().has(DEPRECATED);
    if (before != after) {
      telling.tell(
          after ? Kind.DEPRECATED : Kind.NO_LONGER_DEPRECATED,
          Effect.NEITHER,
          DEPRECATED,
          null,
          null);
    }
  }
}
