package dev.linkgate.cli;

import dev.linkgate.adapter.Adapter;
import dev.linkgate.contract.fidelity.Cell;
import dev.linkgate.contract.fidelity.Matrix;
import dev.linkgate.contract.fidelity.MatrixJson;
import dev.linkgate.contract.fidelity.MatrixMarkdown;
import dev.linkgate.contract.fidelity.MatrixText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "matrix",
    description = {
      "Say what becomes of every property between every two versions, by running it.",
      "Exit 1 when something is lost silently, or sent or answered other than documented."
    })
final class MatrixCommand implements Callable<Integer> {
  private final List<Adapter> adapters;
  private final Terminal terminal;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--from",
      paramLabel = "API[@VERSION]",
      description = "The callers' API, and version; all when left out.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "API[@VERSION]",
      description = "The upstreams' API, and version; all when left out.")
  private @Nullable String to;

  @ArgGroup private @Nullable Format format;

  /** At most one of them. */
  private static final class Format {
    @Option(names = "--json", description = "Print JSON: every cell.")
    private boolean json;

    @Option(names = "--markdown", description = "Print Markdown, as in docs/fidelity.md.")
    private boolean markdown;
  }

  MatrixCommand(List<Adapter> adapters, Terminal terminal) {
    this.adapters = adapters;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    long began = System.nanoTime();
    Matrix matrix = matrix();
    if (format != null && format.json) {
      terminal.json(MatrixJson.of(matrix));
    } else if (format != null && format.markdown) {
      MatrixMarkdown.of(matrix).forEach(terminal::print);
    } else {
      MatrixText.of(matrix).forEach(terminal::print);
    }
    matrix.silent().forEach(cell -> terminal.say("SILENT: " + named(cell)));
    matrix.faults().forEach(fault -> terminal.say("NOT AS DOCUMENTED: " + fault));
    terminal.say(
        String.format(
            Locale.ROOT,
            "%d cells of %d pairs of versions in %.1f s, %d silent, %d not as documented",
            matrix.cells().size(),
            matrix.pairs(),
            Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0,
            matrix.silent().size(),
            matrix.faults().size()));
    return matrix.sound() ? ExitCode.OK : ExitCode.FAILED;
  }

  private Matrix matrix() {
    try {
      return Matrix.of(adapters, from, to);
    } catch (IllegalArgumentException e) {
      if (spec == null || e.getMessage() == null) {
        throw e;
      }
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private static String named(Cell cell) {
    return cell.ingress() + " -> " + cell.upstream() + ": " + cell.parameter() + " " + cell.value();
  }
}
