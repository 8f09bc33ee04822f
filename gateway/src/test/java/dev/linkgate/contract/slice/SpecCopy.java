package dev.linkgate.contract.slice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.linkgate.contract.document.OpenApiDocument;
import dev.linkgate.spec.ApiVersion;
import dev.linkgate.spec.ApiVersion.Syntax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The project's documents in a folder of a test's own, some of them left out. */
final class SpecCopy {
  static final Path SPECS = Path.of("..", "specs");
  static final SpecApi V1 = api("stripe-v1", Syntax.NAMED);
  static final SpecApi V2 = api("stripe-v2", Syntax.NAMED);
  static final SpecApi WHOP = api("whop", Syntax.NUMBERED);

  private final Path folder;
  private final SpecApi api;

  private SpecCopy(Path folder, SpecApi api) {
    this.folder = folder;
    this.api = api;
  }

  private static SpecApi api(String name, Syntax syntax) {
    return new SpecApi(name, text -> ApiVersion.parse(text, syntax));
  }

  /** The first so many documents of an API, oldest first. */
  static SpecCopy of(SpecApi api, int count, Path directory) {
    SpecCopy copy = new SpecCopy(directory.resolve("specs"), api);
    try {
      Files.createDirectories(copy.folder.resolve(api.name()));
      for (Spec spec : documents(api).subList(0, count)) {
        Files.writeString(copy.file(spec.version().text()), spec.text());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }

  static SpecCopy allButNewest(SpecApi api, Path directory) {
    return of(api, documents(api).size() - 1, directory);
  }

  static List<Spec> documents(SpecApi api) {
    return SpecFolder.in(SPECS, api).all();
  }

  static Spec newest(SpecApi api) {
    return documents(api).getLast();
  }

  Path folder() {
    return folder;
  }

  Path file(String version) {
    return folder.resolve(api.name()).resolve(version + ".yaml");
  }

  Update update(JsonNode provider) {
    return update(provider, null, false);
  }

  Update update(JsonNode provider, @Nullable String version, boolean force) {
    return update(document(provider, new ObjectMapper(), "provider.json"), version, force);
  }

  Update updateFromYaml(JsonNode provider) {
    return update(document(provider, new YAMLMapper(), "provider.yaml"), null, false);
  }

  Update update(Path file, @Nullable String version, boolean force) {
    return new SpecUpdate(folder, api).from(file, version, force);
  }

  private Path document(JsonNode provider, ObjectMapper mapper, String name) {
    try {
      return Files.write(folder.resolveSibling(name), mapper.writeValueAsBytes(provider));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A document that was written, as a tree. */
  ObjectNode written(String version) {
    return OpenApiDocument.read(file(version)).tree();
  }

  /** Every file and what is in it. */
  Map<String, String> content() {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put(folder.relativize(file).toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return content;
  }
}
