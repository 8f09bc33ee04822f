package dev.linkgate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.linkgate.cli.AdminClient.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands for drift. */
final class DriftCommands {
  /** Said at the line's beginning, or below it. */
  private static final Set<String> APART = Set.of("id", "kind", "document", "patch");

  /** As many as the admin API gives at once: ten upstreams that are as wrong as can be. */
  private static final String MOST = "10000";

  private DriftCommands() {}

  static void into(CommandLine group, AdminDoor door, Terminal terminal) {
    group
        .addSubcommand(new ListCommand(door, terminal))
        .addSubcommand(new AckCommand(door, terminal));
  }

  @Command(
      name = "list",
      description = {
        "Show where upstreams' answers leave the documents in specs/, the latest first.",
        "Counts are of the answers that were checked."
      })
  private static final class ListCommand extends AdminCommand {
    @Option(names = "--upstream", paramLabel = "NAME")
    private @Nullable String upstream;

    @Option(names = "--all", description = "Acknowledged rows, too.")
    private boolean all;

    @Option(names = "--patch", description = "The JSON Patch of the document that accepts it.")
    private boolean patch;

    @Option(names = "--json", description = "Print JSON, a row in each line.")
    private boolean json;

    ListCommand(AdminDoor door, Terminal terminal) {
      super(door, terminal);
    }

    @Override
    int run(AdminClient client) throws IOException {
      Map<String, @Nullable String> query = new LinkedHashMap<>();
      query.put("upstream", upstream);
      query.put("all", String.valueOf(all));
      query.put("limit", MOST);
      Answer answer = client.ask("GET", "/api/drift" + AdminClient.query(query), null);
      if (!answer.ok()) {
        return failed(answer);
      }
      for (JsonNode row : answer.body().path("rows")) {
        print(row);
      }
      return ExitCode.OK;
    }

    private void print(JsonNode row) throws IOException {
      if (json) {
        terminal.print(new ObjectMapper().writeValueAsString(row));
        return;
      }
      terminal.print(line(row));
      if (patch && row.has("patch")) {
        terminal.print("  " + row.path("document").asText());
        for (JsonNode step : row.path("patch")) {
          terminal.print("  " + step);
        }
      } else if (patch) {
        terminal.print("  no patch accepts this");
      }
    }

    private static String line(JsonNode row) {
      var line = new StringBuilder(row.path("id").asText());
      line.append(' ').append(row.path("kind").asText());
      for (Map.Entry<String, JsonNode> field : row.properties()) {
        if (!APART.contains(field.getKey())) {
          String text = field.getValue().asText();
          boolean bare = !text.isEmpty() && text.indexOf(' ') < 0;
          line.append(' ').append(field.getKey()).append('=');
          line.append(bare ? text : '"' + text + '"');
        }
      }
      return line.toString();
    }
  }

  @Command(
      name = "ack",
      description = {
        "Take note of rows: they are not listed any more, and go on counting.",
        "Something new at the same place is a row of its own."
      })
  private static final class AckCommand extends AdminCommand {
    @Parameters(arity = "1..*", paramLabel = "ID", description = "As drift list shows it.")
    private List<Long> ids = List.of();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    AckCommand(AdminDoor door, Terminal terminal) {
      super(door, terminal);
    }

    @Override
    int run(AdminClient client) throws IOException {
      byte[] body = new ObjectMapper().writeValueAsBytes(Map.of("ids", ids));
      Answer answer = client.ask("POST", "/api/drift/ack", new ByteArrayInputStream(body));
      if (!answer.ok()) {
        return failed(answer);
      }
      if (json) {
        terminal.json(answer.body());
      }
      int rows = answer.body().path("acknowledged").size();
      terminal.say(rows == 1 ? "1 row acknowledged" : rows + " rows acknowledged");
      return ExitCode.OK;
    }
  }
}
