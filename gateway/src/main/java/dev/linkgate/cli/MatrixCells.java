package dev.linkgate.cli;

import dev.linkgate.adapter.Adapter;
import dev.linkgate.contract.diff.CellsTouched;
import dev.linkgate.contract.fidelity.Cell;
import dev.linkgate.contract.fidelity.Matrix;
import dev.linkgate.contract.fidelity.Part;
import dev.linkgate.contract.fidelity.Spoken;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The cells of the fidelity matrix, which is run when it is first asked for. Used by one thread.
 */
final class MatrixCells implements CellsTouched {
  private final List<Adapter> adapters;
  private @Nullable Matrix matrix;

  MatrixCells(List<Adapter> adapters) {
    this.adapters = List.copyOf(adapters);
  }

  @Override
  public List<String> of(String api, String version, String parameter) {
    Map<String, Set<String>> versions = new TreeMap<>();
    for (Cell cell : matrix().cells()) {
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

  private Matrix matrix() {
    Matrix known = matrix;
    if (known == null) {
      known = Matrix.of(adapters);
      matrix = known;
    }
    return known;
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
