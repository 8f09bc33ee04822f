package dev.linkgate.contract.fidelity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkgate.canonical.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What upstreams are told that nobody said: read back, the request says something its canonical
 * request does not.
 */
final class AddedCells {
  /** What no version lists, so that no mapping would write it by itself. */
  private static final String CONFIGURED = "linkgate_configured";

  private final Pipeline pipeline;
  private final Hearing hearing;
  private final Map<String, Set<String>> values = new TreeMap<>();
  private final Set<String> configurable = new HashSet<>();
  private final Map<String, Evidence> runs = new HashMap<>();
  private final Map<Cell, Evidence> evidence = new HashMap<>();

  AddedCells(Pipeline pipeline) {
    this.pipeline = pipeline;
    this.hearing = new Hearing(pipeline.to());
  }

  /** A run behind each of the cells made so far. */
  Map<Cell, Evidence> evidence() {
    return evidence;
  }

  List<Cell> cells() {
    pipeline.sent().forEach((ask, run) -> unsaid(run).forEach(field -> add(ask, run, field)));
    List<Cell> cells = new ArrayList<>();
    values.forEach((name, said) -> cells.add(cell(name, said)));
    return cells;
  }

  private Cell cell(String name, Set<String> said) {
    Cell cell =
        new Cell(
            pipeline.from().spoken(),
            pipeline.to().spoken(),
            Part.ADDED,
            name,
            String.join(" or ", said),
            Outcome.DEFAULTED,
            List.of(name),
            false,
            configurable.contains(name) ? "unless the upstream's defaults say otherwise" : "");
    evidence.put(cell, Objects.requireNonNull(runs.get(name)));
    return cell;
  }

  private static Set<Field> unsaid(Run.Sent run) {
    if (run.heard() == null) {
      return Set.of();
    }
    Set<Field> unsaid = new TreeSet<>(run.heard().fields().keySet());
    unsaid.removeAll(run.asked().fields().keySet());
    return unsaid;
  }

  /** Notes every property of the upstream's request that says the field. */
  private void add(Ask ask, Run.Sent run, Field field) {
    for (Leaf leaf : hearing.saying(field, run)) {
      JsonNode value = Tree.at(run.body(), leaf.path());
      runs.computeIfAbsent(leaf.name(), _ -> Evidence.of(ask, run, pipeline.heard()));
      Set<String> known = values.computeIfAbsent(leaf.name(), _ -> new TreeSet<>());
      if (known.add(Tree.text(value)) && configured(ask, leaf, value)) {
        configurable.add(leaf.name());
      }
    }
  }

  private boolean configured(Ask ask, Leaf leaf, JsonNode value) {
    Run run = pipeline.run(ask, new Conditions(null, false, List.of(CONFIGURED)));
    return run instanceof Run.Sent sent && !Tree.at(sent.body(), leaf.path()).equals(value);
  }
}
