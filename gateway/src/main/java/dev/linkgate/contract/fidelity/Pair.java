package dev.linkgate.contract.fidelity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All there is to know between one version of an ingress and one of an upstream.
 *
 * @param cells requests, then what is added to them, then answers
 * @param faults as {@link Matrix#faults}
 * @param evidence a run behind each cell, where there is one
 */
record Pair(List<Cell> cells, List<String> faults, Map<Cell, Evidence> evidence) {

  static Pair of(Side caller, Side upstream) {
    Pipeline pipeline = new Pipeline(caller, upstream);
    Contexts contexts = new Contexts(pipeline);
    RequestCells request = new RequestCells(pipeline, contexts);
    AddedCells added = new AddedCells(pipeline);
    AnswerCells answer = new AnswerCells(pipeline, contexts);
    List<Cell> cells = new ArrayList<>(request.cells());
    cells.addAll(added.cells());
    cells.addAll(answer.cells());
    Map<Cell, Evidence> evidence = new HashMap<>(request.evidence());
    evidence.putAll(added.evidence());
    evidence.putAll(answer.evidence());
    return new Pair(cells, pipeline.faults().list(), evidence);
  }

  /** The same without the runs behind it, which take more room than all the rest. */
  Pair bare() {
    return new Pair(cells, faults, Map.of());
  }
}
