package dev.linkgate.contract.diff;

import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.contract.document.OpenApiDocument;
import dev.linkgate.contract.document.UnusableDocument;
import dev.linkgate.spec.SpecDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the documents that a version or a file name stands for. */
public final class Documents {
  private static final Path HERE = Path.of("specs");
  private static final String YAML = ".yaml";

  private final @Nullable Path folder;

  /**
   * @param folder holds a folder for each API; null for {@code ./specs}, else what is built in
   */
  public Documents(@Nullable Path folder) {
    if (folder != null && !Files.isDirectory(folder)) {
      throw new UnusableDocument("there is no folder " + folder);
    }
    this.folder = folder;
  }

  /**
   * The document of a version, or in a file.
   *
   * @throws UnusableDocument when there is neither
   */
  public OpenApiDocument find(Adapter adapter, String versionOrFile) {
    if (isFile(versionOrFile)) {
      return OpenApiDocument.read(Path.of(versionOrFile));
    }
    String api = adapter.api().name();
    Path own = (folder == null ? HERE : folder).resolve(api);
    if (folder != null || Files.isDirectory(own)) {
      return named(own).contains(versionOrFile)
          ? OpenApiDocument.read(own.resolve(versionOrFile + YAML))
          : unknown(api, versionOrFile, named(own));
    }
    return builtIn(adapter, versionOrFile);
  }

  private static OpenApiDocument builtIn(Adapter adapter, String version) {
    String api = adapter.api().name();
    List<String> known =
        adapter.ingress().stream()
            .flatMap(ingress -> ingress.versions().shapes().all().stream())
            .map(SpecDocument::version)
            .map(one -> one.text())
            .toList();
    if (!known.contains(version)) {
      return unknown(api, version, known);
    }
    String resource = "specs/" + api + "/" + version + YAML;
    try (InputStream in = Documents.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        return unknown(api, version, known);
      }
      return OpenApiDocument.parse(resource, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  private static OpenApiDocument unknown(String api, String version, List<String> known) {
    throw new UnusableDocument(
        "there is no document '"
            + version
            + "' of "
            + api
            + ", and no such file; there are: "
            + String.join(", ", known));
  }

  private static List<String> named(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(YAML))
          .map(name -> name.substring(0, name.length() - YAML.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder.toString(), e);
    }
  }

  private static boolean isFile(String text) {
    try {
      return Files.isRegularFile(Path.of(text));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** The API whose link operation a document has; empty when it is none of these. */
  public static Optional<Adapter> apiOf(OpenApiDocument document, List<Adapter> adapters) {
    return adapters.stream()
        .filter(adapter -> adapter.ingress().filter(it -> speaks(it, document)).isPresent())
        .findFirst();
  }

  private static boolean speaks(Ingress ingress, OpenApiDocument document) {
    return Operation.all(document).stream().anyMatch(one -> one.isOf(ingress));
  }

  /**
   * The document with the one operation an API's callers use; itself when that is all it has.
   *
   * @throws UnusableDocument when it is not among them
   */
  static OpenApiDocument narrowed(OpenApiDocument document, Ingress ingress) {
    List<Operation> all = Operation.all(document);
    if (all.size() == 1) {
      return document;
    }
    List<Operation> ours = new ArrayList<>(all);
    ours.removeIf(one -> !one.isOf(ingress));
    if (ours.size() != 1) {
      throw new UnusableDocument(
          document.name() + ": has no POST " + String.join(" or ", ingress.linkPaths()));
    }
    return ours.getFirst().alone();
  }
}
