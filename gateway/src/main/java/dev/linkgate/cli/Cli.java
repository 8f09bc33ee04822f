package dev.linkgate.cli;

import dev.linkgate.adapter.Adapter;
import dev.linkgate.config.ApiFacts;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code linkgate} command. */
public final class Cli {
  private Cli() {}

  /**
   * Runs one command.
   *
   * @param apis what a configuration may name
   * @param adapters the same, with all that is known of them
   * @param door to the admin API
   * @return an {@link ExitCode}
   */
  public static int run(
      String[] args, List<ApiFacts> apis, List<Adapter> adapters, Serve serve, AdminDoor door) {
    var terminal =
        new Terminal(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    return run(args, apis, adapters, serve, door, System.getenv(), terminal);
  }

  static int run(
      String[] args,
      List<ApiFacts> apis,
      List<Adapter> adapters,
      Serve serve,
      AdminDoor door,
      Map<String, String> env,
      Terminal terminal) {
    var line = new CommandLine(new Root()).addSubcommand(new ServeCommand(serve));
    if (args.length == 0 || !args[0].equals("serve")) { // a start does not wait for the others
      addOthers(line, apis, adapters, door, env, terminal);
    }
    withHelp(line);
    return line.setOut(terminal.out())
        .setErr(terminal.err())
        .setExecutionExceptionHandler((e, _, _) -> failed(e, terminal))
        .execute(args);
  }

  private static void addOthers(
      CommandLine line,
      List<ApiFacts> apis,
      List<Adapter> adapters,
      AdminDoor door,
      Map<String, String> env,
      Terminal terminal) {
    var accounts = new CommandLine(new AccountsGroup());
    AccountsCommands.into(accounts, door, terminal);
    var audit = new CommandLine(new AuditGroup());
    AuditCommands.into(audit, door, terminal);
    var drift = new CommandLine(new DriftGroup());
    DriftCommands.into(drift, door, terminal);
    var sandbox = new CommandLine(new SandboxGroup());
    SandboxCommands.into(sandbox, door, terminal);
    sandbox.addSubcommand(new SandboxFaultsCommand(adapters, terminal));
    var specs = new CommandLine(new SpecsGroup());
    SpecsCommands.into(specs, new SpecApis(adapters), new MatrixCells(adapters), terminal);
    line.addSubcommand(new CheckConfigCommand(apis, env, terminal))
        .addSubcommand(new ExplainCommand(apis, adapters, door, env, terminal))
        .addSubcommand(
            new CommandLine(new KeysGroup()).addSubcommand(new KeysGenerateCommand(terminal)))
        .addSubcommand(new VerifyCommand(apis, adapters, env, System.in, terminal))
        .addSubcommand(accounts)
        .addSubcommand(new MatrixCommand(adapters, terminal))
        .addSubcommand(audit)
        .addSubcommand(drift)
        .addSubcommand(sandbox)
        .addSubcommand(specs)
        .addSubcommand(
            new CommandLine(new StoreGroup()).addSubcommand(new StoreCopyCommand(terminal)));
  }

  private static void withHelp(CommandLine line) {
    for (CommandLine command : line.getSubcommands().values()) {
      CommandSpec spec = command.getCommandSpec();
      if (spec.findOption("--version") == null) {
        spec.mixinStandardHelpOptions(true).versionProvider(new Version());
      } else { // where it names the version of an API
        spec.addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build());
      }
      withHelp(command);
    }
  }

  /** One line: a stack trace tells an operator nothing, and may quote what it should not. */
  private static int failed(Exception e, Terminal terminal) {
    @Nullable String message = e.getMessage();
    terminal.say("linkgate: " + (message == null ? e.getClass().getSimpleName() : message));
    return e instanceof CommandFailure failure ? failure.exitCode() : ExitCode.FAILED;
  }

  @Command(
      name = "linkgate",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      synopsisSubcommandLabel = "COMMAND",
      description = "Account links from any payment provider, in the API the caller speaks.",
      footer = {
        "",
        "Exit: 0 ok, 1 failed, 2 usage, 3 configuration, 5 upstream.",
        "Data goes to stdout, talk to stderr."
      })
  private static final class Root extends Group {}

  @Command(name = "keys", description = "Caller keys.", synopsisSubcommandLabel = "COMMAND")
  private static final class KeysGroup extends Group {}

  @Command(
      name = "accounts",
      description = "The account map, of the running gateway or else in its store.",
      synopsisSubcommandLabel = "COMMAND")
  private static final class AccountsGroup extends Group {}

  @Command(name = "audit", description = "Past exchanges.", synopsisSubcommandLabel = "COMMAND")
  private static final class AuditGroup extends Group {}

  @Command(
      name = "drift",
      description = "Where upstreams' answers leave their documents.",
      synopsisSubcommandLabel = "COMMAND")
  private static final class DriftGroup extends Group {}

  @Command(
      name = "sandbox",
      description = "What the sandbox plays: accounts, links, a clock and faults.",
      synopsisSubcommandLabel = "COMMAND")
  private static final class SandboxGroup extends Group {}

  @Command(
      name = "specs",
      description = "The providers' APIs as documents.",
      synopsisSubcommandLabel = "COMMAND")
  private static final class SpecsGroup extends Group {}

  @Command(
      name = "store",
      description = "Where account map, ledger and audit are kept.",
      synopsisSubcommandLabel = "COMMAND")
  private static final class StoreGroup extends Group {}

  /** A command that only has commands. */
  private abstract static class Group implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
      if (spec != null) {
        throw new ParameterException(spec.commandLine(), "a command is missing");
      }
    }
  }

  private static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      @Nullable String version = Cli.class.getPackage().getImplementationVersion();
      return new String[] {
        "linkgate " + (version == null ? "(not packaged)" : version), "Java " + Runtime.version()
      };
    }
  }
}
