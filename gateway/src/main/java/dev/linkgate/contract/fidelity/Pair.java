package dev.linkgate.contract.fidelity;

import java.util.ArrayList;
import java.util.List;

/**
 * All there is to know between one version of an ingress and one of an upstream.
 *
 * @param cells requests, then what is added to them, then answers
 * @param faults as {@link Matrix#faults}
 */
record Pair(List<Cell> cells, List<String> faults) {

  static Pair of(Side caller, Side upstream) {
    Pipeline pipeline = new Pipeline(caller, upstream);
    Contexts contexts = new Contexts(pipeline);
    List<Cell> cells = new ArrayList<>(new RequestCells(pipeline, contexts).cells());
    cells.addAll(new AddedCells(pipeline).cells());
    cells.addAll(new AnswerCells(pipeline, contexts).cells());
    return new Pair(cells, pipeline.faults().list());
  }
}
