package dev.linkgate.cli;

import dev.linkgate.canonical.Secret;
import dev.linkgate.config.CallerKey;
import dev.linkgate.config.Keys;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "generate", description = "Make a caller key; it is shown this once.")
final class KeysGenerateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  KeysGenerateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Secret key = Keys.generate(new SecureRandom());
    if (json) {
      Map<String, Object> made = new LinkedHashMap<>();
      made.put("key", key.reveal());
      made.put("sha256", CallerKey.of(key).sha256());
      terminal.json(made);
      return ExitCode.OK;
    }
    terminal.say("For the caller; it is stored nowhere:");
    terminal.print(key.reveal());
    terminal.say("For linkgate.yaml, under the caller's keys:");
    terminal.print(Keys.fileLine(key));
    return ExitCode.OK;
  }
}
