package dev.linkgate.admin;

import dev.linkgate.contract.fidelity.Cell;
import dev.linkgate.contract.fidelity.Evidence;
import dev.linkgate.contract.fidelity.KeptMatrix;
import dev.linkgate.contract.fidelity.KeptMatrix.Kept;
import dev.linkgate.contract.fidelity.Matrix;
import dev.linkgate.contract.fidelity.MatrixJson;
import dev.linkgate.contract.fidelity.Outcome;
import dev.linkgate.contract.fidelity.Spoken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What becomes of everything between every two versions, as it is found out. */
final class FidelityPages {
  private final KeptMatrix matrix;

  FidelityPages(KeptMatrix matrix) {
    this.matrix = matrix;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("fidelity", asked -> summary(asked.query())),
        Endpoint.get("fidelity/*/*", asked -> pair(asked)),
        Endpoint.get("fidelity/*/*/cell", asked -> evidence(asked)));
  }

  private Object summary(@Nullable String raw) {
    Predicate<Cell> chosen = chosen(new Query(raw, "search", "outcome"));
    List<Kept> pairs = matrix.all();
    List<String> faults = pairs.stream().flatMap(pair -> pair.faults().stream()).toList();
    List<Cell> cells = pairs.stream().flatMap(pair -> pair.cells().stream()).toList();
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("done", pairs.stream().filter(Kept::done).count());
    summary.put("of", pairs.size());
    summary.put("cells", cells.size());
    summary.put("sound", new Matrix(cells, faults, pairs.size()).sound());
    summary.put("faults", faults);
    summary.put("outcomes", meanings());
    summary.put("callers", sides(pairs.stream().map(Kept::from).toList()));
    summary.put("upstreams", sides(pairs.stream().map(Kept::to).toList()));
    summary.put("pairs", pairs.stream().map(pair -> counted(pair, chosen)).toList());
    return summary;
  }

  private static Predicate<Cell> chosen(Query query) {
    String search = query.text("search");
    String outcome = query.text("outcome");
    String sought = search == null ? "" : search.toLowerCase(Locale.ROOT);
    if (outcome != null && meanings().stream().noneMatch(one -> outcome.equals(one.outcome()))) {
      throw new Problem(
          400, "outcome must be one of " + meanings().stream().map(Meaning::outcome).toList());
    }
    return cell ->
        (outcome == null || outcome.equals(cell.outcome().word()))
            && (sought.isEmpty() || text(cell).contains(sought));
  }

  /** What a person may look for. */
  private static String text(Cell cell) {
    return String.join(
            " ",
            cell.parameter(),
            cell.value(),
            cell.note(),
            cell.part().word(),
            String.join(" ", cell.carriedBy()))
        .toLowerCase(Locale.ROOT);
  }

  private record Meaning(String outcome, String meaning) {}

  private static List<Meaning> meanings() {
    List<Meaning> meanings = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      meanings.add(new Meaning(outcome.word(), outcome.meaning()));
    }
    return meanings;
  }

  private record Speaking(String name, String api, String version, String through) {}

  private static List<Speaking> sides(List<Spoken> spoken) {
    Set<Spoken> once = new LinkedHashSet<>(spoken);
    return once.stream()
        .map(one -> new Speaking(one.toString(), one.api(), one.version(), one.through()))
        .toList();
  }

  private record Counted(String from, String to, boolean done, Map<String, Integer> outcomes) {}

  private static Counted counted(Kept pair, Predicate<Cell> chosen) {
    Map<String, Integer> outcomes = new LinkedHashMap<>();
    for (Cell cell : pair.cells()) {
      if (chosen.test(cell)) {
        outcomes.merge(cell.outcome().word(), 1, Integer::sum);
      }
    }
    return new Counted(pair.from().toString(), pair.to().toString(), pair.done(), outcomes);
  }

  private Object pair(Asked asked) {
    new Query(asked.query());
    Kept pair = kept(asked);
    return MatrixJson.of(new Matrix(pair.cells(), pair.faults(), 1));
  }

  private Kept kept(Asked asked) {
    return matrix
        .pair(asked.segment(0), asked.segment(1))
        .orElseThrow(() -> new Problem(404, "there are no such versions"));
  }

  private Evidence evidence(Asked asked) {
    Query query = new Query(asked.query(), "part", "parameter", "value");
    return kept(asked).cells().stream()
        .filter(cell -> cell.part().word().equals(query.text("part")))
        .filter(cell -> cell.parameter().equals(query.text("parameter")))
        .filter(cell -> cell.value().isEmpty() || cell.value().equals(query.text("value")))
        .findFirst()
        .flatMap(matrix::evidence)
        .orElseThrow(() -> new Problem(404, "there is no such cell, or no run behind it"));
  }
}
