package dev.linkgate.contract.fidelity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.spec.SpecDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Where everything in a caller's answer comes from, found by changing what it may come from. */
final class AnswerCells {
  private final Pipeline pipeline;
  private final Contexts contexts;
  private final Map<Leaf, Origin> origins = new LinkedHashMap<>();
  private final Map<Cell, Evidence> evidence = new HashMap<>();
  private boolean refused;

  AnswerCells(Pipeline pipeline, Contexts contexts) {
    this.pipeline = pipeline;
    this.contexts = contexts;
    for (Leaf leaf : Schema.ofAnswer(pipeline.from().version().shape()).leaves()) {
      origins.put(leaf, new Origin());
    }
  }

  /** A run behind each of the cells made so far, where there is one. */
  Map<Cell, Evidence> evidence() {
    return evidence;
  }

  List<Cell> cells() {
    for (Context context : contexts.all()) {
      if (pipeline.run(context.ask()) instanceof Run.Sent sent) {
        origins.forEach((leaf, origin) -> origin.seen(sent.answer(), leaf.path()));
        surroundings(context.ask(), sent);
        request(context.ask());
        if (context.least()) { // what a link is read from does not depend on what else was said
          upstream(context.ask(), sent);
        }
      } else {
        refused = true;
      }
    }
    List<Cell> cells = new ArrayList<>();
    origins.forEach((leaf, origin) -> cells.add(cell(leaf, origin)));
    return cells;
  }

  private Cell cell(Leaf leaf, Origin origin) {
    Cell cell =
        new Cell(
            pipeline.from().spoken(),
            pipeline.to().spoken(),
            Part.ANSWER,
            leaf.name(),
            "",
            origin.outcome(refused),
            List.copyOf(origin.upstream()),
            false,
            origin.note());
    telling(leaf).ifPresent(run -> evidence.put(cell, run));
    return cell;
  }

  /** The run whose answer has the property with a value, else any that is answered. */
  private Optional<Evidence> telling(Leaf leaf) {
    Evidence any = null;
    for (Context context : contexts.all()) {
      if (pipeline.run(context.ask()) instanceof Run.Sent sent) {
        Evidence run = Evidence.of(context.ask(), sent, pipeline.heard());
        JsonNode value = Tree.at(sent.answer(), leaf.path());
        if (!value.isMissingNode() && !value.isNull()) {
          return Optional.of(run);
        }
        any = any == null ? run : any;
      }
    }
    return Optional.ofNullable(any);
  }

  /** What is drawn anew, what the clock says, and what the upstream's configuration says. */
  private void surroundings(Ask ask, Run.Sent usual) {
    Run again = pipeline.run(ask, Conditions.USUAL);
    compare(usual, again, Origin::drawn);
    Run later = StandingClock.later(() -> pipeline.run(ask, Conditions.USUAL));
    compare(usual, later, Origin::clock);
    compare(usual, pipeline.run(ask, new Conditions(null, true, List.of())), Origin::settings);
  }

  private void compare(Run.Sent usual, Run other, Consumer<Origin> found) {
    origins.forEach(
        (leaf, origin) -> {
          if (!at(usual, leaf).equals(at(other, leaf))) {
            found.accept(origin);
          }
        });
  }

  private static JsonNode at(Run run, Leaf leaf) {
    return run instanceof Run.Sent sent
        ? Tree.at(sent.answer(), leaf.path())
        : MissingNode.getInstance();
  }

  /** What repeats the request: two values of one property make two answers. */
  private void request(Ask ask) {
    for (Property property : contexts.properties()) {
      List<Sample> samples = property.samples();
      for (int i = 1; i < samples.size(); i++) {
        Run one = pipeline.run(contexts.repaired(property.put(ask, samples.get(i - 1).value())));
        Run other = pipeline.run(contexts.repaired(property.put(ask, samples.get(i).value())));
        origins.forEach(
            (leaf, origin) -> {
              JsonNode first = at(one, leaf);
              JsonNode second = at(other, leaf);
              if (!first.isMissingNode() && !second.isMissingNode() && !first.equals(second)) {
                origin.request(property.name());
              }
            });
      }
    }
  }

  private void upstream(Ask ask, Run.Sent usual) {
    SpecDocument document = pipeline.to().document();
    if (document == null) {
      return;
    }
    for (Leaf changed : Schema.ofAnswer(document).leaves()) {
      ObjectNode less = Schema.exampleAnswer(document);
      Tree.remove(less, changed.path());
      pipeline.run(ask, new Conditions(less, false, List.of())); // a link or a refusal: no failure
      List<Run> runs = new ArrayList<>();
      for (JsonNode value : AnswerValues.of(changed)) {
        ObjectNode answer = Schema.exampleAnswer(document);
        Tree.put(answer, changed.path(), value);
        runs.add(pipeline.run(ask, new Conditions(answer, false, List.of())));
      }
      origins.forEach(
          (leaf, origin) -> {
            JsonNode first = at(runs.getFirst(), leaf);
            JsonNode last = at(runs.getLast(), leaf);
            if (!first.equals(last)) {
              origin.upstream(changed.name(), true);
            } else if (!first.equals(at(usual, leaf))) {
              origin.upstream(changed.name(), false);
            }
          });
    }
  }
}
