package dev.linkgate.contract.slice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.linkgate.contract.document.OpenApiDocument;
import dev.linkgate.contract.slice.Findings.Rename;
import java.util.regex.Pattern;

/** A value of the old shape as one of the new, changed as little as can be. */
final class ExampleFit {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final OpenApiDocument ours;
  private final OpenApiDocument next;
  private final Findings findings;
  private final PlainValue plain;

  ExampleFit(OpenApiDocument ours, OpenApiDocument next, Findings findings, PlainValue plain) {
    this.ours = ours;
    this.next = next;
    this.findings = findings;
    this.plain = plain;
  }

  /**
   * Fits one value.
   *
   * @param before its schema in our newest document, missing where that has none
   * @param now its schema in the next
   * @param name what a plain value in its place is called
   */
  JsonNode fit(JsonNode value, JsonNode before, JsonNode now, String name) {
    JsonNode old = ours.resolve(before);
    JsonNode schema = next.resolve(now);
    if (value instanceof ObjectNode object) {
      return object(object, old, schema);
    }
    if (value instanceof ArrayNode array) {
      ArrayNode items = array.arrayNode();
      for (JsonNode item : array) {
        items.add(fit(item, old.path("items"), schema.path("items"), name));
      }
      return items;
    }
    if (schema.has("enum") && !has(schema.get("enum"), value)) {
      return plain.of(schema, name);
    }
    return value.isTextual() ? TextNode.valueOf(reworded(value.textValue())) : value;
  }

  private ObjectNode object(ObjectNode value, JsonNode old, JsonNode schema) {
    JsonNode before = old.path("properties");
    JsonNode now = schema.path("properties");
    boolean closed = schema.path("additionalProperties").isBoolean();
    Rename rename = findings.renameIn(old);
    ObjectNode fitted = value.objectNode();
    for (var entry : value.properties()) {
      String name = entry.getKey();
      String renamed = rename != null && rename.from().equals(name) ? rename.to() : name;
      if (now.has(renamed)) {
        fitted.set(renamed, fit(entry.getValue(), before.path(name), now.get(renamed), renamed));
      } else if (!before.has(name) && !closed) { // else it is what went
        fitted.set(name, fit(entry.getValue(), before.path(name), now.path(name), name));
      }
    }
    for (JsonNode required : schema.path("required")) {
      String name = required.asText();
      if (!fitted.has(name)) {
        fitted.set(name, plain.of(now.path(name), name));
      }
    }
    return fitted;
  }

  private static boolean has(JsonNode values, JsonNode value) {
    for (JsonNode one : values) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }

  /** A message that names a renamed field names it by its new name. */
  private String reworded(String text) {
    return NAME.matcher(text).replaceAll(found -> renamed(found.group()));
  }

  private String renamed(String word) {
    for (Rename rename : findings.renames()) {
      if (rename.from().equals(word)) {
        return rename.to();
      }
    }
    return word;
  }
}
