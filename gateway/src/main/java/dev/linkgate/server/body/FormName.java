package dev.linkgate.server.body;

import java.util.ArrayList;
import java.util.List;

/**
 * A parameter's name taken apart: {@code a[b][0]} is a, b, 0.
 *
 * @param text as sent, percent-decoded
 * @param steps the way into the tree; an empty step appends to an array
 */
record FormName(String text, List<String> steps) {
  /** The deepest documented parameter has four. */
  private static final int MAX_LEVELS = 5;

  static FormName parse(String text) {
    int bracket = text.indexOf('[');
    String first = bracket < 0 ? text : text.substring(0, bracket);
    if (first.isEmpty()) {
      throw Malformed.parameter(text, "A parameter has no name.");
    }
    if (first.indexOf(']') >= 0) {
      throw unbalanced(text);
    }
    if (bracket < 0) {
      return new FormName(text, List.of(first));
    }
    List<String> steps = new ArrayList<>(MAX_LEVELS);
    steps.add(first);
    for (int from = bracket; from < text.length(); ) {
      int close = text.charAt(from) == '[' ? matching(text, from) : -1;
      if (close < 0) {
        throw unbalanced(text);
      }
      steps.add(text.substring(from + 1, close));
      from = close + 1;
    }
    if (steps.size() > MAX_LEVELS) {
      throw Malformed.parameter(
          text, "A parameter's name has more than " + MAX_LEVELS + " levels.");
    }
    return new FormName(text, steps);
  }

  /**
   * The bracket that closes this one. The SDKs do not escape brackets within a key, so the key
   * {@code a[b]} of metadata comes as {@code metadata[a[b]]}: inner pairs belong to the key.
   */
  private static int matching(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '[') {
        depth++;
      } else if (c == ']' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static RuntimeException unbalanced(String text) {
    return Malformed.parameter(text, "A parameter's name has unbalanced brackets.");
  }
}
