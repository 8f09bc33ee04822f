package dev.linkgate.cli;

import dev.linkgate.sandbox.SandboxRules;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "serve",
    description = "Run the gateway; without a configuration, on the sandbox only.")
final class ServeCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  private final Serve serve;

  @Mixin private final ConfigOption config = new ConfigOption();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port for callers, in place of the file's; 0 for any free one.")
  private @Nullable Integer port;

  @Option(
      names = "--admin-port",
      paramLabel = "N",
      description = "Port for health, metrics and console, likewise.")
  private @Nullable Integer adminPort;

  @Option(
      names = "--ready-file",
      paramLabel = "F",
      description = "Written, as JSON, once requests are accepted.")
  private @Nullable Path readyFile;

  @Option(
      names = "--sandbox",
      description = {
        "Run the sandbox alone and in memory, as for a test run: no configuration, nothing left",
        "behind, new keys and free ports each time."
      })
  private boolean sandbox;

  @Option(
      names = "--preview-burns",
      description = "With --sandbox: what looks like a link preview spends a link.")
  private boolean previewBurns;

  @Spec private @Nullable CommandSpec spec;

  ServeCommand(Serve serve) {
    this.serve = serve;
  }

  @Override
  public Integer call() {
    check("--port", port);
    check("--admin-port", adminPort);
    check(!sandbox || config.config == null, "--sandbox has no configuration: leave --config out");
    check(sandbox || !previewBurns, "--preview-burns goes with --sandbox; else it is in the file");
    return serve.run(
        sandbox
            ? new ServeOptions(null, SandboxRules.where(previewBurns), port, adminPort, readyFile)
            : new ServeOptions(config.file().orElse(null), null, port, adminPort, readyFile));
  }

  private void check(String option, @Nullable Integer value) {
    check(
        value == null || (value >= 0 && value <= HIGHEST_PORT),
        option + ": a port is from 0 to " + HIGHEST_PORT);
  }

  private void check(boolean right, String otherwise) {
    if (!right && spec != null) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }
}
