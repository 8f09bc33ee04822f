package dev.linkgate.contract.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties of two objects at the same place. */
final class Properties {
  private final SchemaComparison comparison;
  private final Telling telling;

  Properties(SchemaComparison comparison, Telling telling) {
    this.comparison = comparison;
    this.telling = telling;
  }

  void compare() {
    Map<String, Spot> before = telling.from().properties();
    Map<String, Spot> after = telling.to().properties();
    List<String> removed = new ArrayList<>(before.keySet());
    removed.removeAll(after.keySet());
    List<String> added = new ArrayList<>(after.keySet());
    added.removeAll(before.keySet());
    for (String name : List.copyOf(removed)) {
      String newName = Renames.likeliest(name, added, telling, comparison);
      if (newName != null) {
        telling.renamed(name, at(before, name), newName, at(after, newName));
        removed.remove(name);
        added.remove(newName);
      }
    }
    removed.forEach(name -> removed(name, at(before, name)));
    for (Map.Entry<String, Spot> property : after.entrySet()) {
      String name = property.getKey();
      Spot older = before.get(name);
      if (older != null) {
        both(name, older, property.getValue());
      } else if (added.contains(name)) {
        added(name, property.getValue());
      }
    }
  }

  private static Spot at(Map<String, Spot> properties, String name) {
    @Nullable Spot spot = properties.get(name);
    if (spot == null) {
      throw new IllegalStateException(name);
    }
    return spot;
  }

  private void both(String name, Spot older, Spot newer) {
    boolean before = telling.from().required().contains(name);
    boolean after = telling.to().required().contains(name);
    if (before != after) {
      telling.required(name, older, newer, after);
    }
    comparison.compare(telling.part(), older, newer, telling.under(name), telling.into());
  }

  /** Whoever counted on a field misses it; whoever sends one that is gone is refused or unheard. */
  private void removed(String name, Spot spot) {
    boolean required = telling.from().required().contains(name);
    telling.removed(
        Kind.PROPERTY_REMOVED,
        required ? Effect.BOTH : Effect.NARROWED,
        name,
        spot,
        comparison.from().read(spot).told() + (required ? ", required" : ""));
  }

  private void added(String name, Spot spot) {
    boolean required = telling.to().required().contains(name);
    boolean unheardOf = telling.from().closed(); // else any name was allowed before
    telling.added(
        required ? Kind.REQUIRED_PROPERTY_ADDED : Kind.PROPERTY_ADDED,
        Effect.of(unheardOf, required),
        name,
        spot,
        comparison.to().read(spot).told() + (required ? ", required" : ""));
  }
}
