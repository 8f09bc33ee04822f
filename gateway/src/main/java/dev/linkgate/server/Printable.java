package dev.linkgate.server;

/** Texts of others made fit for one line: what is no printable ASCII becomes an escape. */
final class Printable {
  private static final String CUT = "...";

  private Printable() {}

  /** The text, escapes as Java writes them, cut behind so many characters. */
  static String of(String text, int max) {
    int plain = 0;
    while (plain < text.length() && plain < max && printable(text.charAt(plain))) {
      plain++;
    }
    return plain == text.length() ? text : escaped(text, max);
  }

  private static String escaped(String text, int max) {
    StringBuilder line = new StringBuilder(Math.min(max, text.length()) + CUT.length());
    for (int i = 0; i < text.length(); i++) {
      if (line.length() >= max) {
        return line.append(CUT).toString();
      }
      char c = text.charAt(i);
      if (printable(c)) {
        line.append(c);
      } else {
        line.append("\\u").append(String.format("%04x", (int) c));
      }
    }
    return line.toString();
  }

  private static boolean printable(char c) {
    return c >= ' ' && c <= '~';
  }
}
