package dev.linkgate.cli;

import dev.linkgate.accounts.AccountMap;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.BodyFormat;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.canonical.Secret;
import dev.linkgate.config.ApiFacts;
import dev.linkgate.config.CallerKey;
import dev.linkgate.config.ConfigFile;
import dev.linkgate.config.Configuration;
import dev.linkgate.config.DataDirectory;
import dev.linkgate.config.Loaded;
import dev.linkgate.contract.explain.Explainer;
import dev.linkgate.contract.explain.Explanation;
import dev.linkgate.contract.explain.ExplanationText;
import dev.linkgate.contract.explain.Question;
import dev.linkgate.contract.explain.UnusableQuestion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "explain",
    description = {
      "Say what the gateway would make of a link request, and why. Nothing is sent or kept.",
      "The request's body comes on stdin, as it is on the wire."
    })
final class ExplainCommand implements Callable<Integer> {
  /** More than any link request may have, so that one that is too long is seen to be. */
  private static final int LARGEST = 1 << 20;

  private final List<ApiFacts> apis;
  private final List<Adapter> adapters;
  private final AdminDoor door;
  private final Map<String, String> env;
  private final Terminal terminal;

  @Mixin private final ConfigOption config = new ConfigOption();

  @Option(
      names = "--ingress",
      paramLabel = "API",
      required = true,
      description = "The API the request is written in.")
  private String ingress = "";

  @Option(
      names = "--ingress-version",
      paramLabel = "V",
      description = "What its version header says; none when left out.")
  private @Nullable String version;

  @Option(
      names = "--caller",
      paramLabel = "NAME",
      description = "Who sends it; the only caller when left out.")
  private @Nullable String caller;

  @Option(
      names = "--header",
      paramLabel = "'NAME: VALUE'",
      description = "Another header it has; any number of them.")
  private List<String> headers = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  ExplainCommand(
      List<ApiFacts> apis,
      List<Adapter> adapters,
      AdminDoor door,
      Map<String, String> env,
      Terminal terminal) {
    this.apis = apis;
    this.adapters = adapters;
    this.door = door;
    this.env = env;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Optional<Configuration> configuration = configuration();
    if (configuration.isEmpty()) {
      return ExitCode.CONFIGURATION;
    }
    try {
      Explanation explanation = explain(configuration.get());
      if (json) {
        terminal.json(explanation);
      } else {
        ExplanationText.lines(explanation).forEach(terminal::print);
      }
      return explanation.outcome() == Explanation.Outcome.REFUSED ? ExitCode.FAILED : ExitCode.OK;
    } catch (UnusableQuestion e) {
      throw new CommandFailure(ExitCode.USAGE, e.problem());
    }
  }

  private Explanation explain(Configuration configuration) throws IOException {
    List<Headers.Header> given = headers.stream().map(Question::header).toList();
    Question question = new Question(ingress, version, caller, null, new Headers(given), body());
    Explainer explainer = new Explainer(adapters);
    if (nothingKept(configuration)) {
      terminal.say("there is no store yet: the account map is empty");
      return explainer.explain(configuration, (_, _) -> Optional.empty(), question);
    }
    try (DoorAccounts accounts = new DoorAccounts(door, config.file().orElse(null))) {
      return explainer.explain(configuration, (AccountMap) accounts, question);
    }
  }

  private Optional<Configuration> configuration() {
    Optional<Path> file = config.file();
    if (file.isEmpty()) {
      terminal.say("no configuration: every link comes from the sandbox");
      CallerKey unasked = CallerKey.of(new Secret("of a caller whom nobody asks for it"));
      Path data = DataDirectory.ofUser(env, System.getProperty("os.name"));
      return Optional.of(Configuration.sandboxOnly(data, unasked, apis));
    }
    return switch (ConfigFile.load(file.get(), apis, env)) {
      case Loaded.Ok ok -> Optional.of(ok.configuration());
      case Loaded.Refused refused -> {
        refused.errors().forEach(note -> terminal.say(note.toString()));
        yield Optional.empty();
      }
    };
  }

  /** Whether there is no store yet: looking into it would make one. */
  private static boolean nothingKept(Configuration configuration) {
    return configuration.store().file().filter(file -> !Files.exists(file)).isPresent();
  }

  private byte[] body() throws IOException {
    InputStream in = System.in;
    byte[] body = in.readNBytes(LARGEST);
    return form() ? withoutLineEnd(body) : body;
  }

  private boolean form() {
    return adapters.stream()
        .map(Adapter::ingress)
        .flatMap(Optional::stream)
        .filter(it -> it.api().name().equals(ingress))
        .map(Ingress::bodyFormat)
        .anyMatch(format -> format == BodyFormat.FORM);
  }

  /** A shell's echo ends its line; in a form that would be the end of the last value. */
  private byte[] withoutLineEnd(byte[] body) {
    int end = body.length;
    if (end > 0 && body[end - 1] == '\n') {
      end--;
      if (end > 0 && body[end - 1] == '\r') {
        end--;
      }
      terminal.say("the line end behind the form is left out");
    }
    return Arrays.copyOf(body, end);
  }
}
