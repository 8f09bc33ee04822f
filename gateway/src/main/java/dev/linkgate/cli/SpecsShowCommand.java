package dev.linkgate.cli;

import dev.linkgate.contract.slice.Spec;
import dev.linkgate.contract.slice.SpecFolder;
import dev.linkgate.spec.ApiVersion;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "The document a version is read with.")
final class SpecsShowCommand implements Callable<Integer> {
  private final SpecApis apis;
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "API")
  private String api = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "VERSION",
      description = "Any version, with a document of its own or not; the newest if left out.")
  private @Nullable String version;

  @Mixin private final SpecsOption specs = new SpecsOption();

  @Option(names = "--json", description = "Print JSON instead of YAML.")
  private boolean json;

  SpecsShowCommand(SpecApis apis, Terminal terminal) {
    this.apis = apis;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    SpecFolder folder = apis.folder(api, specs.folder);
    Optional<Spec> found = version == null ? folder.newest() : folder.speaking(parsed(version));
    Spec spec =
        found.orElseThrow(
            () -> new CommandFailure(ExitCode.FAILED, "there is no document of " + api));
    terminal.say(spec.at());
    if (json) {
      terminal.json(spec.document().tree());
    } else {
      terminal.print(spec.text().stripTrailing());
    }
    return ExitCode.OK;
  }

  private ApiVersion parsed(String text) {
    return apis.api(api)
        .versions()
        .apply(text)
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE, "'%s' is no version of %s".formatted(text, api)));
  }
}
