package dev.linkgate.contract.slice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The members of {@code oneOf} and its kin, each beside the one of ours that it is. */
final class Branches {
  /** Less in common than this is another schema, and gets no words of ours. */
  private static final double KIN = 0.5;

  private static final JsonNode NONE = MissingNode.getInstance();

  private final ShapeMerge shapes;

  private record Pair(int their, int our, double likeness) {}

  Branches(ShapeMerge shapes) {
    this.shapes = shapes;
  }

  ArrayNode merge(JsonNode their, JsonNode our, Place place) {
    List<JsonNode> beside = new ArrayList<>(Collections.nCopies(our.size(), NONE));
    List<JsonNode> left = new ArrayList<>();
    their.forEach(left::add);
    for (Pair pair : pairs(their, our)) {
      if (!left.get(pair.their()).isMissingNode() && beside.get(pair.our()).isMissingNode()) {
        beside.set(pair.our(), left.set(pair.their(), NONE));
      }
    }
    ArrayNode merged = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < beside.size(); i++) {
      if (!beside.get(i).isMissingNode()) {
        merged.add(shapes.merge(beside.get(i), our.get(i), place));
      }
    }
    for (JsonNode branch : left) {
      if (!branch.isMissingNode()) {
        merged.add(shapes.merge(branch, null, place));
      }
    }
    return merged;
  }

  private List<Pair> pairs(JsonNode their, JsonNode our) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < their.size(); i++) {
      for (int j = 0; j < our.size(); j++) {
        double likeness = likeness(their.get(i), our.get(j));
        if (likeness >= KIN) {
          pairs.add(new Pair(i, j, likeness));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(Pair::likeness).reversed());
    return pairs;
  }

  private double likeness(JsonNode their, JsonNode our) {
    String name = Mark.component(our);
    return !name.isEmpty() && name.equals(Mark.component(their))
        ? 2 // the provider's own name for it outweighs any change
        : shapes.likeness(their, our);
  }
}
