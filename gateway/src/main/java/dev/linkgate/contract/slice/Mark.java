package dev.linkgate.contract.slice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What stands in a merged schema where a reference will be; no schema has such keys. */
final class Mark {
  private static final String OURS = "$ours";
  private static final String THEIRS = "$theirs";
  private static final String NODE = "$node";
  private static final String FROM = "$from";
  private static final String PROPERTY = "$property";
  private static final String MOST = "$most";
  private static final String COMPONENTS = "#/components/schemas/";

  private Mark() {}

  /** The component a reference of ours names; empty when there is no reference. */
  static String component(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.startsWith(COMPONENTS)
        ? reference.substring(COMPONENTS.length()).replace("~1", "/").replace("~0", "~")
        : "";
  }

  static ObjectNode reference(String component) {
    return node().put("$ref", COMPONENTS + component.replace("~", "~0").replace("/", "~1"));
  }

  /**
   * A component of ours.
   *
   * @param from the provider's reference at this place, empty when it has the schema in place
   */
  static ObjectNode ours(String component, JsonNode merged, String from, Place place) {
    ObjectNode mark = node().put(OURS, component).put(FROM, from).put(PROPERTY, place.property());
    mark.set(NODE, merged);
    return mark;
  }

  /** A component of ours within itself. */
  static ObjectNode again(String component) {
    return node().put(OURS, component);
  }

  /** A reference of the provider's that ours has no place for. */
  static ObjectNode theirs(String reference, Place place) {
    return node().put(THEIRS, reference).put(PROPERTY, place.path()).put(MOST, place.most());
  }

  static boolean isOurs(JsonNode node) {
    return node.has(OURS);
  }

  static boolean isTheirs(JsonNode node) {
    return node.has(THEIRS);
  }

  static String name(JsonNode mark) {
    return mark.path(OURS).asText();
  }

  /** The merged component; missing where it stands within itself. */
  static JsonNode node(JsonNode mark) {
    return mark.path(NODE);
  }

  /** The provider's reference, either kind of mark. */
  static String from(JsonNode mark) {
    return mark.path(isTheirs(mark) ? THEIRS : FROM).asText();
  }

  /** The name of the property it is the value of. */
  static String property(JsonNode mark) {
    return mark.path(PROPERTY).asText();
  }

  /** Where a provider's reference stands. */
  static Place place(JsonNode mark) {
    return Place.of(property(mark), mark.path(MOST).asInt());
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }
}
