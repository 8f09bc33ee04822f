package dev.linkgate.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One document's schemas, walked beside a value. A keyword it does not know is an error of ours.
 */
final class SchemaWalk {
  /** Checked below, or without bearing on whether a value is valid. */
  private static final Set<String> KNOWN =
      Set.of(
          "$ref",
          "type",
          "nullable",
          "enum",
          "x-extensible-enum",
          "required",
          "properties",
          "additionalProperties",
          "items",
          "maxLength",
          "format",
          "oneOf",
          "anyOf",
          "title",
          "description",
          "example",
          "deprecated",
          "x-stripeBypassValidation",
          "x-expandableFields",
          "x-resourceId");

  private static final String OPEN = "additionalProperties";

  private final JsonNode document;

  SchemaWalk(JsonNode document) {
    this.document = document;
  }

  List<String> violations(JsonNode schema, JsonNode value) {
    List<String> found = new ArrayList<>();
    walk(schema, value, "", found);
    return found;
  }

  private void walk(JsonNode reference, JsonNode value, String at, List<String> found) {
    JsonNode schema = resolved(reference);
    Set<String> keywords = new HashSet<>();
    schema.fieldNames().forEachRemaining(keywords::add);
    keywords.removeAll(KNOWN);
    if (!keywords.isEmpty()) {
      throw new IllegalStateException("spec keywords this check does not know: " + keywords);
    }
    if (value.isNull() && schema.path("nullable").asBoolean()) {
      return; // read first: null is not listed in the enum beside it
    }
    for (String options : List.of("oneOf", "anyOf")) {
      if (schema.has(options)) {
        firstThatFits(schema.path(options), value, at, found);
        return;
      }
    }
    if (!hasType(schema.path("type"), value)) {
      found.add(at + ": not " + schema.path("type"));
      return;
    }
    listed(schema, value, at, found);
    if (value.isTextual()) {
      text(schema, value.textValue(), at, found);
    } else if (value.isObject()) {
      object(schema, value, at, found);
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        walk(schema.path("items"), value.get(i), at + "/" + i, found);
      }
    }
  }

  private JsonNode resolved(JsonNode schema) {
    if (!schema.has("$ref")) {
      return schema;
    }
    JsonNode target = document.at(schema.path("$ref").textValue().substring(1));
    if (target.isMissingNode()) {
      throw new IllegalStateException("dangling " + schema.path("$ref"));
    }
    return resolved(target);
  }

  private void firstThatFits(JsonNode options, JsonNode value, String at, List<String> found) {
    List<String> last = List.of();
    for (JsonNode option : options) {
      List<String> inOption = new ArrayList<>();
      walk(option, value, at, inOption);
      if (inOption.isEmpty()) {
        return;
      }
      last = inOption;
    }
    found.addAll(last); // the general one comes last
  }

  private static boolean hasType(JsonNode type, JsonNode value) {
    if (type.isArray()) {
      for (JsonNode option : type) {
        if (hasType(option, value)) {
          return true;
        }
      }
      return false;
    }
    return switch (type.asText("any")) {
      case "any" -> true;
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> throw new IllegalStateException("spec type " + type);
    };
  }

  private static void listed(JsonNode schema, JsonNode value, String at, List<String> found) {
    for (String keyword : List.of("enum", "x-extensible-enum")) {
      if (!schema.has(keyword)) {
        continue;
      }
      boolean listed = false;
      for (JsonNode option : schema.path(keyword)) {
        listed |= option.equals(value);
      }
      if (!listed) {
        found.add(at + ": value not among the documented ones");
      }
    }
  }

  private static void text(JsonNode schema, String text, String at, List<String> found) {
    int limit = schema.path("maxLength").asInt(Integer.MAX_VALUE);
    if (text.codePointCount(0, text.length()) > limit) {
      found.add(at + ": longer than " + limit);
    }
    String format = schema.path("format").asText("");
    if (format.equals("date-time")) {
      try {
        OffsetDateTime.parse(text);
      } catch (DateTimeException _) {
        found.add(at + ": not a date-time");
      }
    }
  }

  private void object(JsonNode schema, JsonNode value, String at, List<String> found) {
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.textValue())) {
        found.add(at + "/" + name.textValue() + ": required");
      }
    }
    boolean open = schema.path(OPEN).asBoolean() || schema.path(OPEN).isObject();
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      JsonNode described = schema.path("properties").path(field.getKey());
      if (!described.isMissingNode()) {
        walk(described, field.getValue(), at + "/" + field.getKey(), found);
      } else if (!open) {
        found.add(at + "/" + field.getKey() + ": undocumented");
      }
    }
  }
}
