package dev.linkgate.contract.drift;

import com.fasterxml.jackson.databind.JsonNode;

/** What a schema says of types and null, as OpenAPI 3.0 and 3.1 write it. */
final class Types {
  private Types() {}

  /** Whether a schema allows null beside its type. */
  static boolean nullable(Place schema) {
    return schema.isJsonSchema()
        ? names(schema.node().path("type"), "null")
        : schema.node().path("nullable").asBoolean();
  }

  /** Whether a value has a type the schema allows; one that names none allows all. */
  static boolean fits(Place schema, JsonNode value) {
    JsonNode type = schema.node().path("type");
    if (type.isMissingNode()) {
      return true;
    }
    String found = Redacted.type(value);
    return names(type, found) || (found.equals("integer") && names(type, "number"));
  }

  private static boolean names(JsonNode type, String name) {
    if (type.isTextual()) {
      return type.textValue().equals(name);
    }
    for (JsonNode one : type) {
      if (one.asText().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
