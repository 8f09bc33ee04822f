package dev.linkgate.contract.fidelity;

import dev.linkgate.adapter.Adapter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of every property between every two versions, by execution.
 *
 * @param cells all of them, ingress by ingress and upstream by upstream
 * @param faults where what was sent or answered meanwhile leaves its own document
 * @param pairs how many pairs of versions there are
 */
public record Matrix(List<Cell> cells, List<String> faults, int pairs) {
  public Matrix {
    cells = List.copyOf(cells);
    faults = List.copyOf(faults);
  }

  /** The matrix of all versions. */
  public static Matrix of(List<Adapter> adapters) {
    return of(adapters, null, null);
  }

  /**
   * The matrix of some versions.
   *
   * @param adapters of all APIs there are
   * @param from {@code API} or {@code API@VERSION} of the callers; null for all
   * @param to the same of the upstreams
   * @throws IllegalArgumentException when there is no such API or version
   */
  public static Matrix of(List<Adapter> adapters, @Nullable String from, @Nullable String to) {
    List<Side> sides = sides(adapters);
    List<Side> speaking =
        sides.stream().filter(side -> side.adapter().ingress().isPresent()).toList();
    List<Side> upstreams = Selection.of(to).among(sides);
    List<Pair> pairs =
        Selection.of(from).among(speaking).stream()
            .flatMap(caller -> upstreams.stream().map(upstream -> List.of(caller, upstream)))
            .parallel() // each is a world of its own
            .map(both -> Pair.of(both.getFirst(), both.getLast()).bare())
            .toList();
    return new Matrix(
        pairs.stream().flatMap(pair -> pair.cells().stream()).toList(),
        pairs.stream().flatMap(pair -> pair.faults().stream()).toList(),
        pairs.size());
  }

  /** Every version of every API, apart from any gateway that runs. */
  static List<Side> sides(List<Adapter> adapters) {
    StandingClock clock = new StandingClock();
    return adapters.stream()
        .map(adapter -> adapter.at(clock))
        .flatMap(adapter -> Side.of(adapter).stream())
        .toList();
  }

  /** As few tables as say it all. */
  public List<Table> tables() {
    return Tables.of(this);
  }

  /** What changes nothing upstream and is not reported: must be empty. */
  public List<Cell> silent() {
    return cells.stream().filter(cell -> cell.outcome() == Outcome.SILENT).toList();
  }

  /**
   * Whether nothing is lost silently, and everything said fits the document of who it is said to.
   */
  public boolean sound() {
    return silent().isEmpty() && faults.isEmpty();
  }
}
