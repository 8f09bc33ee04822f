package dev.linkgate.contract.diff;

import java.util.List;

/** Which cells of the fidelity matrix depend on a place. */
@FunctionalInterface
public interface CellsTouched {
  /** Where no matrix is at hand. */
  CellsTouched NONE = (api, version, parameter) -> List.of();

  /**
   * The cells, each in a few words.
   *
   * @param api such as {@code stripe-v2}
   * @param version the document that has the place
   * @param parameter the place in brackets style
   */
  List<String> of(String api, String version, String parameter);
}
