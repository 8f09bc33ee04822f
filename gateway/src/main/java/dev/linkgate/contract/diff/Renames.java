package dev.linkgate.contract.diff;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which property that appeared is one that went, under another name. */
final class Renames {
  /** Names that share this part of their letters are alike. */
  private static final double ALIKE = 0.5;

  private Renames() {}

  /** The likeliest of those that say the same; null when there is none. */
  static @Nullable String likeliest(
      String name, List<String> added, Telling telling, SchemaComparison comparison) {
    Spot before = telling.from().properties().get(name);
    String best = null;
    double most = 0;
    for (String candidate : added) {
      Spot after = telling.to().properties().get(candidate);
      if (before == null || after == null || !sameNeed(name, candidate, telling)) {
        continue;
      }
      double likeness = likeness(name, candidate, telling);
      if (likeness > most && comparison.same(telling.part(), before, after)) {
        best = candidate;
        most = likeness;
      }
    }
    return best;
  }

  private static boolean sameNeed(String name, String candidate, Telling telling) {
    return telling.from().required().contains(name) == telling.to().required().contains(candidate);
  }

  /** Words both names have, letters they share, and whether they stand in the same place. */
  private static double likeness(String a, String b, Telling telling) {
    Set<String> words = new HashSet<>(List.of(a.split("_", -1)));
    words.retainAll(List.of(b.split("_", -1)));
    double letters = 1 - (double) distance(a, b) / Math.max(a.length(), b.length());
    boolean samePlace =
        place(telling.from().properties(), a) == place(telling.to().properties(), b);
    return words.size() + (letters >= ALIKE ? letters : 0) + (samePlace ? ALIKE : 0);
  }

  private static int place(Map<String, Spot> properties, String name) {
    return List.copyOf(properties.keySet()).indexOf(name);
  }

  /** Letters to change, add or leave out (Levenshtein). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, Math.min(row[j - 1], above) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
