package dev.linkgate.contract.diff;

import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.VersionChange;
import dev.linkgate.contract.document.OpenApiDocument;
import dev.linkgate.contract.document.UnusableDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares two documents of an API and runs what covers each change. */
public final class SpecDiff {
  private final Rig rig;
  private final CellsTouched cells;

  /**
   * @param adapter of an API that is spoken to us
   * @param cells of the fidelity matrix
   */
  public SpecDiff(Adapter adapter, CellsTouched cells) {
    Ingress ingress =
        adapter
            .ingress()
            .orElseThrow(
                () -> new IllegalArgumentException(adapter.api().name() + " has no callers"));
    this.rig = new Rig(adapter, ingress);
    this.cells = cells;
  }

  /**
   * Every change, with what it means and what covers it.
   *
   * @param from of one operation, as the other
   * @throws UnusableDocument when one of them is no document of one link operation
   */
  public DiffReport between(OpenApiDocument from, OpenApiDocument to) {
    Side older = side(from);
    Side newer = side(to);
    return between(older, newer, rig.changes(older, newer));
  }

  /** The same as if these version changes were all between the two. */
  DiffReport between(OpenApiDocument from, OpenApiDocument to, List<VersionChange> changes) {
    return between(side(from), side(to), changes);
  }

  private Side side(OpenApiDocument document) {
    return Side.of(document, rig.ingress().versions());
  }

  private DiffReport between(Side from, Side to, List<VersionChange> versionChanges) {
    Covers covers = new Covers(rig, from, to);
    UpstreamImpact upstreams = new UpstreamImpact(rig, from, to);
    Ties ties = new Ties(rig, from, to);
    List<TiedChange> tied = new ArrayList<>();
    for (Change change : Changes.between(from.document(), to.document())) {
      boolean wording = change.callers() == Impact.WORDING;
      Set<String> fields = new TreeSet<>(wording ? List.of() : ties.fields(change));
      if (!wording && change.part().place() == Part.Place.ANSWER) {
        fields.addAll(upstreams.read(change));
      }
      tied.add(
          new TiedChange(
              change,
              upstreams.of(change),
              covers.of(change, versionChanges),
              List.copyOf(fields),
              ties.examples(change),
              wording ? List.of() : cells(change, from, to)));
    }
    return new DiffReport(
        rig.adapter().api().name(), from.version().text(), to.version().text(), tied);
  }

  private List<String> cells(Change change, Side from, Side to) {
    if (change.part().place() != Part.Place.REQUEST || change.steps().isEmpty()) {
      return List.of();
    }
    String api = rig.adapter().api().name();
    Set<String> touched = new TreeSet<>();
    if (change.fromPointer() != null) {
      touched.addAll(cells.of(api, from.version().text(), Change.brackets(change.steps())));
    }
    if (change.toPointer() != null) {
      touched.addAll(cells.of(api, to.version().text(), Change.brackets(change.newSteps())));
    }
    return List.copyOf(touched);
  }
}
