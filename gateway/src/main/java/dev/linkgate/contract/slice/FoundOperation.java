package dev.linkgate.contract.slice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.contract.document.OpenApiDocument;
import dev.linkgate.contract.document.UnusableDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The operation we speak within a provider's document.
 *
 * @param path as the provider writes it
 * @param item all methods of the path
 * @param operation the one
 */
record FoundOperation(String path, JsonNode item, ObjectNode operation) {
  private static final int NEAREST = 3;

  /**
   * The operation of our document.
   *
   * @throws UnusableDocument when there is none, with the nearest paths
   */
  static FoundOperation in(OpenApiDocument theirs, OurOperation ours) {
    return find(theirs, ours)
        .orElseThrow(
            () ->
                new UnusableDocument(
                    theirs.name() + ": has no " + ours.path() + nearest(theirs, ours)));
  }

  /**
   * Looks for the one path of our document, also behind the base path of a server.
   *
   * @throws UnusableDocument when there is the path without the method
   */
  static Optional<FoundOperation> find(OpenApiDocument theirs, OurOperation ours) {
    JsonNode paths = theirs.tree().path("paths");
    for (var path : paths.properties()) {
      if (trimmed(path.getKey()).equals(ours.path())) {
        return Optional.of(operation(theirs, path.getKey(), path.getValue(), ours));
      }
    }
    Set<String> full = full(ours);
    for (var path : paths.properties()) {
      for (String base : bases(theirs.tree().path("servers"))) {
        String at = trimmed(path.getKey());
        if (full.contains(base + at) || full.contains(at)) {
          return Optional.of(operation(theirs, path.getKey(), path.getValue(), ours));
        }
      }
    }
    return Optional.empty();
  }

  private static FoundOperation operation(
      OpenApiDocument theirs, String path, JsonNode written, OurOperation ours) {
    JsonNode item = theirs.resolve(written);
    if (item.path(ours.method()) instanceof ObjectNode operation) {
      return new FoundOperation(path, item, operation);
    }
    throw new UnusableDocument(
        "%s: %s has no %s".formatted(theirs.name(), path, ours.method().toUpperCase(Locale.ROOT)));
  }

  private static Set<String> full(OurOperation ours) {
    Set<String> full = new LinkedHashSet<>();
    bases(ours.document().tree().path("servers")).forEach(base -> full.add(base + ours.path()));
    return full;
  }

  private static Set<String> bases(JsonNode servers) {
    Set<String> bases = new LinkedHashSet<>();
    servers.forEach(server -> bases.add(base(server.path("url").asText())));
    return bases.isEmpty() ? Set.of("") : bases;
  }

  /** The path of a server's URL, without a slash at its end. */
  static String base(String url) {
    int host = url.indexOf("://");
    int path = url.indexOf('/', host < 0 ? 0 : host + 3);
    return path < 0 ? "" : trimmed(url.substring(path));
  }

  static String trimmed(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static String nearest(OpenApiDocument theirs, OurOperation ours) {
    List<String> all = new ArrayList<>();
    theirs.tree().path("paths").fieldNames().forEachRemaining(all::add);
    all.sort(Comparator.comparingInt(path -> distance(path, ours.path())));
    return all.isEmpty()
        ? ", nor any other path"
        : "; nearest are " + String.join(", ", all.subList(0, Math.min(NEAREST, all.size())));
  }

  /** How many letters to add, drop or change (Levenshtein). */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
