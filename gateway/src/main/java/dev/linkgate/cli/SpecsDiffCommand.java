package dev.linkgate.cli;

import dev.linkgate.adapter.Adapter;
import dev.linkgate.contract.diff.CellsTouched;
import dev.linkgate.contract.diff.DiffReport;
import dev.linkgate.contract.diff.Documents;
import dev.linkgate.contract.diff.SpecDiff;
import dev.linkgate.contract.document.OpenApiDocument;
import dev.linkgate.contract.document.UnusableDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "diff",
    synopsisHeading = "Usage: ",
    customSynopsis = {
      "linkgate specs diff [--json | --markdown] [--specs DIR] API FROM TO",
      "       linkgate specs diff [--json | --markdown] FILE FILE"
    },
    description = {
      "What changed between two documents of an API: for callers, for upstreams, and what of ours",
      "covers it. FROM and TO are versions or files. Exit 1 when something is not covered."
    })
final class SpecsDiffCommand implements Callable<Integer> {
  private final SpecApis apis;
  private final CellsTouched cells;
  private final Terminal terminal;

  @Parameters(
      arity = "2..3",
      paramLabel = "ARG",
      description = "An API and two of its versions (or files), or two files.")
  private List<String> arguments = List.of();

  @Option(
      names = "--specs",
      paramLabel = "DIR",
      description = "The documents' folder; ./specs if left out, else what is built in.")
  private @Nullable Path specs;

  @ArgGroup private final Format format = new Format();

  /** At most one of them. */
  private static final class Format {
    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--markdown", description = "Print Markdown tables.")
    private boolean markdown;
  }

  SpecsDiffCommand(SpecApis apis, CellsTouched cells, Terminal terminal) {
    this.apis = apis;
    this.cells = cells;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try {
      DiffReport report = arguments.size() == 3 ? ofVersions() : ofFiles();
      print(report);
      return report.uncovered().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    } catch (UnusableDocument e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private DiffReport ofVersions() {
    Adapter adapter = apis.adapter(arguments.getFirst());
    Documents documents = new Documents(specs);
    return new SpecDiff(adapter, cells)
        .between(
            documents.find(adapter, arguments.get(1)), documents.find(adapter, arguments.get(2)));
  }

  private DiffReport ofFiles() {
    OpenApiDocument from = OpenApiDocument.read(Path.of(arguments.get(0)));
    OpenApiDocument to = OpenApiDocument.read(Path.of(arguments.get(1)));
    Adapter adapter =
        Documents.apiOf(to, apis.all())
            .or(() -> Documents.apiOf(from, apis.all()))
            .orElseThrow(
                () ->
                    new UnusableDocument(
                        to.name()
                            + ": has the link operation of none of "
                            + String.join(", ", apis.names())));
    return new SpecDiff(adapter, cells).between(from, to);
  }

  private void print(DiffReport report) {
    if (format.json) {
      terminal.json(report.json());
    } else {
      terminal.print((format.markdown ? report.markdown() : report.text()).stripTrailing());
    }
  }
}
