package dev.linkgate.cli;

import dev.linkgate.config.ApiFacts;
import dev.linkgate.config.ConfigFile;
import dev.linkgate.config.Loaded;
import dev.linkgate.config.Note;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "check-config", description = "Say every mistake in the configuration, and where.")
final class CheckConfigCommand implements Callable<Integer> {
  private final List<ApiFacts> apis;
  private final Map<String, String> env;
  private final Terminal terminal;

  @Mixin private final ConfigOption config = new ConfigOption();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  CheckConfigCommand(List<ApiFacts> apis, Map<String, String> env, Terminal terminal) {
    this.apis = apis;
    this.env = env;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Optional<Path> file = config.file();
    if (file.isEmpty()) {
      terminal.say("there is no linkgate.yaml here; name a file with --config FILE");
      return ExitCode.CONFIGURATION;
    }
    Loaded loaded = ConfigFile.load(file.get(), apis, env);
    List<Note> errors = loaded instanceof Loaded.Refused refused ? refused.errors() : List.of();
    if (json) {
      terminal.json(report(file.get(), errors, loaded.warnings()));
    } else {
      errors.forEach(note -> terminal.print(note.toString()));
      loaded.warnings().forEach(note -> terminal.print(warning(note)));
      terminal.say(summary(file.get(), errors.size(), loaded.warnings().size()));
    }
    return errors.isEmpty() ? ExitCode.OK : ExitCode.CONFIGURATION;
  }

  private static Map<String, Object> report(Path file, List<Note> errors, List<Note> warnings) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("file", file.toString());
    report.put("ok", errors.isEmpty());
    report.put("errors", errors);
    report.put("warnings", warnings);
    return report;
  }

  private static String warning(Note note) {
    return new Note(note.file(), note.line(), note.column(), "warning: " + note.text()).toString();
  }

  private static String summary(Path file, int errors, int warnings) {
    String found = errors == 0 ? "is fine" : "has " + count(errors, "mistake");
    return file + " " + found + (warnings == 0 ? "" : ", " + count(warnings, "warning"));
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
