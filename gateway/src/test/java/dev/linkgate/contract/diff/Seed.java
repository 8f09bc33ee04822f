package dev.linkgate.contract.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.linkgate.contract.document.OpenApiDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One change to a base document, and all that may be told of it.
 *
 * @param version 3.0 or 3.1
 * @param expected kind, part, path and class for callers of each change
 */
record Seed(String name, String version, List<JsonNode> edits, List<String> expected) {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Map<String, JsonNode> BASES =
      Map.of("3.0", tree("base-3.0.yaml"), "3.1", tree("base-3.1.yaml"));

  /** Every seed for both versions. */
  static Stream<Seed> all() {
    List<Seed> seeds = new ArrayList<>();
    for (JsonNode row : tree("changes.yaml")) {
      List<String> expected = new ArrayList<>();
      row.path("expect").forEach(line -> expected.add(line.asText()));
      for (String version : List.of("3.0", "3.1")) {
        String own = "edits-" + version;
        List<JsonNode> edits = new ArrayList<>();
        row.path(row.has(own) ? own : "edits").forEach(edits::add);
        seeds.add(new Seed(row.path("name").asText(), version, edits, expected));
      }
    }
    return seeds.stream();
  }

  static JsonNode tree(String file) {
    try (InputStream in = Seed.class.getResourceAsStream("/contract/diff/" + file)) {
      return YAML.readTree(Objects.requireNonNull(in, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static OpenApiDocument base(String version) {
    JsonNode tree = Objects.requireNonNull(BASES.get(version)).deepCopy();
    return new OpenApiDocument("base " + version, (ObjectNode) tree);
  }

  OpenApiDocument before() {
    return base(version);
  }

  OpenApiDocument after() {
    OpenApiDocument base = base(version);
    edits.forEach(edit -> apply(base.tree(), edit));
    return new OpenApiDocument("changed " + version, base.tree());
  }

  static void apply(ObjectNode tree, JsonNode edit) {
    String at = edit.path("at").asText();
    int last = at.lastIndexOf('/');
    String name = at.substring(last + 1).replace("~1", "/").replace("~0", "~");
    JsonNode parent = tree.at(at.substring(0, last));
    if (edit.has("remove")) {
      Objects.requireNonNull(
          ((ObjectNode) parent).remove(name), () -> "nothing to remove at " + at);
    } else if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(name), edit.get("put"));
    } else if (parent.isMissingNode()) {
      throw new IllegalArgumentException("no " + at);
    } else {
      ((ObjectNode) parent).set(name, edit.get("put"));
    }
  }

  @Override
  public String toString() {
    return name + " (" + version + ")";
  }
}
