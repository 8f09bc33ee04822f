package dev.linkgate.cli;

import dev.linkgate.cli.AdminClient.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that asks the admin API. */
abstract class AdminCommand implements Callable<Integer> {
  final Terminal terminal;
  private final AdminDoor door;

  @Mixin private final ConfigOption config = new ConfigOption();

  @Option(
      names = "--ready-file",
      paramLabel = "F",
      description = "The gateway that wrote it, one of serve --sandbox.")
  private @Nullable Path readyFile;

  AdminCommand(AdminDoor door, Terminal terminal) {
    this.door = door;
    this.terminal = terminal;
  }

  /** Does what the command is for. */
  abstract int run(AdminClient client) throws IOException;

  @Override
  public Integer call() throws IOException {
    try (AdminClient client = new AdminClient(opened())) {
      return run(client);
    } catch (AdminDoor.MistakenConfiguration e) {
      terminal.say(String.valueOf(e.getMessage()));
      return ExitCode.CONFIGURATION;
    }
  }

  private AdminDoor.Opened opened() throws IOException {
    if (readyFile == null) {
      return door.open(config.file().orElse(null));
    }
    if (config.config != null) {
      throw new CommandFailure(
          ExitCode.USAGE, "--ready-file and --config name two gateways: leave one of them out");
    }
    return ReadyDoor.open(readyFile);
  }

  /** Says why not. */
  int failed(Answer answer) {
    terminal.say("linkgate: " + answer.problem());
    return ExitCode.FAILED;
  }

  /** The format a word or a file's name stands for. */
  static String format(@Nullable String given, String file) {
    if (given != null) {
      return given;
    }
    return file.endsWith(".json") || file.endsWith(".jsonl") ? "json" : "csv";
  }
}
