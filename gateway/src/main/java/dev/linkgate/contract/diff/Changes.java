package dev.linkgate.contract.diff;

import dev.linkgate.contract.document.OpenApiDocument;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every fact that differs between two documents, however each writes it down. */
public final class Changes {
  private Changes() {}

  /**
   * Compares request, answers and errors of every operation.
   *
   * @throws dev.linkgate.contract.document.UnusableDocument when a reference is broken
   */
  public static List<Change> between(OpenApiDocument from, OpenApiDocument to) {
    List<Operation> before = new ArrayList<>(Operation.all(from));
    List<Operation> after = new ArrayList<>(Operation.all(to));
    List<Change> changes = new ArrayList<>();
    for (Operation older : List.copyOf(before)) {
      for (Operation newer : List.copyOf(after)) {
        if (older.name().equals(newer.name())) {
          before.remove(older);
          after.remove(newer);
          changes.addAll(new OperationComparison(older, newer).changes());
        }
      }
    }
    if (before.size() == 1 && after.size() == 1) { // it moved
      changes.addAll(new OperationComparison(before.getFirst(), after.getFirst()).changes());
      return List.copyOf(changes);
    }
    before.forEach(gone -> changes.add(whole(Kind.OPERATION_REMOVED, gone, null)));
    after.forEach(added -> changes.add(whole(Kind.OPERATION_ADDED, null, added)));
    return List.copyOf(changes);
  }

  private static Change whole(Kind kind, @Nullable Operation gone, @Nullable Operation added) {
    return new Change(
        kind,
        Part.REQUEST,
        List.of(),
        List.of(),
        gone == null ? null : gone.spot().pointer(),
        added == null ? null : added.spot().pointer(),
        gone == null ? null : gone.name(),
        added == null ? null : added.name(),
        gone != null ? Impact.BREAKING : Impact.ADDITIVE);
  }
}
