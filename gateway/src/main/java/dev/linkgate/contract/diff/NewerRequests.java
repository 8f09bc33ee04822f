package dev.linkgate.contract.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Wording;
import java.util.List;
import java.util.Optional;

/** Requests of the newer document, read as they are. */
final class NewerRequests {
  /** A value is quoted so far. */
  private static final int MAX_QUOTED = 60;

  private final Rig rig;
  private final Side from;
  private final Side to;

  NewerRequests(Rig rig, Side from, Side to) {
    this.rig = rig;
    this.from = from;
    this.to = to;
  }

  /** Every value newer requests can have there makes them ask for something else. */
  Optional<String> read(Change change) {
    List<String> steps = change.newSteps();
    for (List<String> leaf : to.samples().leaves(to.request(), steps)) {
      Spot spot = to.samples().at(to.request(), leaf);
      SchemaFacts other = leaf.equals(steps) ? from.factsAt(change.steps()) : null;
      for (JsonNode value : to.values(spot, other)) {
        if (Trees.says(value) && !isRead(leaf, value)) {
          return unread(leaf, value);
        }
      }
    }
    return Optional.empty();
  }

  /** A value a newer request can have there makes it ask for something else. */
  Optional<String> read(List<String> leaf, JsonNode value) {
    return isRead(leaf, value) ? Optional.empty() : unread(leaf, value);
  }

  private boolean isRead(List<String> leaf, JsonNode value) {
    for (ObjectNode body : Rig.requests(to, leaf, value, Samples.Fill.LEAST)) {
      ObjectNode without = body.deepCopy();
      Trees.put(without, leaf, null);
      Rig.Run run = rig.run(body, to);
      if (run.understood() && run.differs(rig.run(without, to))) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> unread(List<String> leaf, JsonNode value) {
    String text = value.toString();
    return Optional.of(
        "no mapping reads " + Change.brackets(leaf) + " = " + Wording.cut(text, MAX_QUOTED));
  }

  /** Newer requests without it are understood. */
  Optional<String> optional(Change change) {
    if (change.steps().isEmpty()) {
      return Optional.of("a request without a body is not understood");
    }
    List<String> steps = change.newSteps();
    boolean understood = false;
    for (ObjectNode body : to.holding(steps.subList(0, steps.size() - 1))) {
      ObjectNode without = body.deepCopy();
      Trees.put(without, steps, null);
      understood |= rig.run(without, to).understood();
    }
    return understood
        ? Optional.empty()
        : Optional.of("a request without " + Change.brackets(steps) + " is not understood");
  }
}
