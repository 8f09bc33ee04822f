package dev.linkgate.contract.diff;

import dev.linkgate.Adapters;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.Versions;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import dev.linkgate.contract.document.OpenApiDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The adapters as the gateway has them, and the documents as they lie in the class path. */
final class Known {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));

  private static final List<Adapter> ADAPTERS =
      Adapters.all(CLOCK, new SandboxAdapter(CLOCK, () -> URI.create("http://127.0.0.1:8080")));

  private Known() {}

  static Adapter adapter(String api) {
    return ADAPTERS.stream().filter(one -> one.api().name().equals(api)).findFirst().orElseThrow();
  }

  static Versions versions(String api) {
    return adapter(api).ingress().map(Ingress::versions).orElseThrow();
  }

  static SpecDiff diff(String api) {
    return new SpecDiff(adapter(api), CellsTouched.NONE);
  }

  /** The folders of documents. */
  static List<String> apis() {
    return list(specs(), Files::isDirectory).map(path -> path.getFileName().toString()).toList();
  }

  /** Every document of an API, listed by its adapter or not, oldest first. */
  static List<OpenApiDocument> documents(String api) {
    Versions versions = versions(api);
    return list(specs().resolve(api), path -> path.toString().endsWith(".yaml"))
        .map(OpenApiDocument::read)
        .sorted(
            Comparator.comparing(
                document ->
                    versions.parse(document.tree().at("/info/version").asText()).orElseThrow()))
        .toList();
  }

  static OpenApiDocument document(String api, String version) {
    return OpenApiDocument.read(specs().resolve(api).resolve(version + ".yaml"));
  }

  private static Path specs() {
    try {
      return Path.of(Objects.requireNonNull(Known.class.getResource("/specs")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Path> list(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.filter(wanted).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
