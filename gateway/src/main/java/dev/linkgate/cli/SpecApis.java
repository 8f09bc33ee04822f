package dev.linkgate.cli;

import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.Versions;
import dev.linkgate.contract.slice.SpecApi;
import dev.linkgate.contract.slice.SpecFolder;
import dev.linkgate.spec.SpecDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The APIs that have documents, and where these are. */
final class SpecApis {
  /** Where a checkout has them. */
  static final Path HERE = Path.of("specs");

  private final Map<String, Adapter> adapters = new LinkedHashMap<>();

  SpecApis(List<Adapter> all) {
    for (Adapter adapter : all) {
      if (adapter.ingress().isPresent()) {
        adapters.put(adapter.api().name(), adapter);
      }
    }
  }

  /** Their names. */
  List<String> names() {
    return new ArrayList<>(adapters.keySet());
  }

  /**
   * One of them.
   *
   * @throws CommandFailure when there is none of this name
   */
  SpecApi api(String name) {
    return new SpecApi(name, known(name)::parse);
  }

  private Versions known(String name) {
    return adapter(name).ingress().orElseThrow().versions();
  }

  /**
   * All that is known of one of them.
   *
   * @throws CommandFailure when there is none of this name
   */
  Adapter adapter(String name) {
    Adapter found = adapters.get(name);
    if (found == null) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "there is no API '%s'; there are %s".formatted(name, String.join(", ", names())));
    }
    return found;
  }

  /**
   * The documents of one API, to read.
   *
   * @param folder what was asked for; null: {@code ./specs}, else what is built in
   */
  SpecFolder folder(String name, @Nullable Path folder) {
    SpecApi api = api(name);
    if (folder != null && !Files.isDirectory(folder)) {
      throw new CommandFailure(ExitCode.USAGE, "--specs: there is no folder " + folder);
    }
    Path at = folder == null ? HERE : folder;
    if (Files.isDirectory(folder == null ? HERE.resolve(name) : at)) {
      return SpecFolder.in(at, api);
    }
    return SpecFolder.builtIn(
        api, known(name).shapes().all().stream().map(SpecDocument::version).toList());
  }
}
