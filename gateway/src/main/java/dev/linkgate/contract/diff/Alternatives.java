package dev.linkgate.contract.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The alternatives of oneOf or anyOf, paired by what they are rather than by where they stand. */
final class Alternatives {
  /** Two alternatives that share less than this part of their marks are different ones. */
  private static final double ALIKE = 0.5;

  /** Deep enough to see the code inside an error's body. */
  private static final int DEPTH = 3;

  private final SchemaComparison comparison;
  private final Telling telling;

  private record Candidate(Spot before, Spot after, double likeness) {}

  Alternatives(SchemaComparison comparison, Telling telling) {
    this.comparison = comparison;
    this.telling = telling;
  }

  void compare(Spot before, Spot after) {
    if (telling.from().alternatives().isEmpty() && telling.to().alternatives().isEmpty()) {
      return;
    }
    List<Spot> allOlder = orOne(telling.from().alternatives(), before);
    List<Spot> allNewer = orOne(telling.to().alternatives(), after);
    List<Spot> older = new ArrayList<>(allOlder);
    List<Spot> newer = new ArrayList<>(allNewer);
    for (Candidate pair : candidates(older, newer)) {
      if (older.contains(pair.before()) && newer.contains(pair.after())) {
        older.remove(pair.before());
        newer.remove(pair.after());
        comparison.compare(
            telling.part(), pair.before(), pair.after(), telling.steps(), telling.into());
      }
    }
    for (Spot added : newer) {
      String what = name(added, comparison.to());
      boolean known = allOlder.stream().anyMatch(wide -> comparison.within(wide, added));
      tell(Kind.ALTERNATIVE_ADDED, known ? Effect.NEITHER : Effect.WIDENED, null, added, what);
    }
    for (Spot removed : older) {
      String what = name(removed, comparison.from());
      boolean kept = allNewer.stream().anyMatch(wide -> comparison.back().within(wide, removed));
      tell(Kind.ALTERNATIVE_REMOVED, kept ? Effect.NEITHER : Effect.NARROWED, removed, null, what);
    }
  }

  /** One schema may become one of several, and the other way round. */
  private static List<Spot> orOne(List<Spot> alternatives, Spot itself) {
    return alternatives.isEmpty() ? List.of(itself) : alternatives;
  }

  private void tell(
      Kind kind, Effect effect, @Nullable Spot before, @Nullable Spot after, String what) {
    telling
        .into()
        .add(
            new Change(
                kind,
                telling.part(),
                telling.steps(),
                List.of(),
                before == null ? null : before.pointer(),
                after == null ? null : after.pointer(),
                before == null ? null : what,
                after == null ? null : what,
                effect.forCallers(telling.part())));
  }

  private static String name(Spot spot, SchemaReader reader) {
    String pointer = reader.resolved(spot).pointer();
    String component = "/components/schemas/";
    return pointer.startsWith(component)
        ? pointer.substring(component.length())
        : reader.read(spot).told();
  }

  /** Every pair alike enough, most alike first. */
  private List<Candidate> candidates(List<Spot> older, List<Spot> newer) {
    List<Candidate> candidates = new ArrayList<>();
    for (Spot before : older) {
      for (Spot after : newer) {
        double likeness = likeness(before, after);
        if (likeness >= ALIKE) {
          candidates.add(new Candidate(before, after, likeness));
        }
      }
    }
    candidates.sort((a, b) -> Double.compare(b.likeness(), a.likeness()));
    return candidates;
  }

  private double likeness(Spot before, Spot after) {
    Set<String> older = new HashSet<>();
    marks(comparison.from(), before, "", DEPTH, older);
    Set<String> newer = new HashSet<>();
    marks(comparison.to(), after, "", DEPTH, newer);
    Set<String> common = new HashSet<>(older);
    common.retainAll(newer);
    Set<String> all = new HashSet<>(older);
    all.addAll(newer);
    boolean sameName =
        name(before, comparison.from()).equals(name(after, comparison.to()))
            && before.node().has("$ref");
    return sameName ? 2 : all.isEmpty() ? 1 : (double) common.size() / all.size();
  }

  private static void marks(
      SchemaReader reader, Spot spot, String path, int depth, Set<String> marks) {
    SchemaFacts facts = reader.read(spot);
    facts.types().forEach(type -> marks.add(path + ":" + type));
    Values.listed(facts).forEach(value -> marks.add(path + "=" + value));
    if (depth > 0) {
      facts
          .properties()
          .forEach((name, child) -> marks(reader, child, path + "/" + name, depth - 1, marks));
      Spot items = facts.items();
      if (items != null) {
        marks(reader, items, path + "[]", depth - 1, marks);
      }
    }
  }
}
