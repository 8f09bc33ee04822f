package dev.linkgate.contract.fidelity;

import java.util.LinkedHashMap;
import java.util.Map;

/** A matrix for programs. */
public final class MatrixJson {
  private MatrixJson() {}

  /** Names that stay: summary, faults, cells. */
  public static Map<String, Object> of(Matrix matrix) {
    Map<String, Object> counts = new LinkedHashMap<>();
    for (Outcome outcome : Outcome.values()) {
      counts.put(
          outcome.word(),
          matrix.cells().stream().filter(cell -> cell.outcome() == outcome).count());
    }
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("sound", matrix.sound());
    report.put("pairs", matrix.pairs());
    report.put("outcomes", counts);
    report.put("faults", matrix.faults());
    report.put("cells", matrix.cells().stream().map(MatrixJson::of).toList());
    return report;
  }

  private static Map<String, Object> of(Cell cell) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("ingress", of(cell.ingress()));
    row.put("upstream", of(cell.upstream()));
    row.put("part", cell.part().word());
    row.put("parameter", cell.parameter());
    row.put("value", cell.value());
    row.put("outcome", cell.outcome().word());
    row.put("carriedBy", cell.carriedBy());
    row.put("relayed", cell.relayed());
    row.put("note", cell.note());
    return row;
  }

  private static Map<String, Object> of(Spoken spoken) {
    Map<String, Object> side = new LinkedHashMap<>();
    side.put("api", spoken.api());
    side.put("version", spoken.version());
    return side;
  }
}
