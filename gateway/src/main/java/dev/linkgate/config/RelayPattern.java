package dev.linkgate.config;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Operations a caller may relay, written {@code GET /v1/accounts/*}: a {@code *} is one segment,
 * the last one is all that follows.
 *
 * @param segments of the path, without its first slash
 */
public record RelayPattern(String method, List<String> segments) {
  static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

  /** Every operation there is. */
  static final List<RelayPattern> ANYTHING =
      METHODS.stream().sorted().map(method -> new RelayPattern(method, List.of("*"))).toList();

  public RelayPattern {
    segments = List.copyOf(segments);
  }

  /**
   * Whether an operation is one of these. A path that a server could read as another one never is:
   * empty and dot segments, encoded slashes and dots, backslashes and semicolons.
   *
   * @param path as sent, without its query
   */
  public boolean matches(String method, String path) {
    if (!this.method.equals(method) || !path.startsWith("/") || ambiguous(path)) {
      return false;
    }
    List<String> given = List.of(path.substring(1).split("/", -1));
    boolean open = segments.getLast().equals("*");
    if (given.size() < segments.size() || (!open && given.size() > segments.size())) {
      return false;
    }
    for (int i = 0; i < segments.size(); i++) {
      if (!segments.get(i).equals("*") && !segments.get(i).equals(given.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean ambiguous(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return (path + "/").contains("//")
        || (path + "/").contains("/./")
        || (path + "/").contains("/../")
        || lower.contains("%2f")
        || lower.contains("%5c")
        || lower.contains("%2e")
        || lower.contains("%25")
        || lower.contains("%00")
        || path.indexOf('\\') >= 0
        || path.indexOf(';') >= 0;
  }

  @Override
  public String toString() {
    return method + " /" + String.join("/", segments);
  }
}
