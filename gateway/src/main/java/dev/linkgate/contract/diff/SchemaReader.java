package dev.linkgate.contract.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.contract.document.OpenApiDocument;
import dev.linkgate.contract.document.UnusableDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the facts of a document's schemas. */
final class SchemaReader {
  /** Deeper than any published nesting of allOf; one that goes on leads back to itself. */
  private static final int MAX_MERGES = 40;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> WORDING =
      List.of("title", "description", "example", "examples", "summary", "externalDocs");

  /** Rules that are the same fact in both versions. */
  private static final List<String> PLAIN =
      List.of("format", "pattern", "default", "multipleOf", SchemaFacts.OPEN_ENUM);

  private final OpenApiDocument document;
  private final Map<String, SchemaFacts> read = new HashMap<>();

  SchemaReader(OpenApiDocument document) {
    this.document = document;
  }

  /** The schema itself, or what its reference leads to. */
  Spot resolved(Spot spot) {
    document.resolve(spot.node()); // says what is wrong with a reference
    Spot at = spot;
    while (at.node().path("$ref").isTextual() && !extended(at.node())) {
      String pointer = at.node().path("$ref").textValue().substring(1);
      at = new Spot(document.tree().at(pointer), pointer);
    }
    return at;
  }

  /** In 3.1 rules beside a reference hold as well; in 3.0 they are to be ignored. */
  private boolean extended(JsonNode node) {
    return document.isJsonSchema()
        && node.propertyStream().anyMatch(e -> !WORDING.contains(e.getKey()) && !isRef(e.getKey()));
  }

  private static boolean isRef(String keyword) {
    return keyword.equals("$ref");
  }

  SchemaFacts read(Spot spot) {
    return read(spot, 0);
  }

  private SchemaFacts read(Spot spot, int merges) {
    if (merges > MAX_MERGES) {
      throw new UnusableDocument(document.name() + ": schema within itself: " + spot.pointer());
    }
    Spot at = resolved(spot);
    SchemaFacts known = read.get(at.pointer());
    if (known == null) {
      known = merged(at, merges);
      read.put(at.pointer(), known);
    }
    return known;
  }

  private SchemaFacts merged(Spot at, int merges) {
    List<Spot> parts = new ArrayList<>();
    if (at.node().has("$ref")) {
      String pointer = at.node().path("$ref").textValue().substring(1);
      parts.add(new Spot(document.tree().at(pointer), pointer));
    }
    Spot all = at.child("allOf");
    for (int i = 0; i < all.node().size(); i++) {
      parts.add(all.child(i));
    }
    List<Spot> alternatives = new ArrayList<>();
    boolean nullable = false;
    for (String word : List.of("oneOf", "anyOf")) {
      Spot any = at.child(word);
      for (int i = 0; i < any.node().size(); i++) {
        if (onlyNull(resolved(any.child(i)).node())) {
          nullable = true;
        } else {
          alternatives.add(any.child(i));
        }
      }
    }
    if (alternatives.size() == 1) { // what is left of "this or null"
      parts.add(alternatives.removeFirst());
    }
    SchemaFacts facts = own(at, alternatives, nullable);
    for (Spot part : parts) {
      facts = both(facts, read(part, merges + 1));
    }
    return facts;
  }

  private static boolean onlyNull(JsonNode node) {
    JsonNode values = node.path("enum");
    return node.path("type").asText().equals("null")
        || (values.size() == 1 && values.path(0).isNull())
        || (node.has("const") && node.path("const").isNull());
  }

  private SchemaFacts own(Spot at, List<Spot> alternatives, boolean nullAlternative) {
    JsonNode node = at.node();
    ObjectNode keywords = NODES.objectNode();
    boolean nullable = types(node, keywords) || nullAlternative;
    values(node, keywords);
    PLAIN.stream().filter(node::has).forEach(word -> keywords.set(word, node.get(word)));
    Limits.read(node, keywords);
    if (node.path("deprecated").asBoolean()) {
      keywords.put("deprecated", true);
    }
    if (nullable) {
      keywords.put(SchemaFacts.NULLABLE, true);
    }
    ObjectNode wording = NODES.objectNode();
    WORDING.stream().filter(node::has).forEach(word -> wording.set(word, node.get(word)));
    Spot others = at.child("additionalProperties");
    JsonNode unevaluated = node.path("unevaluatedProperties");
    Set<String> required = new LinkedHashSet<>();
    node.path("required").forEach(name -> required.add(name.asText()));
    return new SchemaFacts(
        at,
        keywords,
        properties(at),
        required,
        at.child("items").missing() ? null : at.child("items"),
        others.node().isObject() && !others.node().isEmpty() ? others : null,
        isFalse(others.node()) || isFalse(unevaluated),
        alternatives,
        wording);
  }

  private static boolean isFalse(JsonNode node) {
    return node.isBoolean() && !node.booleanValue();
  }

  private static Map<String, Spot> properties(Spot at) {
    Map<String, Spot> properties = new LinkedHashMap<>();
    Spot all = at.child("properties");
    all.node().fieldNames().forEachRemaining(name -> properties.put(name, all.child(name)));
    return properties;
  }

  /** Notes the types without null; whether null is among them. */
  private boolean types(JsonNode node, ObjectNode keywords) {
    Set<String> types = new TreeSet<>();
    JsonNode said = node.path("type");
    if (said.isTextual()) {
      types.add(said.textValue());
    }
    said.forEach(type -> types.add(type.asText()));
    boolean listed = types.remove("null");
    if (types.isEmpty() && node.has("properties")) {
      types.add("object"); // left out by carelessness, never to allow a number
    } else if (types.isEmpty() && node.has("items")) {
      types.add("array");
    }
    if (!types.isEmpty()) {
      types.forEach(keywords.withArrayProperty(SchemaFacts.TYPES)::add);
    }
    return listed || (!document.isJsonSchema() && node.path("nullable").asBoolean());
  }

  private static void values(JsonNode node, ObjectNode keywords) {
    JsonNode listed =
        node.has("const") ? NODES.arrayNode().add(node.get("const")) : node.path("enum");
    if (listed.isArray()) {
      ArrayNode values = keywords.putArray(SchemaFacts.ENUM);
      listed.forEach(value -> values.add(value.deepCopy()));
      for (int i = values.size() - 1; i >= 0; i--) {
        if (values.get(i).isNull()) { // 3.1 lists it, 3.0 says nullable: the type has the fact
          values.remove(i);
        }
      }
    }
  }

  /** What holds where both hold. */
  private static SchemaFacts both(SchemaFacts a, SchemaFacts b) {
    ObjectNode keywords = a.keywords().deepCopy();
    b.keywords().properties().forEach(e -> keywords.putIfAbsent(e.getKey(), e.getValue()));
    Map<String, Spot> properties = new LinkedHashMap<>(b.properties());
    properties.putAll(a.properties());
    Set<String> required = new LinkedHashSet<>(a.required());
    required.addAll(b.required());
    ObjectNode wording = b.wording().deepCopy();
    wording.setAll(a.wording());
    return new SchemaFacts(
        a.at(),
        keywords,
        properties,
        required,
        first(a.items(), b.items()),
        first(a.others(), b.others()),
        a.closed() || b.closed(),
        a.alternatives().isEmpty() ? b.alternatives() : a.alternatives(),
        wording);
  }

  private static @Nullable Spot first(@Nullable Spot a, @Nullable Spot b) {
    return a == null ? b : a;
  }
}
