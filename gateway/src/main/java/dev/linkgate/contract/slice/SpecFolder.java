package dev.linkgate.contract.slice;

import dev.linkgate.contract.document.OpenApiDocument;
import dev.linkgate.contract.document.UnusableDocument;
import dev.linkgate.spec.ApiVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The documents of one API, oldest first. */
public final class SpecFolder {
  private static final String SUFFIX = ".yaml";

  private final SpecApi api;
  private final List<Spec> specs;

  private SpecFolder(SpecApi api, List<Spec> specs) {
    this.api = api;
    this.specs = specs.stream().sorted(Comparator.comparing(Spec::version)).toList();
  }

  /**
   * Reads {@code <folder>/<api>/<version>.yaml}, each of them.
   *
   * @throws UnusableDocument when one cannot be read or is named after no version
   */
  public static SpecFolder in(Path folder, SpecApi api) {
    Path of = folder.resolve(api.name());
    List<Spec> specs = new ArrayList<>();
    if (Files.isDirectory(of)) {
      try (Stream<Path> files = Files.list(of)) {
        files
            .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
            .forEach(file -> specs.add(spec(api, file.toString(), OpenApiDocument.bytes(file))));
      } catch (IOException e) {
        throw new UnusableDocument(of + ": cannot be read (" + e.getMessage() + ")");
      }
    }
    return new SpecFolder(api, specs);
  }

  /** The documents the program was built with, of these versions. */
  public static SpecFolder builtIn(SpecApi api, List<ApiVersion> versions) {
    List<Spec> specs = new ArrayList<>();
    for (ApiVersion version : versions) {
      String at = "specs/" + api.name() + "/" + version.text() + SUFFIX;
      try (InputStream in = SpecFolder.class.getClassLoader().getResourceAsStream(at)) {
        if (in == null) {
          throw new IllegalStateException("no document " + at);
        }
        specs.add(spec(api, at, in.readAllBytes()));
      } catch (IOException e) {
        throw new UncheckedIOException(at, e);
      }
    }
    return new SpecFolder(api, specs);
  }

  private static Spec spec(SpecApi api, String at, byte[] bytes) {
    String file = at.substring(at.replace('\\', '/').lastIndexOf('/') + 1);
    String name = file.substring(0, file.length() - SUFFIX.length());
    ApiVersion version =
        api.versions()
            .apply(name)
            .orElseThrow(
                () -> new UnusableDocument(at + ": is named after no version of " + api.name()));
    String text = new String(bytes, StandardCharsets.UTF_8);
    return new Spec(version, at, text, OpenApiDocument.parse(at, bytes));
  }

  public SpecApi api() {
    return api;
  }

  /** All of them, oldest first. */
  public List<Spec> all() {
    return specs;
  }

  /** The names of their versions, oldest first. */
  public List<String> versions() {
    return specs.stream().map(spec -> spec.version().text()).toList();
  }

  /** The document of one version; empty when there is none. */
  public Optional<Spec> of(String version) {
    return specs.stream().filter(spec -> spec.version().text().equals(version)).findFirst();
  }

  /** The newest; empty when there is no document. */
  public Optional<Spec> newest() {
    return specs.isEmpty() ? Optional.empty() : Optional.of(specs.getLast());
  }

  /** The one a request of a version is read with: the newest at or before it, else the oldest. */
  public Optional<Spec> speaking(ApiVersion version) {
    Optional<Spec> found =
        specs.reversed().stream().filter(s -> s.version().compareTo(version) <= 0).findFirst();
    return found.isPresent() || specs.isEmpty() ? found : Optional.of(specs.getFirst());
  }
}
