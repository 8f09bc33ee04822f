package dev.linkgate.contract.diff;

import dev.linkgate.contract.document.OpenApiDocument;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Walks two schemas side by side. */
final class SchemaComparison {
  /**
   * A component that differs is told at so many places and not again: without an end a document
   * whose components hold each other would have as many places as ways through it.
   */
  private static final int MAX_PLACES = 8;

  /** Behind so many steps a component that was compared already is not compared again. */
  private static final int NEAR = 5;

  private final SchemaReader from;
  private final SchemaReader to;
  private final Map<Pair, Integer> visits = new HashMap<>();
  private final Queue<Task> waiting = new ArrayDeque<>();
  private @Nullable Chain current;

  private record Pair(Part part, String from, String to) {}

  private record Task(
      Part part,
      Spot before,
      Spot after,
      List<String> steps,
      List<Change> into,
      @Nullable Chain above) {}

  /** The pairs on the way to a place. */
  private record Chain(Pair pair, @Nullable Chain above) {
    static boolean holds(@Nullable Chain chain, Pair pair) {
      for (Chain at = chain; at != null; at = at.above()) {
        if (at.pair().equals(pair)) {
          return true;
        }
      }
      return false;
    }
  }

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
    waiting.add(new Task(part, before, after, steps, into, current));
    if (current == null) { // what is found below is put behind what waits: no depth, short paths
      for (Task task = waiting.poll(); task != null; task = waiting.poll()) {
        compare(task);
      }
      current = null;
    }
  }

  private void compare(Task task) {
    SchemaFacts a = from.read(task.before());
    SchemaFacts b = to.read(task.after());
    Pair pair = new Pair(task.part(), a.pointer(), b.pointer());
    // A circle is taken for alike: what differs in it is told where it was entered.
    int places = task.steps().size() <= NEAR ? MAX_PLACES : 1;
    if (Chain.holds(task.above(), pair) || visits.merge(pair, 1, Integer::sum) > places) {
      return;
    }
    current = new Chain(pair, task.above());
    children(
        new Telling(task.part(), a, b, task.steps(), task.into()), task.before(), task.after());
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
