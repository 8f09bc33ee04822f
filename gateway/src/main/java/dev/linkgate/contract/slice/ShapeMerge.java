package dev.linkgate.contract.slice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.contract.document.OpenApiDocument;
import dev.linkgate.contract.slice.Findings.Rename;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A provider's schema in the form of ours: its facts, our words and our order of keys.
 *
 * <p>The result stands for itself, without references: where ours has a component it has a {@link
 * Mark}, and where ours has nothing a provider's reference stays one. {@link Outline} gives names.
 */
final class ShapeMerge {
  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

  private final OpenApiDocument theirs;
  private final OpenApiDocument ours;
  private final Set<String> extensions;
  private final Findings findings;
  private final SchemaFacts facts;

  /** Our components on the way down, each with what the provider has there. */
  private final Map<String, JsonNode> within = new HashMap<>();

  ShapeMerge(
      OpenApiDocument theirs, OpenApiDocument ours, Set<String> extensions, Findings findings) {
    this.theirs = theirs;
    this.ours = ours;
    this.extensions = extensions;
    this.findings = findings;
    this.facts = new SchemaFacts(theirs, extensions);
  }

  /**
   * Merges two schemas.
   *
   * @param our what our document has at this place; null where it has nothing
   */
  JsonNode merge(JsonNode their, @Nullable JsonNode our, Place place) {
    if (our == null || !our.isObject()) {
      String reference = their.path("$ref").asText();
      return reference.isEmpty() || facts.hasSiblings(their)
          ? described(their, NOTHING, place)
          : Mark.theirs(reference, place);
    }
    String component = Mark.component(our);
    return component.isEmpty()
        ? described(their, our, place)
        : component(their, our, component, place);
  }

  private JsonNode component(JsonNode their, JsonNode our, String name, Place place) {
    JsonNode resolved = theirs.resolve(their);
    JsonNode open = within.get(name);
    if (open != null) { // our component contains itself
      return open.equals(resolved) ? Mark.again(name) : merge(their, null, place);
    }
    within.put(name, resolved);
    JsonNode merged = merge(their, ours.resolve(our), place);
    within.remove(name);
    return Mark.ours(name, merged, their.path("$ref").asText(), place);
  }

  /** What stands behind a provider's reference that has no place in ours. */
  JsonNode adopted(String reference, Place place) {
    return described(NOTHING.objectNode().put("$ref", reference), NOTHING, place);
  }

  private JsonNode described(JsonNode their, JsonNode our, Place place) {
    JsonNode found = facts.of(their);
    if (!(found instanceof ObjectNode schema)) {
      return found; // 3.1: true or false
    }
    if (OpenPlaces.isOpen(our) && facts.mayBeOpen(schema)) {
      return OpenPlaces.keep(our, schema);
    }
    Rename rename = rename(schema, our, place);
    ObjectNode merged = NOTHING.objectNode();
    for (var entry : our.properties()) {
      String key = entry.getKey();
      JsonNode value = entry.getValue();
      if (Keywords.isWord(key)) {
        merged.set(key, value.deepCopy());
      } else if (schema.has(key)) {
        merged.set(key, member(key, schema.get(key), value, rename, place));
      } else if (Keywords.isDefault(key, value)) {
        merged.set(key, value);
      }
    }
    for (var entry : schema.properties()) {
      if (!merged.has(entry.getKey())) {
        JsonNode value = entry.getValue();
        merged.set(entry.getKey(), member(entry.getKey(), value, NOTHING, rename, place));
      }
    }
    return merged;
  }

  private JsonNode member(
      String key, JsonNode their, JsonNode our, @Nullable Rename rename, Place place) {
    if (Keywords.BY_NAME.contains(key)) {
      return byName(their, our, key.equals("properties") ? rename : null, place);
    }
    if (Keywords.LISTS.contains(key)) {
      return new Branches(this).merge(their, our, place.in(key));
    }
    if (Keywords.SINGLE.contains(key)) {
      return their.isObject() ? merge(their, our.isEmpty() ? null : our, place.in(key)) : their;
    }
    if (key.equals("prefixItems")) {
      ArrayNode items = NOTHING.arrayNode();
      for (int i = 0; i < their.size(); i++) {
        items.add(merge(their.get(i), our.get(i), place.in(key)));
      }
      return items;
    }
    if (key.equals("discriminator")) {
      return NOTHING.objectNode().set("propertyName", their.path("propertyName"));
    }
    boolean set = key.equals("required") || key.equals("enum") || key.equals("type");
    return (set || key.startsWith("x-")) && Order.orderable(their)
        ? Order.values(their, our, name -> renamed(name, key.equals("required") ? rename : null))
        : their.deepCopy();
  }

  private static String renamed(String name, @Nullable Rename rename) {
    return rename != null && rename.from().equals(name) ? rename.to() : name;
  }

  private ObjectNode byName(JsonNode their, JsonNode our, @Nullable Rename rename, Place place) {
    Map<String, JsonNode> known = new HashMap<>();
    Set<String> order = new LinkedHashSet<>();
    for (var entry : our.properties()) {
      String now = renamed(entry.getKey(), rename);
      order.add(now);
      known.put(now, entry.getValue());
    }
    ObjectNode merged = NOTHING.objectNode();
    for (String name : Order.names(their::fieldNames, order)) {
      merged.set(name, merge(their.get(name), known.get(name), place.property(name)));
    }
    return merged;
  }

  /** The one property that went and the one that came, if they are alike in shape and in name. */
  private @Nullable Rename rename(JsonNode their, JsonNode our, Place place) {
    JsonNode now = their.path("properties");
    JsonNode before = our.path("properties");
    Set<String> gone = without(before, now);
    Set<String> come = without(now, before);
    if (gone.size() != 1 || come.size() != 1) {
      return null;
    }
    Rename rename = new Rename(gone.iterator().next(), come.iterator().next());
    if (!shareAWord(rename)
        || SchemaFacts.requires(our, rename.from()) != SchemaFacts.requires(their, rename.to())
        || !alike(now.get(rename.to()), before.get(rename.from()))) {
      return null;
    }
    findings.renamed(our, rename, place.path());
    return rename;
  }

  private static Set<String> without(JsonNode names, JsonNode others) {
    Set<String> left = new LinkedHashSet<>();
    names.fieldNames().forEachRemaining(left::add);
    others.fieldNames().forEachRemaining(left::remove);
    return left;
  }

  private static boolean shareAWord(Rename rename) {
    Set<String> words = Set.copyOf(NameWords.of(rename.from()));
    return NameWords.of(rename.to()).stream().anyMatch(words::contains);
  }

  /** Whether two schemas say the same, in whatever components. */
  boolean alike(JsonNode their, JsonNode our) {
    return Likeness.same(trial(theirs, their, our), trial(ours, our, our));
  }

  /** How much of two schemas is the same, 1 for all of it. */
  double likeness(JsonNode their, JsonNode our) {
    return Likeness.of(trial(theirs, their, our), trial(ours, our, our));
  }

  /** A merge that leaves no trace, to compare. */
  private JsonNode trial(OpenApiDocument document, JsonNode their, JsonNode our) {
    return new ShapeMerge(document, ours, extensions, new Findings())
        .merge(their, our, Place.of("", Closure.IN_REQUEST));
  }
}
