package dev.linkgate.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option every command has. */
final class ConfigOption {
  private static final Path DEFAULT = Path.of("linkgate.yaml");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration; ./linkgate.yaml when left out and there is one.")
  @Nullable Path config;

  /** The file that was named, else the one that lies here. */
  Optional<Path> file() {
    if (config != null) {
      return Optional.of(config);
    }
    return Files.exists(DEFAULT) ? Optional.of(DEFAULT) : Optional.empty();
  }
}
