package dev.linkgate.contract.fidelity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.Json;
import dev.linkgate.canonical.Field;
import dev.linkgate.spec.SpecDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The requests in which properties are varied: for each value of what has to be chosen, the least
 * that is taken, and as much as can be said with it, from either end of the document, because of
 * two properties that exclude each other the first one said stays.
 */
final class Contexts {
  private final Pipeline pipeline;
  private final Schema schema;
  private final List<Property> properties;
  private final Map<Ask, Ask> repaired = new HashMap<>();
  private final List<Context> all;

  Contexts(Pipeline pipeline) {
    this.pipeline = pipeline;
    this.schema = Schema.ofRequest(pipeline.from().version().shape());
    this.properties = properties(pipeline.from());
    this.all = made();
  }

  /** Everything a caller of this version may say, or might think it may. */
  List<Property> properties() {
    return properties;
  }

  private List<Property> properties(Side side) {
    List<Property> all = new ArrayList<>();
    schema.leaves().forEach(leaf -> all.add(Property.of(leaf)));
    all.addAll(headers(side.ingress()));
    Set<String> known = new HashSet<>();
    all.forEach(property -> known.add(property.name()));
    for (SpecDocument other : side.ingress().versions().shapes().all()) {
      for (Leaf leaf : Schema.ofRequest(other).leaves()) {
        if (known.add(leaf.name())) {
          all.add(Property.foreign(leaf, other.version().text()));
        }
      }
    }
    schema.open().forEach(object -> all.add(Property.unknownIn(object)));
    return all;
  }

  private static List<Property> headers(Ingress ingress) {
    List<Property> headers = new ArrayList<>();
    for (Field field : Field.values()) { // which knows how the header is spelled
      String name = ingress.names().of(field);
      if (ingress.accountHeaders().stream().anyMatch(name::equalsIgnoreCase)) {
        headers.add(Property.ofHeader(name));
      }
    }
    return headers;
  }

  List<Context> all() {
    return all;
  }

  private List<Context> made() {
    List<Context> contexts = new ArrayList<>();
    for (Ask least : least()) {
      contexts.add(new Context("", true, least));
      if (pipeline.run(least) instanceof Run.Sent) {
        contexts.add(new Context("", false, full(least, properties)));
        contexts.add(new Context("", false, full(least, properties.reversed())));
      }
    }
    return contexts.stream().distinct().toList();
  }

  /** The same without one of the properties no body may be without. */
  List<Context> incomplete() {
    List<Context> contexts = new ArrayList<>();
    for (Ask least : least()) {
      for (Leaf leaf : schema.leaves()) {
        if (leaf.always()) {
          contexts.add(new Context(leaf.name(), true, Property.of(leaf).remove(least)));
        }
      }
    }
    return contexts;
  }

  private List<Ask> least() {
    List<ObjectNode> bodies = new ArrayList<>(List.of(Json.object()));
    for (Leaf leaf : schema.leaves()) {
      if (leaf.always()) {
        bodies = chosen(bodies, leaf);
      }
    }
    return bodies.stream().map(body -> repaired(new Ask(body, Headers.NONE))).toList();
  }

  /** With each value where the document lists some, else with any. */
  private static List<ObjectNode> chosen(List<ObjectNode> bodies, Leaf leaf) {
    List<Sample> samples = Sample.of(leaf);
    boolean choice = !leaf.listed().isEmpty() && !leaf.isList();
    List<ObjectNode> chosen = new ArrayList<>();
    for (Sample sample : choice ? samples : samples.subList(0, 1)) {
      if (!sample.label().equals(Sample.OTHER)) {
        for (ObjectNode body : bodies) {
          ObjectNode copy = body.deepCopy();
          Tree.put(copy, leaf.path(), sample.value());
          chosen.add(copy);
        }
      }
    }
    return chosen;
  }

  private Ask full(Ask least, List<Property> order) {
    Ask full = least;
    for (Property property : order) {
      Ask more = repaired(property.put(full, property.samples().getFirst().value()));
      boolean said = property.remove(full).equals(full);
      if (said && pipeline.run(more) instanceof Run.Sent) {
        full = more;
      }
    }
    return full;
  }

  /**
   * With everything that a refusal says is missing, be it by the caller's API or the upstream's.
   */
  Ask repaired(Ask ask) {
    return repaired.computeIfAbsent(ask, this::repair);
  }

  private Ask repair(Ask ask) {
    Ask complete = ask;
    for (int tries = 0; tries < schema.leaves().size(); tries++) {
      if (!(pipeline.run(complete) instanceof Run.Refused refused) || refused.missing().isEmpty()) {
        return complete;
      }
      Ask more = filled(complete, refused.missing());
      if (more.equals(complete)) {
        return complete;
      }
      complete = more;
    }
    return complete;
  }

  private Ask filled(Ask ask, String missing) {
    List<Leaf> below = new ArrayList<>();
    for (Leaf leaf : schema.leaves()) {
      if (leaf.name().equals(missing)
          || (leaf.name().startsWith(missing + "[") && leaf.required())) {
        below.add(leaf);
      }
    }
    ObjectNode body = ask.body().deepCopy();
    for (Leaf leaf : below) {
      if (Tree.at(body, leaf.path()).isMissingNode()) {
        Tree.put(body, leaf.path(), Sample.of(leaf).getFirst().value());
      }
    }
    return new Ask(body, ask.headers());
  }
}
