package dev.linkgate.contract.fidelity;

import java.util.List;

/**
 * What becomes of one value of one property between two versions.
 *
 * @param ingress what the caller speaks
 * @param upstream what the upstream is spoken to
 * @param part what the cell is about
 * @param parameter in brackets style, or a header; the upstream's own for {@link Part#ADDED}
 * @param value the value, {@code any} where all fare alike; empty for answers
 * @param outcome found by running it
 * @param carriedBy the properties of the upstream's request or answer that carry the value
 * @param relayed whether in practice the caller's own bytes go on, so that the outcome holds only
 *     where they cannot
 * @param note what else is to know; empty for nothing
 */
public record Cell(
    Spoken ingress,
    Spoken upstream,
    Part part,
    String parameter,
    String value,
    Outcome outcome,
    List<String> carriedBy,
    boolean relayed,
    String note) {
  public Cell {
    carriedBy = List.copyOf(carriedBy);
  }
}
