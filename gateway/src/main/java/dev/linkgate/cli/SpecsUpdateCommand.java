package dev.linkgate.cli;

import dev.linkgate.contract.diff.CellsTouched;
import dev.linkgate.contract.diff.DiffReport;
import dev.linkgate.contract.diff.SpecDiff;
import dev.linkgate.contract.document.OpenApiDocument;
import dev.linkgate.contract.slice.SpecApi;
import dev.linkgate.contract.slice.SpecUpdate;
import dev.linkgate.contract.slice.Update;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "update",
    description = {
      "Take a provider's whole OpenAPI document (JSON or YAML, 3.0 or 3.1), and write our document",
      "of its version: the one operation we speak, in the form of our newest, without its prose.",
      "Prints the file written and what changed. Where the shape is that of our newest document,",
      "that document's range is raised and no file is added. On any error nothing is written."
    })
final class SpecsUpdateCommand implements Callable<Integer> {
  private final SpecApis apis;
  private final CellsTouched cells;
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "API", description = "Such as stripe-v2.")
  private String name = "";

  @Option(
      names = "--from",
      paramLabel = "FILE",
      required = true,
      description = "The provider's document.")
  private Path from = Path.of("");

  @Option(
      names = "--version",
      paramLabel = "V",
      description = "The version it is of; its own info.version if left out.")
  private @Nullable String version;

  @Option(
      names = "--specs",
      paramLabel = "DIR",
      description = "Our documents' folder; ./specs if left out.")
  private Path specs = SpecApis.HERE;

  @Option(names = "--force", description = "Replace our newest document, if it is of that version.")
  private boolean force;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  SpecsUpdateCommand(SpecApis apis, CellsTouched cells, Terminal terminal) {
    this.apis = apis;
    this.cells = cells;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    SpecApi api = apis.api(name);
    if (version != null && api.versions().apply(version).isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE, "--version: '%s' is no version of %s".formatted(version, name));
    }
    Update update = new SpecUpdate(specs, api).from(from, version, force);
    if (json) {
      terminal.json(report(update));
    }
    update.notes().forEach(note -> terminal.say("note: " + note));
    switch (update) {
      case Update.Written written -> {
        if (!json) {
          terminal.print(written.written().toString());
          terminal.print(changes(written).text().stripTrailing());
        }
        steps(written).forEach(step -> terminal.say("next: " + step));
      }
      case Update.Unchanged same -> {
        if (!json) {
          terminal.print(same.before().toString());
        }
        terminal.say(
            "%s has the shape of %s, %s"
                .formatted(
                    same.version(),
                    same.before(),
                    same.raised() ? "which now says so" : "whose range includes it already"));
      }
    }
    return ExitCode.OK;
  }

  private DiffReport changes(Update.Written written) {
    return new SpecDiff(apis.adapter(name), cells)
        .between(OpenApiDocument.read(written.before()), OpenApiDocument.read(written.written()));
  }

  private List<String> steps(Update.Written written) {
    return List.of(
        "read the notes, and %s beside %s; give what is new words of ours"
            .formatted(written.written(), written.before()),
        "generated/pom.xml: inputSpec of %s is now %s.yaml".formatted(name, written.version()),
        "the adapter's versions: the document's name, and a version change since %s"
            .formatted(written.version()),
        "specs/README.md: a row in both tables; CHANGELOG.md: a line under Wire");
  }

  private Map<String, Object> report(Update update) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("api", name);
    report.put("version", update.version());
    report.put("before", update.before().toString());
    switch (update) {
      case Update.Written written -> {
        report.put("written", written.written().toString());
        report.put("next", steps(written));
        report.put("changes", changes(written).json());
      }
      case Update.Unchanged same -> report.put("raised", same.raised());
    }
    report.put("notes", update.notes());
    return report;
  }
}
