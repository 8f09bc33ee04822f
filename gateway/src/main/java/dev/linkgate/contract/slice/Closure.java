package dev.linkgate.contract.slice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkgate.contract.document.OpenApiDocument;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What hangs behind a reference of the provider's document. */
final class Closure {
  /** The body of a failure that leads to more than this drags in objects no failure of ours has. */
  static final int IN_ERROR = 50;

  /** An answer that leads to more than this has most of an API behind a field that is no link's. */
  static final int IN_ANSWER = 500;

  /** What may be asked for is all taken. */
  static final int IN_REQUEST = Integer.MAX_VALUE;

  private static final Pattern NO_NAME = Pattern.compile("[^A-Za-z0-9._-]+");

  private final OpenApiDocument document;

  Closure(OpenApiDocument document) {
    this.document = document;
  }

  /**
   * Whether more than so many schemas come with it.
   *
   * @param known references that are there already, and so cost nothing
   */
  boolean isLarger(int most, String reference, Set<String> known) {
    if (most == IN_REQUEST) {
      return false; // nothing is: no need to look, behind each schema anew, at all behind it
    }
    Set<String> found = new HashSet<>(known);
    Deque<String> left = new ArrayDeque<>();
    found.add(reference);
    left.add(reference);
    int count = 0;
    while (!left.isEmpty() && count <= most) {
      count++;
      String next = left.remove();
      JsonNode node = document.at(next);
      references(node, found, left);
    }
    return count > most;
  }

  private static void references(JsonNode node, Set<String> found, Deque<String> left) {
    JsonNode reference = node.path("$ref");
    if (reference.isTextual() && found.add(reference.textValue())) {
      left.add(reference.textValue());
    }
    node.forEach(child -> references(child, found, left));
  }

  /** The last step of a reference, as a component may be called. */
  static String name(String reference) {
    String last = reference.substring(reference.lastIndexOf('/') + 1).replace("~1", "_");
    String name = NO_NAME.matcher(last).replaceAll("_");
    return name.isEmpty() ? "schema" : name;
  }
}
