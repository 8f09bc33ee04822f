package dev.linkgate.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where commands that only read find our documents. */
final class SpecsOption {
  @Option(
      names = "--specs",
      paramLabel = "DIR",
      description = "The documents' folder; ./specs if left out, else what is built in.")
  @Nullable Path folder;
}
