package dev.linkgate.adapter;

import dev.linkgate.canonical.Field;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Messages that name fields before it is known in whose words. A field stands in a message as a
 * mark, and the ingress adapter puts the caller's word in its place. Marks a caller or a provider
 * wrote are text like any other: at worst a field's name takes their place.
 */
public final class Wording {
  private static final char OPEN = '\u2983'; // white curly brackets: in no provider's message
  private static final char CLOSE = '\u2984';

  /** Stripe allows its own messages 40,000 characters; what a person reads is in the first few. */
  private static final int MAX_FROM_PROVIDER = 2_000;

  /** Ours may quote an id of 5,000 characters; stays below Stripe v1's limit of 40,000. */
  private static final int MAX_FOR_CALLER = 8_000;

  /** A caller may invent names as long as its body; no documented one has 100 characters. */
  public static final int MAX_NAME = 500;

  private static final String CUT = "…";

  /** Providers quote a few characters of our key; none of them is a caller's business. */
  private static final Pattern KEY =
      Pattern.compile("'?\\b(?:sk|rk|pk|apik|whop)_[A-Za-z0-9_*.…•-]{4,}'?");

  /** The key an upstream sees in place of the caller's: the caller never saw it. */
  private static final Pattern DERIVED_KEY = Pattern.compile("'?\\blg_[A-Za-z0-9_-]{20,}'?");

  private Wording() {}

  /** The mark of a field. */
  public static String mark(Field field) {
    return OPEN + field.name() + CLOSE;
  }

  /**
   * A provider's message, cut to a readable length, with its own parameter names marked and any key
   * taken out.
   *
   * @param names the provider's name of each field, a name before those it contains
   */
  public static String fromProvider(String message, Map<String, Field> names) {
    String own = cut(message.replace(OPEN, '{').replace(CLOSE, '}'), MAX_FROM_PROVIDER);
    String marked = KEY.matcher(own).replaceAll("(the gateway's key)");
    marked = DERIVED_KEY.matcher(marked).replaceAll("(this request's key)");
    return named(marked, names);
  }

  /** A message, already a provider's, with more names marked. */
  public static String named(String message, Map<String, Field> names) {
    String marked = message;
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
      out.append(text, from, at).append(whole(text, at, end) ? replacement : word);
      from = end;
      at = text.indexOf(word, end);
    }
    return out.append(text.substring(from)).toString();
  }

  /** Whether a word stands alone at this place. */
  public static boolean whole(String text, int at, int end) {
    return (at == 0 || !wordChar(text.charAt(at - 1)))
        && (end == text.length() || !wordChar(text.charAt(end)));
  }

  private static boolean wordChar(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '[';
  }

  /** A message with every mark replaced by the caller's word. */
  public static String forCaller(String message, Names names) {
    int open = message.indexOf(OPEN);
    if (open < 0) {
      return cut(message, MAX_FOR_CALLER);
    }
    String said = message;
    for (Field field : Field.values()) {
      said = said.replace(mark(field), names.of(field));
    }
    return cut(said, MAX_FOR_CALLER);
  }

  /** The first so many characters of a text, and a sign where there were more. */
  public static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
    return text.substring(0, end) + CUT;
  }
}
