package dev.linkgate.contract.diff;

import dev.linkgate.contract.document.OpenApiDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Walks two schemas side by side. */
final class SchemaComparison {
  /**
   * A component that differs is told at so many places and not again: without an end a document
   * whose components hold each other would have as many places as ways through it.
   */
  private static final int MAX_PLACES = 8;

  private final SchemaReader from;
  private final SchemaReader to;
  private final Map<Pair, Integer> visits = new HashMap<>();
  private final Set<Pair> above = new HashSet<>();
  private final Set<Pair> alike = new HashSet<>();

  private record Pair(Part part, String from, String to) {}

  SchemaComparison(OpenApiDocument from, OpenApiDocument to) {
    this.from = new SchemaReader(from);
    this.to = new SchemaReader(to);
  }

  private SchemaComparison(SchemaReader from, SchemaReader to) {
    this.from = from;
    this.to = to;
  }

  SchemaReader from() {
    return from;
  }

  SchemaReader to() {
    return to;
  }

  /**
   * Notes what differs.
   *
   * @param steps where in the message both stand
   */
  void compare(Part part, Spot before, Spot after, List<String> steps, List<Change> into) {
    SchemaFacts a = from.read(before);
    SchemaFacts b = to.read(after);
    Pair pair = new Pair(part, a.pointer(), b.pointer());
    // A circle is taken for alike: what differs in it is told where it was entered.
    if (above.contains(pair)
        || alike.contains(pair)
        || visits.merge(pair, 1, Integer::sum) > MAX_PLACES) {
      return;
    }
    int told = into.size();
    above.add(pair);
    children(new Telling(part, a, b, steps, into), before, after);
    above.remove(pair);
    if (into.size() == told) {
      alike.add(pair);
    }
  }

  /** Whether two schemas say the same but for their wording. */
  boolean same(Part part, Spot before, Spot after) {
    List<Change> changes = new ArrayList<>();
    new SchemaComparison(from, to).compare(part, before, after, List.of(), changes);
    return changes.stream().allMatch(change -> change.kind() == Kind.WORDING);
  }

  /** Whether all that the second schema allows the first allows as well. */
  boolean within(Spot wide, Spot narrow) {
    List<Change> changes = new ArrayList<>();
    new SchemaComparison(from, to)
        .compare(Part.answer("200"), wide, narrow, List.of(), changes); // receivers mind widening
    return changes.stream().noneMatch(change -> change.callers() == Impact.BREAKING);
  }

  /** The same the other way round. */
  SchemaComparison back() {
    return new SchemaComparison(to, from);
  }

  private void children(Telling telling, Spot before, Spot after) {
    telling.wording();
    boolean several = !telling.from().alternatives().isEmpty();
    if (several == telling.to().alternatives().isEmpty()) { // one schema against one of several
      Values.nulls(telling);
      new Alternatives(this, telling).compare(before, after);
      return;
    }
    if (!Values.compare(telling)) {
      return; // another type: its rules have nothing in common
    }
    new Properties(this, telling).compare();
    others(telling);
    items(telling);
    new Alternatives(this, telling).compare(before, after);
  }

  private void others(Telling telling) {
    SchemaFacts a = telling.from();
    SchemaFacts b = telling.to();
    Spot before = a.others();
    Spot after = b.others();
    if (before != null && after != null) {
      compare(telling.part(), before, after, telling.under(Change.OTHER), telling.into());
      return;
    }
    int looser = Integer.compare(openness(b), openness(a));
    if (looser != 0) {
      telling.tell(
          looser > 0 ? Kind.OTHERS_ALLOWED : Kind.OTHERS_FORBIDDEN,
          looser > 0 ? Effect.WIDENED : Effect.NARROWED,
          "additionalProperties",
          openness(openness(a)),
          openness(openness(b)));
    }
  }

  private static int openness(SchemaFacts facts) {
    return facts.closed() ? 0 : facts.others() != null ? 1 : 2;
  }

  private static String openness(int openness) {
    return switch (openness) {
      case 0 -> "no further properties";
      case 1 -> "further properties of one kind";
      default -> "any further properties";
    };
  }

  private void items(Telling telling) {
    Spot before = telling.from().items();
    Spot after = telling.to().items();
    if (before != null && after != null) {
      compare(telling.part(), before, after, telling.under(Change.ITEM), telling.into());
    } else if (after != null) {
      telling.added(Kind.ITEMS_ADDED, Effect.NARROWED, Change.ITEM, after, to.read(after).told());
    } else if (before != null) {
      telling.removed(
          Kind.ITEMS_REMOVED, Effect.WIDENED, Change.ITEM, before, from.read(before).told());
    }
  }
}
