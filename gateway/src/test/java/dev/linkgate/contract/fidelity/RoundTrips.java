package dev.linkgate.contract.fidelity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * Generated bodies from one version to another and read back: what a matrix says of each property
 * has to hold whatever the values, and whatever else is said.
 */
final class RoundTrips {
  /** What forms, JSON and URLs have to escape, and what is more than one byte or one char. */
  private static final List<String> PIECES =
      List.of(
          "a", "Z", "7", "_", " ", "&", "=", "+", "%", "[", "]", "#", "?", "/", "\"", "\\", "\n",
          "\t", "é", "漢", "😀", "%26", "\u2983");

  private final Pipeline pipeline;
  private final Contexts contexts;
  private final RandomGenerator random;
  private final Map<String, Cell> cells = new HashMap<>();
  private final List<String> broken = new ArrayList<>();
  private int made;

  /**
   * @param matrix the cells of these two sides, perhaps among others
   */
  RoundTrips(Side from, Side to, List<Cell> matrix, long seed) {
    this.pipeline = new Pipeline(from, to);
    this.contexts = new Contexts(pipeline);
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (Cell cell : matrix) {
      if (cell.ingress().equals(from.spoken())
          && cell.upstream().equals(to.spoken())
          && cell.part() == Part.REQUEST) {
        cells.put(cell.parameter() + " " + cell.value(), cell);
      }
    }
  }

  /** What did not hold, of so many bodies. */
  List<String> broken(int bodies) {
    for (int i = 0; i < bodies; i++) {
      if (pipeline.run(body()) instanceof Run.Sent) {
        made++;
      }
    }
    broken.addAll(pipeline.faults().list());
    return broken;
  }

  /** How many of them ended in a link. */
  int made() {
    return made;
  }

  private Ask body() {
    List<Context> starts = contexts.all();
    Ask ask = starts.get(random.nextInt(starts.size())).ask();
    Map<Property, JsonNode> said = new HashMap<>();
    for (Property property : contexts.properties()) {
      if (random.nextBoolean() && !selects(property)) {
        JsonNode value = value(property);
        Ask more = contexts.repaired(property.put(ask, value));
        if (pipeline.run(more) instanceof Run.Sent) {
          ask = more;
          said.put(property, value);
        }
      }
    }
    if (pipeline.run(ask) instanceof Run.Sent sent) {
      Ask whole = ask;
      said.forEach((property, value) -> check(property, value, whole, sent));
    }
    return ask;
  }

  /** The context has chosen it already, and with it what else is needed. */
  private boolean selects(Property property) {
    return contexts.all().stream()
            .map(context -> Tree.at(context.ask().body(), property.path()))
            .distinct()
            .filter(JsonNode::isTextual)
            .count()
        > 1;
  }

  private JsonNode value(Property property) {
    Sample sample = property.samples().get(random.nextInt(property.samples().size()));
    boolean free = sample.label().equals(Sample.ANY);
    if (property.path().isEmpty()) {
      return TextNode.valueOf("id_" + random.nextInt(1_000_000)); // headers hold visible ASCII
    }
    if (free && sample.value().isTextual()) {
      return TextNode.valueOf(text());
    }
    if (free && sample.value() instanceof ArrayNode) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        list.add(text());
      }
      return list;
    }
    return sample.value();
  }

  private String text() {
    StringBuilder text = new StringBuilder("x");
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private void check(Property property, JsonNode value, Ask ask, Run.Sent sent) {
    Cell cell = cell(property, value);
    if (cell == null) {
      broken.add(property.name() + " has no cell for " + value);
      return;
    }
    Run without = pipeline.run(property.remove(ask));
    List<Run> others = new ArrayList<>();
    for (Sample other : property.samples()) {
      if (!other.value().equals(value)) {
        others.add(pipeline.run(contexts.repaired(property.put(ask, other.value()))));
      }
    }
    Trial trial = new Trial(property, sent, others, without);
    boolean lost = sent.lost().stream().anyMatch(property::coveredBy);
    boolean changes = !trial.carriers(sent).isEmpty();
    if (!lost && !changes && trial.comparable()) {
      broken.add(property.name() + " is silent: " + ask.body());
    } else if (trial.applies() && lost != (cell.outcome() == Outcome.LOST)) {
      broken.add(property.name() + " is not " + cell.outcome() + ": " + ask.body());
    } else if (trial.applies() && cell.outcome() == Outcome.EXACT) {
      checkExact(trial, sent, cell, ask);
    }
  }

  private void checkExact(Trial trial, Run.Sent sent, Cell cell, Ask ask) {
    if (!trial.exact(sent)) {
      broken.add(cell.parameter() + " is heard as something else: " + ask.body());
    }
    boolean itself =
        pipeline.from().spoken().equals(pipeline.to().spoken())
            && cell.carriedBy().equals(List.of(cell.parameter()))
            && !trial.property().path().isEmpty();
    if (itself
        && !Objects.equals(
            Tree.at(ask.body(), trial.property().path()),
            Tree.at(sent.body(), trial.property().path()))) {
      broken.add(cell.parameter() + " is no identity: " + ask.body() + " " + sent.body());
    }
  }

  private @Nullable Cell cell(Property property, JsonNode value) {
    for (String label : labels(property, value)) {
      Cell cell = cells.get(property.name() + " " + label);
      if (cell != null) {
        return cell;
      }
    }
    return null;
  }

  private static Set<String> labels(Property property, JsonNode value) {
    for (Sample sample : property.samples()) {
      if (sample.value().equals(value)) {
        return Set.of(sample.label());
      }
    }
    return Set.of(Sample.ANY);
  }
}
