package dev.linkgate.adapter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A case in a file: a message (lines of a head, a blank line, a body), a line of equals signs, and
 * lines of {@code name: what is expected}. A name may be there several times.
 *
 * @param name the file's, without its ending
 */
record Fixture(String name, List<String> head, String body, Map<String, List<String>> expected) {
  private static final String RULE = "\n====\n";

  /** Every case of a folder of test resources. */
  static List<Fixture> in(String folder) {
    try (Stream<Path> files = Files.list(path(folder))) {
      return files.filter(Files::isRegularFile).sorted().map(Fixture::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a file that are neither blank nor a comment. */
  static List<String> lines(String file) {
    try (Stream<String> lines = Files.lines(path(file))) {
      return lines.filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String file) {
    try {
      return Files.readString(path(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path path(String resource) {
    var found = Fixture.class.getResource("/" + resource);
    if (found == null) {
      throw new IllegalStateException("no " + resource);
    }
    try {
      return Path.of(found.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Fixture read(Path file) {
    try {
      String text = Files.readString(file);
      int rule = text.indexOf(RULE);
      String message = text.substring(0, rule);
      int blank = message.indexOf("\n\n");
      Map<String, List<String>> expected = new LinkedHashMap<>();
      for (String line : text.substring(rule + RULE.length()).strip().split("\n", -1)) {
        int colon = line.indexOf(':');
        expected
            .computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>())
            .add(line.substring(colon + 1).strip());
      }
      String name = file.getFileName().toString();
      return new Fixture(
          name.substring(0, name.lastIndexOf('.')),
          List.of((blank < 0 ? message : message.substring(0, blank)).split("\n", -1)),
          blank < 0 ? "" : message.substring(blank + 2).strip(),
          expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> all(String key) {
    return expected.getOrDefault(key, List.of());
  }

  /** The head behind its first line, as headers. */
  Headers headers() {
    Headers headers = Headers.NONE;
    for (String line : head.subList(1, head.size())) {
      int colon = line.indexOf(':');
      headers = headers.with(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return headers;
  }

  @Override
  public String toString() {
    return name;
  }
}
