package dev.linkgate.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A document of the folder {@code specs}, and what a page about it has to name. */
record Described(String api, String version, JsonNode document) {
  private static final Path SPECS = Path.of(System.getProperty("basedir", "."), "..", "specs");

  private static final YAMLMapper YAML = new YAMLMapper();

  /** Every API and version. */
  static Stream<Described> all() {
    try (Stream<Path> files = Files.walk(SPECS)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(Described::read)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Described read(Path file) {
    String name = file.getFileName().toString();
    try {
      return new Described(
          file.getParent().getFileName().toString(),
          name.substring(0, name.length() - ".yaml".length()),
          YAML.readTree(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Below {@code /console/}. */
  String page() {
    return "reference/" + api + "/" + version;
  }

  private JsonNode operation() {
    return document.path("paths").elements().next().path("post");
  }

  /** Every property a request may have, as the API writes its name. */
  Set<String> requestNames() {
    Set<String> names = new TreeSet<>();
    var content = operation().at("/requestBody/content").properties().iterator().next();
    boolean form = content.getKey().contains("form");
    collect(content.getValue().path("schema"), "", form ? "[%s]" : ".%s", names);
    return names;
  }

  /** Every documented status, and the properties its answers may have. */
  Map<String, Set<String>> answerNames() {
    Map<String, Set<String>> answers = new TreeMap<>();
    for (var answer : operation().path("responses").properties()) {
      Set<String> names = new TreeSet<>();
      collect(answer.getValue().at("/content/application~1json/schema"), "", ".%s", names);
      answers.put(answer.getKey(), names);
    }
    return answers;
  }

  private void collect(JsonNode schema, String path, String style, Set<String> names) {
    if (schema.has("$ref")) {
      collect(document.at(schema.path("$ref").asText().substring(1)), path, style, names);
    }
    for (var property : schema.path("properties").properties()) {
      String name = path.isEmpty() ? property.getKey() : path + style.formatted(property.getKey());
      names.add(name);
      collect(property.getValue(), name, style, names);
    }
    for (String several : new String[] {"oneOf", "anyOf", "allOf"}) {
      schema.path(several).forEach(one -> collect(one, path, style, names));
    }
    if (schema.has("items")) {
      collect(schema.path("items"), path + "[]", style, names);
    }
  }

  @Override
  public String toString() {
    return api + " " + version;
  }
}
