package dev.linkgate.contract.slice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/**
 * Objects our document leaves open on purpose. Behind {@code payment_intent} in an error of Stripe
 * v1 hangs nearly the whole of its 4 MB, none of which a link ever has.
 */
final class OpenPlaces {
  private OpenPlaces() {}

  static boolean isOpen(JsonNode our) {
    if (!isObject(our.path("type"))) {
      return false;
    }
    for (var entry : our.properties()) {
      String key = entry.getKey();
      boolean says = !Keywords.isWord(key) && !key.equals("type") && !key.equals("nullable");
      if (says && !Keywords.isDefault(key, entry.getValue())) {
        return false;
      }
    }
    return true;
  }

  static boolean isObject(JsonNode type) {
    if (!type.isArray()) {
      return type.asText().equals("object");
    }
    boolean object = false;
    for (JsonNode one : type) {
      object |= one.asText().equals("object");
      if (!one.asText().equals("object") && !one.asText().equals("null")) {
        return false;
      }
    }
    return object;
  }

  /** Ours, but null where the provider now takes it. */
  static ObjectNode keep(JsonNode our, ObjectNode their) {
    ObjectNode kept = our.deepCopy();
    if (their.has("type")) {
      JsonNode type = their.get("type");
      kept.set(
          "type",
          type.isArray() ? Order.values(type, our.path("type"), UnaryOperator.identity()) : type);
    }
    if (their.has("nullable")) {
      kept.set("nullable", their.get("nullable"));
    } else {
      kept.remove("nullable");
    }
    return kept;
  }
}
