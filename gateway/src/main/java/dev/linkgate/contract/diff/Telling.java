package dev.linkgate.contract.diff;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notes what differs between two schemas that stand at the same place.
 *
 * @param steps the place in the message
 * @param into where changes are noted
 */
record Telling(Part part, SchemaFacts from, SchemaFacts to, List<String> steps, List<Change> into) {
  /** A rule of this place that both documents could have. */
  void tell(
      Kind kind, Effect effect, String keyword, @Nullable String before, @Nullable String after) {
    into.add(
        new Change(
            kind,
            part,
            steps,
            List.of(),
            from.pointer(keyword),
            to.pointer(keyword),
            before,
            after,
            effect.forCallers(part)));
  }

  void limit(String keyword, boolean tightened, String before, String after) {
    tell(
        tightened ? Kind.LIMIT_TIGHTENED : Kind.LIMIT_LOOSENED,
        tightened ? Effect.NARROWED : Effect.WIDENED,
        keyword,
        before,
        after);
  }

  void added(Kind kind, Effect effect, String name, Spot spot, String after) {
    into.add(
        new Change(
            kind,
            part,
            under(name),
            List.of(),
            null,
            spot.pointer(),
            null,
            after,
            effect.forCallers(part)));
  }

  void removed(Kind kind, Effect effect, String name, Spot spot, String before) {
    into.add(
        new Change(
            kind,
            part,
            under(name),
            List.of(),
            spot.pointer(),
            null,
            before,
            null,
            effect.forCallers(part)));
  }

  void renamed(String name, Spot before, String newName, Spot after) {
    into.add(
        new Change(
            Kind.PROPERTY_RENAMED,
            part,
            under(name),
            under(newName),
            before.pointer(),
            after.pointer(),
            name,
            newName,
            Impact.BREAKING));
  }

  /** A property that may, or may not, be left out any more. */
  void required(String name, Spot before, Spot after, boolean nowRequired) {
    into.add(
        new Change(
            nowRequired ? Kind.BECAME_REQUIRED : Kind.BECAME_OPTIONAL,
            part,
            under(name),
            List.of(),
            before.pointer(),
            after.pointer(),
            nowRequired ? "optional" : "required",
            nowRequired ? "required" : "optional",
            (nowRequired ? Effect.NARROWED : Effect.WIDENED).forCallers(part)));
  }

  void wording() {
    if (!from.wording().equals(to.wording())) {
      into.add(
          new Change(
              Kind.WORDING,
              part,
              steps,
              List.of(),
              from.pointer(),
              to.pointer(),
              null,
              null,
              Impact.WORDING));
    }
  }

  List<String> under(String name) {
    List<String> under = new ArrayList<>(steps);
    under.add(name);
    return under;
  }
}
