package dev.linkgate.store;

import dev.linkgate.accounts.AccountBook.Imported;
import dev.linkgate.accounts.AccountBook.Wrong;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Collects the rows of an import that are wrong: some of them in full, all of them by number. */
final class WrongRows {
  /** As many as anybody reads. */
  private static final int MOST_TOLD = 1_000;

  private static final Comparator<Wrong> BY_LINE =
      Comparator.comparingLong(Wrong::line).thenComparing(Wrong::problem);

  private final TreeSet<Wrong> told = new TreeSet<>(BY_LINE);
  private final Set<Long> lines = new HashSet<>();

  void add(Wrong wrong) {
    lines.add(wrong.line());
    told.add(wrong);
    if (told.size() > MOST_TOLD) {
      told.pollLast();
    }
  }

  boolean any() {
    return !lines.isEmpty();
  }

  Imported imported() {
    return new Imported(0, List.copyOf(told), lines.size());
  }
}
