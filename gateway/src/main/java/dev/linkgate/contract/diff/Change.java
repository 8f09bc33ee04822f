package dev.linkgate.contract.diff;

import dev.linkgate.spec.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fact that differs between two documents.
 *
 * @param steps names from the message's root down, {@code []} for any item of an array, {@code [*]}
 *     for any further property; as the older document has them where both do
 * @param renamed the same in the newer document's names, for a renamed property; else empty
 * @param fromPointer where the older document says it; null when it does not
 * @param toPointer where the newer document says it; null when it does not
 * @param before what the older document says
 * @param after what the newer document says
 * @param callers what it means for an application written for the older document
 */
public record Change(
    Kind kind,
    Part part,
    List<String> steps,
    List<String> renamed,
    @Nullable String fromPointer,
    @Nullable String toPointer,
    @Nullable String before,
    @Nullable String after,
    Impact callers) {
  /** The step into any item of an array. */
  static final String ITEM = "[]";

  /** The step into any property without a name of its own. */
  static final String OTHER = "[*]";

  public Change {
    steps = List.copyOf(steps);
    renamed = List.copyOf(renamed);
  }

  /** The steps in brackets style; with the new name behind an arrow where there is one. */
  public String path() {
    return renamed.isEmpty() ? brackets(steps) : brackets(steps) + " → " + brackets(renamed);
  }

  /** The path, and the status where there are several. */
  public String place() {
    String path = path().isEmpty() ? "(whole)" : path();
    return part.status().isEmpty() ? path : part.status() + " " + path;
  }

  /** What it was and what it became; empty where the kind says it all. */
  public String values() {
    if (kind == Kind.PROPERTY_RENAMED || (before == null && after == null)) {
      return "";
    }
    return before == null ? "+ " + after : after == null ? "- " + before : before + " → " + after;
  }

  /** The steps in the newer document's names. */
  List<String> newSteps() {
    return renamed.isEmpty() ? steps : renamed;
  }

  static String brackets(List<String> steps) {
    return Violation.brackets(
        steps.stream()
            .map(step -> step.equals(ITEM) ? "" : step.equals(OTHER) ? "*" : step)
            .toList());
  }
}
