package dev.linkgate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.linkgate.cli.AdminClient.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands for the account map. */
final class AccountsCommands {
  private static final String ACCOUNTS = "/api/accounts";

  private AccountsCommands() {}

  static void into(CommandLine group, AdminDoor door, Terminal terminal) {
    group
        .addSubcommand(new Import(door, terminal))
        .addSubcommand(new Export(door, terminal))
        .addSubcommand(new ListAll(door, terminal))
        .addSubcommand(new SetOne(door, terminal))
        .addSubcommand(new Remove(door, terminal));
  }

  @Command(name = "import", description = "Enter all accounts of a file, or none.")
  private static final class Import extends AdminCommand {
    @Parameters(paramLabel = "FILE", description = "CSV or JSON; - for stdin.")
    private String file = "-";

    @Option(names = "--format", paramLabel = "csv|json", description = "Else by the file's name.")
    private @Nullable String format;

    Import(AdminDoor door, Terminal terminal) {
      super(door, terminal);
    }

    @Override
    int run(AdminClient client) throws IOException {
      try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
        Answer answer = client.ask("POST", ACCOUNTS + "/import?format=" + format(format, file), in);
        if (!answer.ok()) {
          for (JsonNode wrong : answer.body().path("wrong")) {
            terminal.print(
                file + ":" + wrong.path("line").asLong() + ": " + wrong.path("problem").asText());
          }
          return failed(answer);
        }
        terminal.say(answer.body().path("entries").asLong() + " accounts entered");
        return ExitCode.OK;
      }
    }
  }

  @Command(name = "export", description = "Print all accounts, as import reads them.")
  private static final class Export extends AdminCommand {
    @Option(names = "--format", paramLabel = "csv|json", description = "csv when left out.")
    private @Nullable String format;

    @Option(names = "--caller", paramLabel = "NAME", description = "Only this caller's.")
    private @Nullable String caller;

    Export(AdminDoor door, Terminal terminal) {
      super(door, terminal);
    }

    @Override
    int run(AdminClient client) throws IOException {
      Map<String, @Nullable String> query = new LinkedHashMap<>();
      query.put("format", format(format, ""));
      query.put("caller", caller);
      Answer answer =
          client.stream(
              ACCOUNTS + "/export" + AdminClient.query(query),
              body -> {
                new InputStreamReader(body, StandardCharsets.UTF_8).transferTo(terminal.out());
                terminal.out().flush();
              });
      return answer.ok() ? ExitCode.OK : failed(answer);
    }
  }

  @Command(name = "list", description = "Show accounts.")
  private static final class ListAll extends AdminCommand {
    @Option(names = "--caller", paramLabel = "NAME", description = "Only this caller's.")
    private @Nullable String caller;

    @Option(names = "--search", paramLabel = "WORD", description = "What a word of it begins with.")
    private @Nullable String search;

    @Option(names = "--after", paramLabel = "NEXT", description = "Go on after a page's end.")
    private @Nullable String after;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many; 100.")
    private @Nullable String limit;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    ListAll(AdminDoor door, Terminal terminal) {
      super(door, terminal);
    }

    @Override
    int run(AdminClient client) throws IOException {
      Map<String, @Nullable String> query = new LinkedHashMap<>();
      query.put("caller", caller);
      query.put("search", search);
      query.put("after", after);
      query.put("limit", limit);
      Answer answer = client.ask("GET", ACCOUNTS + AdminClient.query(query), null);
      if (!answer.ok()) {
        return failed(answer);
      }
      if (json) {
        terminal.json(answer.body());
        return ExitCode.OK;
      }
      for (JsonNode account : answer.body().path("accounts")) {
        StringBuilder line = new StringBuilder();
        account
            .properties()
            .forEach(
                it ->
                    line.append(it.getKey())
                        .append('=')
                        .append(it.getValue().asText())
                        .append(' '));
        terminal.print(line.toString().strip());
      }
      if (answer.body().path("next").isTextual()) {
        terminal.say("more: --after '" + answer.body().path("next").asText() + "'");
      }
      return ExitCode.OK;
    }
  }

  @Command(name = "set", description = "Enter one account, or replace it.")
  private static final class SetOne extends AdminCommand {
    @Parameters(index = "0", paramLabel = "CALLER")
    private String caller = "";

    @Parameters(index = "1", paramLabel = "MERCHANT")
    private String merchant = "";

    @Parameters(index = "2..*", arity = "1..*", paramLabel = "SPACE=ID")
    private Map<String, String> ids = new LinkedHashMap<>();

    SetOne(AdminDoor door, Terminal terminal) {
      super(door, terminal);
    }

    @Override
    int run(AdminClient client) throws IOException {
      byte[] body = new ObjectMapper().writeValueAsBytes(ids);
      Answer answer = client.ask("PUT", path(caller, merchant), new ByteArrayInputStream(body));
      return answer.ok() ? ExitCode.OK : failed(answer);
    }
  }

  @Command(name = "remove", description = "Remove one account.")
  private static final class Remove extends AdminCommand {
    @Parameters(index = "0", paramLabel = "CALLER")
    private String caller = "";

    @Parameters(index = "1", paramLabel = "MERCHANT")
    private String merchant = "";

    Remove(AdminDoor door, Terminal terminal) {
      super(door, terminal);
    }

    @Override
    int run(AdminClient client) throws IOException {
      Answer answer = client.ask("DELETE", path(caller, merchant), null);
      return answer.ok() ? ExitCode.OK : failed(answer);
    }
  }

  private static String path(String caller, String merchant) {
    return ACCOUNTS + "/" + AdminClient.encoded(caller) + "/" + AdminClient.encoded(merchant);
  }
}
