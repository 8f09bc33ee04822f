package dev.linkgate.adapter;

import dev.linkgate.canonical.Field;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Messages that name fields before it is known in whose words. A field stands in a message as a
 * mark, and the ingress adapter puts the caller's word in its place.
 */
public final class Wording {
  private static final char OPEN = '\u2983'; // white curly brackets: in no provider's message
  private static final char CLOSE = '\u2984';

  /** Providers quote a few characters of our key; none of them is a caller's business. */
  private static final Pattern KEY =
      Pattern.compile("'?\\b(?:sk|rk|pk|apik|whop)_[A-Za-z0-9_*.-]{4,}'?");

  private Wording() {}

  /** The mark of a field. */
  public static String mark(Field field) {
    return OPEN + field.name() + CLOSE;
  }

  /**
   * A provider's message with its own parameter names marked and any key taken out.
   *
   * @param names the provider's name of each field
   */
  public static String fromProvider(String message, Map<String, Field> names) {
    String marked = KEY.matcher(message).replaceAll("(the gateway's key)");
    for (var entry : names.entrySet()) {
      marked = replaceWord(marked, entry.getKey(), mark(entry.getValue()));
    }
    return marked;
  }

  private static String replaceWord(String text, String word, String replacement) {
    int at = text.indexOf(word);
    if (at < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int from = 0;
    while (at >= 0) {
      int end = at + word.length();
      boolean whole =
          (at == 0 || !wordChar(text.charAt(at - 1)))
              && (end == text.length() || !wordChar(text.charAt(end)));
      out.append(text, from, at).append(whole ? replacement : word);
      from = end;
      at = text.indexOf(word, end);
    }
    return out.append(text.substring(from)).toString();
  }

  private static boolean wordChar(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '[';
  }

  /** A message with every mark replaced by the caller's word. */
  public static String forCaller(String message, Names names) {
    int open = message.indexOf(OPEN);
    if (open < 0) {
      return message;
    }
    StringBuilder out = new StringBuilder();
    int from = 0;
    while (open >= 0) {
      int close = message.indexOf(CLOSE, open);
      out.append(message, from, open)
          .append(names.of(Field.valueOf(message.substring(open + 1, close))));
      from = close + 1;
      open = message.indexOf(OPEN, from);
    }
    return out.append(message.substring(from)).toString();
  }
}
