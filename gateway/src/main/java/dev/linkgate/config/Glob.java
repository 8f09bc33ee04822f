package dev.linkgate.config;

/**
 * A pattern over account ids: {@code *} is any run of characters, {@code ?} is one, the rest is
 * itself.
 *
 * @param pattern in normal form: of neighbouring wildcards, the {@code ?} first and then one {@code
 *     *}
 */
public record Glob(String pattern) {
  /** Matches everything. */
  static final Glob ANY = new Glob("*");

  public Glob {
    pattern = normal(pattern);
  }

  /** Whether the whole text matches. */
  public boolean matches(String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    return p == pattern.length() || (p == pattern.length() - 1 && pattern.charAt(p) == '*');
  }

  /**
   * Whether all that the other one matches is matched by this one; false where that is not plain.
   */
  boolean covers(Glob other) {
    boolean[] row = new boolean[other.pattern.length() + 1];
    row[other.pattern.length()] = true;
    for (int p = pattern.length() - 1; p >= 0; p--) {
      row = rowBefore(row, pattern.charAt(p), other.pattern);
    }
    return row[0];
  }

  /**
   * {@code after[i]}: the rest of our pattern covers theirs from i on. One more of ours in front.
   */
  private static boolean[] rowBefore(boolean[] after, char ours, String theirs) {
    boolean[] row = new boolean[after.length];
    for (int i = theirs.length(); i >= 0; i--) {
      boolean more = i < theirs.length();
      row[i] =
          switch (ours) {
            case '*' -> after[i] || (more && row[i + 1]);
            case '?' -> more && theirs.charAt(i) != '*' && after[i + 1];
            default -> more && theirs.charAt(i) == ours && after[i + 1];
          };
    }
    return row;
  }

  private static String normal(String pattern) {
    var text = new StringBuilder();
    boolean star = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '*') {
        star = true;
        continue;
      }
      if (star && c != '?') {
        text.append('*');
        star = false;
      }
      text.append(c);
    }
    return star ? text.append('*').toString() : text.toString();
  }
}
