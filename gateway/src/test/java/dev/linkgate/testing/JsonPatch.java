package dev.linkgate.testing;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Applies a JSON Patch (RFC 6902), as an operator's tool would. */
public final class JsonPatch {
  private JsonPatch() {}

  /** The document after the patch; the document itself stays as it is. */
  public static JsonNode apply(JsonNode document, JsonNode patch) {
    JsonNode changed = document.deepCopy();
    for (JsonNode step : patch) {
      JsonPointer path = JsonPointer.compile(step.path("path").textValue());
      switch (step.path("op").textValue()) {
        case "add" -> add(changed, path, step.get("value"));
        case "remove" -> remove(changed, path);
        case "replace" -> {
          remove(changed, path);
          add(changed, path, step.get("value"));
        }
        case "test" -> {
          if (!changed.at(path).equals(step.get("value"))) {
            throw new AssertionError("not as the patch expects at " + path);
          }
        }
        default -> throw new AssertionError("no operation of RFC 6902: " + step);
      }
    }
    return changed;
  }

  private static void add(JsonNode document, JsonPointer path, JsonNode value) {
    String name = path.last().getMatchingProperty();
    switch (document.at(path.head())) {
      case ObjectNode object -> object.set(name, value);
      case ArrayNode array when name.equals("-") -> array.add(value);
      case ArrayNode array -> array.insert(Integer.parseInt(name), value);
      default -> throw new AssertionError("nowhere to add " + path);
    }
  }

  private static void remove(JsonNode document, JsonPointer path) {
    String name = path.last().getMatchingProperty();
    JsonNode gone =
        switch (document.at(path.head())) {
          case ObjectNode object -> object.remove(name);
          case ArrayNode array -> array.remove(Integer.parseInt(name));
          default -> null;
        };
    if (gone == null) {
      throw new AssertionError("nothing to remove at " + path);
    }
  }
}
