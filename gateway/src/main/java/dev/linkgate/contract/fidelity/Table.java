package dev.linkgate.contract.fidelity;

import java.util.List;

/**
 * What becomes of everything between callers of one API and upstreams of one API, where versions
 * that fare alike share a table or a column.
 *
 * @param ingress the callers' API
 * @param callers the callers' versions
 * @param upstream the upstreams' API
 * @param columns the upstreams' versions, alike within a column; one empty text for no versions
 */
public record Table(
    String ingress, String callers, String upstream, List<String> columns, List<Row> rows) {

  /**
   * A property, or some values of it.
   *
   * @param fates a text for each column
   */
  public record Row(Part part, String parameter, String values, List<String> fates) {
    public Row {
      fates = List.copyOf(fates);
    }

    Row of(String theseValues) {
      return new Row(part, parameter, theseValues, fates);
    }
  }

  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Whom it is about. */
  String title() {
    return ingress + " to " + upstream;
  }
}
