package dev.linkgate.contract.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a schema says, whichever way OpenAPI 3.0 or 3.1 lets it be written.
 *
 * @param at where it is written, references followed
 * @param keywords types (a sorted array without null), nullable, and the rules for scalars and
 *     sizes; limits that say nothing are left out
 * @param properties by name, in the document's order
 * @param items what an array holds
 * @param others what further properties may be; null for anything
 * @param closed whether further properties are forbidden
 * @param alternatives of oneOf or anyOf, without null
 * @param wording sentences and examples
 */
record SchemaFacts(
    Spot at,
    ObjectNode keywords,
    Map<String, Spot> properties,
    Set<String> required,
    @Nullable Spot items,
    @Nullable Spot others,
    boolean closed,
    List<Spot> alternatives,
    ObjectNode wording) {
  static final String TYPES = "type";
  static final String NULLABLE = "nullable";
  static final String ENUM = "enum";
  static final String OPEN_ENUM = "x-extensible-enum";

  String pointer() {
    return at.pointer();
  }

  /** Where a keyword is written; where the schema is when it says the fact in other words. */
  String pointer(String keyword) {
    return at.node().has(keyword) ? at.pointer() + "/" + keyword : at.pointer();
  }

  boolean nullable() {
    return keywords.path(NULLABLE).asBoolean();
  }

  /** Types in one text; empty for any. */
  List<String> types() {
    return texts(TYPES);
  }

  boolean has(String type) {
    return types().contains(type);
  }

  /** What it is in a few words: {@code string, date-time}. */
  String told() {
    List<String> words = new ArrayList<>();
    words.add(types().isEmpty() ? "any" : String.join(" or ", types()));
    if (keywords.has("format")) {
      words.add(keywords.path("format").asText());
    }
    if (nullable()) {
      words.add("null");
    }
    return String.join(", ", words);
  }

  /** The elements of an array keyword as texts; numbers as they are written. */
  List<String> texts(String keyword) {
    return keywords.path(keyword).valueStream().map(JsonNode::asText).toList();
  }
}
