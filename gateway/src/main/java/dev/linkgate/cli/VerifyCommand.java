package dev.linkgate.cli;

import dev.linkgate.adapter.Adapter;
import dev.linkgate.config.ApiFacts;
import dev.linkgate.contract.verify.Destination;
import dev.linkgate.contract.verify.Part;
import dev.linkgate.contract.verify.Report;
import dev.linkgate.contract.verify.Stopped;
import dev.linkgate.contract.verify.Target;
import dev.linkgate.contract.verify.Verification;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "verify",
    description = {
      "Ask a server of an API everything its document says, and report what is not so.",
      "It makes links, and so needs a key of a test mode. Exit: 1 where something is not so, 5 where"
          + " the server cannot be reached or the key does not get in."
    })
final class VerifyCommand implements Callable<Integer> {
  /** A fifth of what Whop allows, and a tenth of what Stripe's test mode does. */
  private static final String RATE = "10";

  private static final int HIGHEST_RATE = 1_000;

  private final VerifyTargets targets;
  private final Terminal terminal;

  @Mixin private final ConfigOption config = new ConfigOption();

  @Mixin private final VerifyTargets.Options server = new VerifyTargets.Options();

  @Option(
      names = "--only",
      paramLabel = "PART",
      split = ",",
      description = "examples, fields, bodies, access, paths, keys, versions, answers.")
  private List<String> only = List.of();

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = RATE,
      description = "At most so many requests a second; ${DEFAULT-VALUE}.")
  private int rate;

  @ArgGroup private @Nullable Format format;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write JUnit's XML besides, for a build server.")
  private @Nullable Path junit;

  /** How the report is printed. */
  private static final class Format {
    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--markdown", description = "Print Markdown.")
    private boolean markdown;
  }

  VerifyCommand(
      List<ApiFacts> apis,
      List<Adapter> adapters,
      Map<String, String> env,
      InputStream in,
      Terminal terminal) {
    this.targets = new VerifyTargets(apis, adapters, env, in);
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (rate < 1 || rate > HIGHEST_RATE) {
      throw new CommandFailure(ExitCode.USAGE, "--rate is from 1 to " + HIGHEST_RATE);
    }
    Set<Part> parts = parts();
    Path folder = junit == null ? null : junit.toAbsolutePath().normalize().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new CommandFailure(ExitCode.USAGE, "--junit: there is no such folder");
    }
    VerifyTargets.Found found = targets.find(server, config);
    Target target = found.target();
    terminal.say("asking " + target.base() + ", at most " + rate + " requests a second");
    try (Destination to = found.open()) {
      Report report = Verification.run(target, to, parts, rate, InstantSource.system());
      print(report);
      return report.clean() ? ExitCode.OK : ExitCode.FAILED;
    } catch (Stopped e) {
      Report soFar = e.soFar();
      if (soFar != null) {
        print(soFar);
      }
      throw new CommandFailure(ExitCode.UPSTREAM, String.valueOf(e.getMessage()));
    }
  }

  private Set<Part> parts() {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    for (String word : only) {
      parts.add(
          Arrays.stream(Part.values())
              .filter(part -> part.word().equals(word))
              .findFirst()
              .orElseThrow(
                  () ->
                      new CommandFailure(
                          ExitCode.USAGE, "--only: no part '" + word + "'; there are " + words())));
    }
    return parts.isEmpty() ? EnumSet.allOf(Part.class) : parts;
  }

  private static String words() {
    return Arrays.stream(Part.values()).map(Part::word).collect(Collectors.joining(", "));
  }

  private void print(Report report) throws IOException {
    if (format == null) {
      terminal.print(report.text().stripTrailing());
    } else if (format.markdown) {
      terminal.print(report.markdown().stripTrailing());
    } else if (format.json) {
      terminal.json(report.json());
    }
    if (junit != null) {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(junit))) {
        report.junit(out);
      } catch (XMLStreamException e) {
        throw new IOException("the report could not be written to " + junit, e);
      }
    }
  }
}
