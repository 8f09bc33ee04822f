package dev.linkgate.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.canonical.Failure;
import dev.linkgate.spec.SpecDocument;
import dev.linkgate.spec.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** One pass over a body against the caller's own version. */
public final class BodyCheck {
  private BodyCheck() {}

  /**
   * What a body breaks, in the caller's words, most telling first: what is missing, then what is
   * unknown, then what is wrong. Values that break a rule are taken out of the tree, so that the
   * rest binds; what is lost with them is in the list.
   */
  public static List<BrokenRule> check(
      ObjectNode body, SpecDocument shape, Function<Violation, Failure> words) {
    List<Violation> violations = shape.checkRequest(body);
    if (violations.isEmpty()) {
      return List.of();
    }
    List<BrokenRule> broken = new ArrayList<>(violations.size());
    violations.stream()
        .sorted(Comparator.comparing(Violation::rule))
        .forEach(violation -> broken.add(new BrokenRule(violation, words.apply(violation))));
    violations.forEach(violation -> prune(body, violation));
    return broken;
  }

  private static void prune(ObjectNode body, Violation violation) {
    if (violation.rule() == Violation.Rule.MISSING || violation.path().isEmpty()) {
      return;
    }
    JsonNode parent = body;
    List<String> path = violation.path();
    for (String step : path.subList(0, path.size() - 1)) {
      parent = parent instanceof ArrayNode array ? array.path(index(step)) : parent.path(step);
    }
    if (parent instanceof ObjectNode object) {
      object.remove(path.getLast());
    } else if (parent instanceof ArrayNode array && index(path.getLast()) < array.size()) {
      array.set(index(path.getLast()), ""); // keeps the places of the others
    }
  }

  private static int index(String step) {
    return Integer.parseInt(step); // our own validator wrote it
  }

  /** Takes out every null of an object: a null says the same as leaving the field out. */
  public static void dropNulls(JsonNode node) {
    for (Iterator<JsonNode> children = node.elements(); children.hasNext(); ) {
      JsonNode child = children.next();
      if (child.isNull() && node.isObject()) {
        children.remove();
      } else {
        dropNulls(child);
      }
    }
  }
}
