package dev.linkgate.cli;

import dev.linkgate.adapter.Adapter;
import dev.linkgate.contract.diff.CellsTouched;
import dev.linkgate.contract.fidelity.Cell;
import dev.linkgate.contract.fidelity.Matrix;
import dev.linkgate.contract.fidelity.Part;
import dev.linkgate.contract.fidelity.Spoken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The cells of the fidelity matrix. The part with one version in it is run when that is first asked
 * for. Used by one thread.
 */
final class MatrixCells implements CellsTouched {
  private final List<Adapter> adapters;
  private final Map<String, List<Cell>> cells = new HashMap<>();

  MatrixCells(List<Adapter> adapters) {
    this.adapters = List.copyOf(adapters);
  }

  @Override
  public List<String> of(String api, String version, String parameter) {
    Map<String, Set<String>> versions = new TreeMap<>();
    for (Cell cell : cells(api, version)) {
      String outcome = ": " + cell.outcome().word();
      if (is(cell.ingress(), api, version) && cell.parameter().equals(parameter)) {
        note(versions, "to " + cell.upstream().api() + outcome, cell.upstream());
      }
      if (is(cell.upstream(), api, version) && carries(cell, parameter)) {
        note(versions, "from " + cell.ingress().api() + outcome, cell.ingress());
      }
    }
    return versions.entrySet().stream()
        .map(entry -> entry.getKey() + " (" + String.join(", ", entry.getValue()) + ")")
        .toList();
  }

  /** Where callers or an upstream speak this version; none where there is no document of it. */
  private List<Cell> cells(String api, String version) {
    return cells.computeIfAbsent(
        api + "@" + version,
        side ->
            known(api, version)
                ? Stream.of(Matrix.of(adapters, side, null), Matrix.of(adapters, null, side))
                    .flatMap(matrix -> matrix.cells().stream())
                    .toList()
                : List.of());
  }

  private boolean known(String api, String version) {
    return adapters.stream()
        .filter(adapter -> adapter.api().name().equals(api))
        .flatMap(adapter -> adapter.ingress().stream())
        .flatMap(ingress -> ingress.versions().shapes().all().stream())
        .anyMatch(document -> document.version().text().equals(version));
  }

  private static boolean is(Spoken side, String api, String version) {
    return side.api().equals(api) && side.version().equals(version);
  }

  private static boolean carries(Cell cell, String parameter) {
    return cell.carriedBy().contains(parameter)
        || (cell.part() == Part.ADDED && cell.parameter().equals(parameter));
  }

  private static void note(Map<String, Set<String>> versions, String key, Spoken peer) {
    versions
        .computeIfAbsent(key, _ -> new TreeSet<>())
        .add(peer.version().isEmpty() ? "any version" : peer.version());
  }
}
