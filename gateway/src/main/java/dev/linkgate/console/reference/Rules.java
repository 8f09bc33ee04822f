package dev.linkgate.console.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a schema says of a value, in words. */
final class Rules {
  /** Said elsewhere on the page. */
  private static final Set<String> SHOWN =
      Set.of(
          "type",
          "format",
          "nullable",
          "properties",
          "required",
          "items",
          "description",
          "title",
          "deprecated",
          "oneOf",
          "anyOf",
          "allOf");

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("enum", "One of"),
          Map.entry("x-extensible-enum", "Known values, others may come"),
          Map.entry("const", "Always"),
          Map.entry("default", "Left out means"),
          Map.entry("example", "Such as"),
          Map.entry("examples", "Such as"),
          Map.entry("maxLength", "Most characters"),
          Map.entry("minLength", "Least characters"),
          Map.entry("pattern", "Pattern"),
          Map.entry("maximum", "At most"),
          Map.entry("minimum", "At least"),
          Map.entry("exclusiveMaximum", "Less than"),
          Map.entry("exclusiveMinimum", "More than"),
          Map.entry("multipleOf", "A multiple of"),
          Map.entry("maxItems", "Most items"),
          Map.entry("minItems", "Least items"),
          Map.entry("$ref", "A reference that leads nowhere"));

  private Rules() {}

  /** {@code string}, {@code array of string or null}. */
  static String type(JsonNode schema, SchemaTree tree) {
    Set<String> types = new LinkedHashSet<>();
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      type.forEach(one -> types.add(one.asText()));
    } else if (type.isTextual()) {
      types.add(type.textValue());
    }
    if (types.isEmpty()) {
      types.add(implied(schema));
    }
    if (schema.path("nullable").asBoolean()) {
      types.add("null");
    }
    List<String> words = new ArrayList<>();
    for (String one : types) {
      JsonNode items = tree.resolved(schema.path("items"));
      boolean list = one.equals("array") && items.isObject();
      words.add(list ? "array of " + type(items, tree) : one);
    }
    String format = schema.path("format").asText();
    return String.join(" or ", words) + (format.isEmpty() ? "" : " (" + format + ")");
  }

  private static String implied(JsonNode schema) {
    if (schema.has("oneOf") || schema.has("anyOf")) {
      return "one of several";
    }
    return schema.has("properties") ? "object" : schema.has("items") ? "array" : "any";
  }

  /** HTML: every rule beside the type, of a list those of its items too. */
  static String html(JsonNode schema, SchemaTree tree) {
    StringBuilder html = new StringBuilder();
    append(schema, "", html);
    JsonNode items = tree.resolved(schema.path("items"));
    if (items.isObject() && !items.has("properties")) {
      append(items, "Each: ", html);
    }
    return html.toString();
  }

  private static void append(JsonNode schema, String before, StringBuilder html) {
    for (var rule : schema.properties()) {
      if (!SHOWN.contains(rule.getKey())) {
        html.append("<span class=\"rule\">").append(Markup.text(before));
        html.append(one(rule.getKey(), rule.getValue())).append("</span> ");
      }
    }
  }

  private static String one(String keyword, JsonNode value) {
    if (keyword.equals("additionalProperties")) {
      return value.isBoolean() && !value.asBoolean()
          ? "No other names"
          : "Other names are taken, too";
    }
    if (keyword.equals("uniqueItems")) {
      return value.asBoolean() ? "No item twice" : "Items may repeat";
    }
    String words = WORDS.get(keyword);
    String said = words == null ? Markup.code(keyword) : Markup.text(words);
    return value.isEmpty() && value.isContainerNode() ? said : said + ": " + values(value);
  }

  private static String values(JsonNode value) {
    if (!value.isArray()) {
      return Markup.code(value.isTextual() ? value.textValue() : value.toString());
    }
    List<String> all = new ArrayList<>();
    value.forEach(one -> all.add(Markup.code(one.isTextual() ? one.textValue() : one.toString())));
    return String.join(", ", all);
  }
}
