package dev.linkgate.testing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the tests' keys and links have in their names so that they are known where they must not be.
 */
public final class Canaries {
  /** In upstream keys, in the links {@link DocumentedAnswers} gives, in callers' keys. */
  private static final List<String> MARKS =
      List.of(
          "canary_key",
          DocumentedAnswers.CANARY,
          "caller_key",
          "lgk_key_of_a_caller",
          "canary_body",
          "Y2FuYXJ5X2tleQ"); // "canary_key" as Basic has it, where it begins on a third byte

  private Canaries() {}

  /** A piece of the text around the first canary in it; null where there is none. */
  public static @Nullable String in(String text) {
    for (String mark : MARKS) {
      int at = text.indexOf(mark);
      if (at >= 0) {
        return mark
            + " in: "
            + text.substring(Math.max(0, at - 160), Math.min(text.length(), at + 80));
      }
    }
    return null;
  }
}
