package dev.linkgate.config;

import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;

/** Suggests what was probably meant. */
public final class Nearest {
  private Nearest() {}

  /** {@code ; did you mean "api-key"?}, or what there is to choose from. */
  static String hint(String word, Collection<String> known) {
    String best = of(word, known);
    int distance = distance(kebab(word), kebab(best));
    // A third of the letters wrong is still a typing mistake, more is another word.
    if (!known.isEmpty() && distance <= Math.max(1, Math.max(word.length(), best.length()) / 3)) {
      return "; did you mean \"" + best + "\"?";
    }
    return known.isEmpty() ? "" : "; known: " + String.join(", ", known);
  }

  /** The one with the fewest letters to change; empty when there is none. */
  public static String of(String word, Collection<String> known) {
    String best = "";
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : new TreeSet<>(known)) {
      int distance = distance(kebab(word), kebab(candidate));
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best;
  }

  /** So that {@code apiKey} and {@code api_key} are near to {@code api-key}. */
  private static String kebab(String word) {
    return word.replaceAll("([a-z])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
  }

  /** Letters to add, drop, change or swap with their neighbour. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(int[][] d, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
  }
}
