package dev.linkgate.cli;

import dev.linkgate.contract.diff.CellsTouched;
import dev.linkgate.contract.diff.DiffReport;
import dev.linkgate.contract.diff.SpecDiff;
import dev.linkgate.contract.document.OpenApiDocument;
import dev.linkgate.contract.document.UnusableDocument;
import dev.linkgate.contract.slice.Slice;
import dev.linkgate.contract.slice.Spec;
import dev.linkgate.contract.slice.SpecFolder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private final SpecsOption specs = new SpecsOption();

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
    SpecFolder folder = apis.folder(arguments.getFirst(), specs.folder);
    return between(folder, document(folder, arguments.get(1)), document(folder, arguments.get(2)));
  }

  private static OpenApiDocument document(SpecFolder folder, String versionOrFile) {
    return isFile(versionOrFile)
        ? OpenApiDocument.read(Path.of(versionOrFile))
        : folder
            .of(versionOrFile)
            .map(Spec::document)
            .orElseThrow(
                () ->
                    new UnusableDocument(
                        "there is no document '%s' of %s, and no such file; there are: %s"
                            .formatted(
                                versionOrFile,
                                folder.api().name(),
                                String.join(", ", folder.versions()))));
  }

  private static boolean isFile(String text) {
    try {
      return Files.isRegularFile(Path.of(text));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private DiffReport ofFiles() {
    OpenApiDocument from = OpenApiDocument.read(Path.of(arguments.get(0)));
    OpenApiDocument to = OpenApiDocument.read(Path.of(arguments.get(1)));
    SpecFolder folder =
        folderOf(to)
            .or(() -> folderOf(from))
            .orElseThrow(
                () ->
                    new UnusableDocument(
                        to.name()
                            + ": has the link operation of none of "
                            + String.join(", ", apis.names())));
    return between(folder, from, to);
  }

  /** The API whose operation a document has. */
  private Optional<SpecFolder> folderOf(OpenApiDocument document) {
    return apis.names().stream()
        .map(name -> apis.folder(name, specs.folder))
        .filter(folder -> folder.newest().filter(ours -> Slice.isIn(document, ours)).isPresent())
        .findFirst();
  }

  private DiffReport between(SpecFolder folder, OpenApiDocument from, OpenApiDocument to) {
    String api = folder.api().name();
    return new SpecDiff(apis.adapter(api), cells)
        .between(operation(folder, from), operation(folder, to));
  }

  private OpenApiDocument operation(SpecFolder folder, OpenApiDocument document) {
    Spec newest =
        folder
            .newest()
            .orElseThrow(
                () -> new UnusableDocument("there is no document of " + folder.api().name()));
    Slice slice = Slice.of(document, newest);
    slice.notes().forEach(note -> terminal.say("note: " + document.name() + ": " + note));
    return slice.document();
  }

  private void print(DiffReport report) {
    if (format.json) {
      terminal.json(report.json());
    } else {
      terminal.print((format.markdown ? report.markdown() : report.text()).stripTrailing());
    }
  }
}
