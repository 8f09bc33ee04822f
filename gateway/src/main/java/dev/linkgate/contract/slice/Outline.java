package dev.linkgate.contract.slice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Gives merged schemas their components: ours keep their names, and with them the generated classes
 * theirs; of two places that were one component and differ now, the second gets a name of its own.
 */
final class Outline {
  private final ShapeMerge shapes;
  private final Closure closure;
  private final Findings findings;

  /** By component, what it was made from, to tell whether another place is the same. */
  private final Map<String, JsonNode> sources = new HashMap<>();

  private final Map<String, JsonNode> components = new LinkedHashMap<>();

  /** The provider's references whose components have a name. */
  private final Map<String, String> named = new HashMap<>();

  /** The names our components have while one is being outlined within itself. */
  private final Map<String, String> current = new HashMap<>();

  /** Components that may still hold marks for the provider's. */
  private final Deque<String> waiting = new ArrayDeque<>();

  /** What no other shape may be called, though it may come later or be gone. */
  private final Set<String> ourNames;

  Outline(ShapeMerge shapes, Closure closure, Set<String> ourNames, Findings findings) {
    this.shapes = shapes;
    this.ourNames = Set.copyOf(ourNames);
    this.closure = closure;
    this.findings = findings;
  }

  /** References in place of the marks for our components. */
  JsonNode outlined(JsonNode merged) {
    if (Mark.isOurs(merged)) {
      return reference(merged);
    }
    if (merged instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(item -> copy.add(outlined(item)));
      return copy;
    }
    if (!(merged instanceof ObjectNode object) || Mark.isTheirs(merged)) {
      return merged;
    }
    ObjectNode copy = object.objectNode();
    object.properties().forEach(entry -> copy.set(entry.getKey(), outlined(entry.getValue())));
    return copy;
  }

  private JsonNode reference(JsonNode mark) {
    String ours = Mark.name(mark);
    JsonNode node = Mark.node(mark);
    if (node.isMissingNode()) {
      return Mark.reference(current.getOrDefault(ours, ours));
    }
    String name = nameFor(ours, node, Mark.property(mark));
    if (!Mark.from(mark).isEmpty()) {
      named.putIfAbsent(Mark.from(mark), name);
    }
    if (!sources.containsKey(name)) {
      sources.put(name, node);
      components.put(name, node); // keeps its place before those within it
      String outer = current.put(ours, name);
      components.put(name, outlined(node));
      if (outer == null) {
        current.remove(ours);
      } else {
        current.put(ours, outer);
      }
    }
    return Mark.reference(name);
  }

  private String nameFor(String ours, JsonNode node, String property) {
    if (isFor(ours, node)) {
      return ours;
    }
    String name = property;
    for (int i = 1; name.isEmpty() || ourNames.contains(name) || !isFor(name, node); i++) {
      name = NameWords.joined(ours, i == 1 && !property.isEmpty() ? property : property + i);
    }
    findings.note(
        "%s is no longer one shape: where it is %s it became the component %s"
            .formatted(ours, property, name));
    return name;
  }

  private boolean isFor(String name, JsonNode node) {
    JsonNode source = sources.get(name);
    return source == null || Likeness.same(source, node);
  }

  /** Every component, with the provider's own for what ours had no place for. */
  Map<String, JsonNode> components() {
    // A queue and not a recursion: a new field of an answer may lead to a thousand schemas.
    waiting.addAll(components.keySet());
    while (!waiting.isEmpty()) {
      String name = waiting.remove();
      JsonNode component = Objects.requireNonNull(components.get(name));
      if (Mark.isTheirs(component)) {
        component = shapes.adopted(Mark.from(component), Mark.place(component));
      }
      components.put(name, finished(component));
    }
    return components;
  }

  /** References in place of the marks for the provider's, once all of ours have their names. */
  JsonNode finished(JsonNode outlined) {
    if (Mark.isTheirs(outlined)) {
      return adopted(outlined);
    }
    if (outlined instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(item -> copy.add(finished(item)));
      return copy;
    }
    if (!(outlined instanceof ObjectNode object)) {
      return outlined;
    }
    ObjectNode copy = object.objectNode();
    object.properties().forEach(entry -> copy.set(entry.getKey(), finished(entry.getValue())));
    return copy;
  }

  private JsonNode adopted(JsonNode mark) {
    String reference = Mark.from(mark);
    String known = named.get(reference);
    if (known != null) {
      return Mark.reference(known);
    }
    Place place = Mark.place(mark);
    if (closure.isLarger(place.most(), reference, named.keySet())) {
      findings.note(
          "left open: %s, as %s leads to more than %d schemas"
              .formatted(place.path(), reference, place.most()));
      return ((ObjectNode) mark).objectNode().put("type", "object");
    }
    String name = Closure.name(reference);
    for (int i = 2; components.containsKey(name); i++) {
      name = Closure.name(reference) + i;
    }
    named.put(reference, name);
    components.put(name, mark);
    waiting.add(name);
    return Mark.reference(name);
  }
}
