package dev.linkgate.contract.diff;

import java.util.List;

/**
 * A change, and what of ours it concerns.
 *
 * @param upstreams what it means where we speak the older version to an upstream of the newer
 * @param fields canonical fields the place stands for, and what of a link is read there
 * @param examples documented examples that have the place: a document and a JSON pointer
 * @param cells cells of the fidelity matrix that depend on it
 */
public record TiedChange(
    Change change,
    Impact upstreams,
    Coverage coverage,
    List<String> fields,
    List<String> examples,
    List<String> cells) {
  public TiedChange {
    fields = List.copyOf(fields);
    examples = List.copyOf(examples);
    cells = List.copyOf(cells);
  }
}
