package dev.linkgate.adapter;

import dev.linkgate.canonical.Failure;
import dev.linkgate.spec.Violation;
import java.util.List;

/**
 * A rule of the caller's document that its body breaks, and what the caller is told of it.
 *
 * @param rule in the document's words
 * @param failure in the caller's
 */
public record BrokenRule(Violation rule, Failure failure) {
  /** What the caller is told of each. */
  public static List<Failure> failures(List<BrokenRule> broken) {
    return broken.isEmpty() // as nearly always, and every request comes by here
        ? List.of()
        : broken.stream().map(BrokenRule::failure).toList();
  }
}
