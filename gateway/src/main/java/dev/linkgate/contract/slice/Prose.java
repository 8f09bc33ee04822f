package dev.linkgate.contract.slice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/** Facts that providers put into sentences, read before the sentences go. */
final class Prose {
  /** Stripe v2 begins the description of an enum that may grow with these words. */
  private static final Pattern OPEN =
      Pattern.compile("^\\s*Open enum\\b", Pattern.CASE_INSENSITIVE);

  /** Stripe v1 never sets {@code deprecated}; it says so. */
  private static final Pattern DEPRECATED =
      Pattern.compile(
          "^\\W*deprecated\\b|\\b(is|are|has been|have been) deprecated\\b",
          Pattern.CASE_INSENSITIVE);

  private Prose() {}

  /**
   * Writes what a description says into the schema's own keywords.
   *
   * @param schema a copy that may be changed
   */
  static ObjectNode read(ObjectNode schema, String description) {
    if (DEPRECATED.matcher(description).find()) {
      schema.put("deprecated", true);
    }
    if (!OPEN.matcher(description).find()) {
      return schema;
    }
    if (schema.has("enum")) {
      return opened(schema);
    }
    JsonNode items = schema.path("items");
    if (items instanceof ObjectNode object && object.has("enum")) {
      schema.set("items", opened(object)); // Stripe says it of the array, and means its items
    }
    return schema;
  }

  private static ObjectNode opened(ObjectNode schema) {
    ObjectNode open = schema.objectNode();
    for (var entry : schema.properties()) {
      open.set(
          entry.getKey().equals("enum") ? Keywords.OPEN_ENUM : entry.getKey(), entry.getValue());
    }
    return open;
  }
}
