package dev.linkgate.contract.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Walks a value beside its schema. Stricter than a validator: what a schema leaves open is allowed,
 * and yet new. Knows where in the document each rule stands, which a patch needs.
 */
final class SchemaCheck {
  private static final String UNKNOWN_OR_NOT = "additionalProperties";

  private final List<Deviation> found = new ArrayList<>(0);

  private SchemaCheck() {}

  /** Every place where a value leaves a schema; at most as many as an upstream may have rows. */
  static List<Deviation> of(Place schema, JsonNode value) {
    return of(schema, value, "");
  }

  private static List<Deviation> of(Place schema, JsonNode value, String pointer) {
    SchemaCheck check = new SchemaCheck();
    check.check(schema.resolved(), value, pointer);
    return check.found;
  }

  private void add(
      String pointer, DriftKind kind, String word, String sample, Patch.Recipe recipe) {
    if (found.size() < DriftBook.MOST_ROWS) {
      found.add(new Deviation(pointer, kind, word, sample, () -> Patch.text(recipe)));
    }
  }

  private void check(Place schema, JsonNode value, String pointer) {
    List<Place> members = members(schema);
    boolean fits = true;
    for (Place member : members) {
      fits &= member.node().isObject() && fitsAlone(member, value, pointer);
    }
    if (!fits || !schema.node().isObject()) {
      return; // what is in it follows other rules, or none
    }
    for (Place member : members) {
      alternatives(member, "oneOf", value, pointer);
      alternatives(member, "anyOf", value, pointer);
    }
    if (value.isObject()) {
      fields(members, value, pointer);
    } else if (value.isArray()) {
      items(members, value, pointer);
    }
  }

  /** The schema, and all that it has to fit besides. */
  private static List<Place> members(Place schema) {
    if (!schema.has("allOf")) {
      return List.of(schema);
    }
    List<Place> members = new ArrayList<>(List.of(schema));
    for (Place part : schema.parts("allOf")) {
      members.addAll(members(part));
    }
    return members;
  }

  /** The rules on the value itself; false when its type is none of them. */
  private boolean fitsAlone(Place schema, JsonNode value, String pointer) {
    if (value.isNull() && Types.nullable(schema)) {
      return true; // read first: null need not be in the list beside it
    }
    if (!Types.fits(schema, value)) {
      DriftKind kind = value.isNull() ? DriftKind.UNEXPECTED_NULL : DriftKind.WRONG_TYPE;
      String type = Redacted.type(value);
      add(
          pointer,
          kind,
          value.isNull() ? "" : type,
          Redacted.sample(value),
          () -> value.isNull() ? Patch.nullable(schema) : Patch.type(schema, type));
      return false;
    }
    listed(schema, value, pointer);
    JsonNode limit = schema.node().path("maxLength");
    if (value.isTextual()
        && limit.isInt()
        && Redacted.length(value.textValue()) > limit.intValue()) {
      String sample = Redacted.sample(value);
      add(pointer, DriftKind.TOO_LONG, "", sample, () -> Patch.withoutLimit(schema));
    }
    return true;
  }

  private void listed(Place schema, JsonNode value, String pointer) {
    for (String keyword : List.of("enum", "x-extensible-enum", "const")) {
      JsonNode allowed = schema.node().path(keyword);
      if (allowed.isMissingNode() || contains(keyword, allowed, value)) {
        continue;
      }
      String word = Redacted.word(value).orElse("");
      add(
          pointer,
          DriftKind.NEW_ENUM_VALUE,
          word,
          word.isEmpty() ? Redacted.sample(value) : word,
          () -> word.isEmpty() ? List.of() : Patch.value(schema, keyword, word));
      return; // one new value is one row
    }
  }

  private static boolean contains(String keyword, JsonNode allowed, JsonNode value) {
    if (keyword.equals("const")) {
      return allowed.equals(value);
    }
    for (JsonNode one : allowed) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }

  /** The first that fits; else the one that is left in the fewest places, of these the last. */
  private void alternatives(Place schema, String keyword, JsonNode value, String pointer) {
    if (!schema.has(keyword) || (value.isNull() && Types.nullable(schema))) {
      return;
    }
    List<Deviation> nearest = List.of();
    boolean typeFits = false;
    for (Place alternative : schema.parts(keyword)) {
      List<Deviation> left = new ArrayList<>(of(alternative, value, pointer));
      if (schema.has("properties")) { // then its fields are those around it, too
        left.removeIf(one -> one.kind() == DriftKind.UNKNOWN_FIELD);
      }
      if (left.isEmpty()) {
        return;
      }
      typeFits |= !wrongAlready(left, pointer);
      // Providers put the general form last, and it is the one to widen.
      nearest = nearest.isEmpty() || left.size() <= nearest.size() ? left : nearest;
    }
    if (typeFits) {
      found.addAll(nearest);
    } else {
      String type = Redacted.type(value);
      boolean isNull = value.isNull();
      add(
          pointer,
          isNull ? DriftKind.UNEXPECTED_NULL : DriftKind.WRONG_TYPE,
          isNull ? "" : type,
          Redacted.sample(value),
          () -> isNull ? Patch.nullable(schema) : Patch.alternative(schema, keyword, type));
    }
  }

  private static boolean wrongAlready(List<Deviation> left, String pointer) {
    Deviation only = left.getFirst();
    return left.size() == 1
        && only.pointer().equals(pointer)
        && (only.kind() == DriftKind.WRONG_TYPE || only.kind() == DriftKind.UNEXPECTED_NULL);
  }

  private void fields(List<Place> members, JsonNode value, String pointer) {
    for (Place member : members) {
      JsonNode required = member.node().path("required");
      for (int i = 0; i < required.size(); i++) {
        String name = required.get(i).asText();
        int index = i;
        if (!value.has(name)) {
          add(
              pointer + "/" + Place.escape(name),
              DriftKind.MISSING_FIELD,
              "",
              "absent",
              () -> Patch.notRequired(member, index));
        }
      }
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      field(members, field.getKey(), field.getValue(), pointer);
    }
  }

  private void field(List<Place> members, String name, JsonNode value, String pointer) {
    boolean documented = false;
    for (Place member : members) {
      Place property = member.step("properties").step(name);
      if (property.exists()) {
        documented = true;
        check(property.resolved(), value, pointer + "/" + Place.escape(name));
      }
    }
    for (Place member : members) {
      Place others = member.step(UNKNOWN_OR_NOT);
      if (!documented && others.node().isObject() && !others.node().isEmpty()) {
        documented = true; // a map: its names are data
        check(others.resolved(), value, pointer + "/" + Redacted.ANY);
      }
    }
    Place owner = owner(members);
    if (!documented && !inAlternatives(members, name) && says(owner)) {
      String shown = Redacted.name(name);
      add(
          pointer + "/" + shown,
          DriftKind.UNKNOWN_FIELD,
          "",
          Redacted.sample(value),
          () -> shown.equals(Redacted.ANY) ? List.of() : Patch.field(owner, name, value));
    }
  }

  /** Who documents the fields. */
  private static Place owner(List<Place> members) {
    return members.stream().filter(SchemaCheck::says).findFirst().orElse(members.getFirst());
  }

  /** Whether a schema says which fields there are; many only say that it is an object. */
  private static boolean says(Place schema) {
    JsonNode others = schema.node().path(UNKNOWN_OR_NOT);
    return schema.has("properties") || (others.isBoolean() && !others.booleanValue());
  }

  private static boolean inAlternatives(List<Place> members, String name) {
    for (Place member : members) {
      for (String keyword : List.of("oneOf", "anyOf")) {
        for (Place part : member.parts(keyword)) {
          if (part.step("properties").has(name)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private void items(List<Place> members, JsonNode value, String pointer) {
    for (Place member : members) {
      Place items = member.step("items");
      if (items.exists()) {
        for (JsonNode item : value) {
          check(items.resolved(), item, pointer + "/" + Redacted.ANY);
        }
      }
    }
  }
}
