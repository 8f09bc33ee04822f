package dev.linkgate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.linkgate.cli.AdminClient.Answer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands for the audit. */
final class AuditCommands {
  /** Rows that the admin API gives when it is not told how many. */
  private static final int PAGE = 100;

  /** As long as the admin API waits at most. */
  private static final String WAIT = "25";

  private AuditCommands() {}

  static void into(CommandLine group, AdminDoor door, Terminal terminal) {
    group
        .addSubcommand(new Ask(door, terminal))
        .addSubcommand(new Show(door, terminal))
        .addSubcommand(new Tail(door, terminal));
  }

  /** Which rows. */
  private static final class Filters {
    @Option(names = "--caller", paramLabel = "NAME")
    private @Nullable String caller;

    @Option(names = "--ingress", paramLabel = "API")
    private @Nullable String ingress;

    @Option(names = "--upstream", paramLabel = "NAME")
    private @Nullable String upstream;

    @Option(names = "--fault", paramLabel = "WHOSE", description = "caller, gateway or upstream.")
    private @Nullable String fault;

    @Option(names = "--account", paramLabel = "ID", description = "Or merchant.")
    private @Nullable String account;

    @Option(names = "--request", paramLabel = "ID")
    private @Nullable String request;

    @Option(names = "--status", paramLabel = "N", description = "Or a class, such as 4xx.")
    private @Nullable String status;

    @Option(names = "--status-from", paramLabel = "N")
    private @Nullable String statusFrom;

    @Option(names = "--status-to", paramLabel = "N")
    private @Nullable String statusTo;

    @Option(names = "--json", description = "Print JSON, a row in each line.")
    private boolean json;

    Map<String, @Nullable String> query() {
      Map<String, @Nullable String> query = new LinkedHashMap<>();
      query.put("caller", caller);
      query.put("ingress", ingress);
      query.put("upstream", upstream);
      query.put("fault", fault);
      query.put("account", account);
      query.put("request", request);
      query.put("status", status);
      query.put("status-from", statusFrom);
      query.put("status-to", statusTo);
      return query;
    }

    void print(JsonNode rows, Terminal terminal) throws IOException {
      for (JsonNode row : rows) {
        terminal.print(json ? new ObjectMapper().writeValueAsString(row) : line(row));
      }
    }

    private static String line(JsonNode row) {
      StringBuilder line = new StringBuilder(row.path("at").asText());
      for (Map.Entry<String, JsonNode> field : row.properties()) {
        if (!field.getKey().equals("at")) {
          line.append(' ').append(field.getKey()).append('=').append(text(field.getValue()));
        }
      }
      return line.toString();
    }

    private static String text(JsonNode value) {
      return value.isValueNode() ? value.asText() : value.toString();
    }
  }

  @Command(name = "query", description = "Show past exchanges, the latest first.")
  private static final class Ask extends AdminCommand {
    @Mixin private final Filters filters = new Filters();

    @Option(names = "--from", paramLabel = "TIME", description = "Such as 2026-11-20T14:00:00Z.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME")
    private @Nullable String to;

    @Option(names = "--before", paramLabel = "ID", description = "Only rows with a lower id.")
    private @Nullable String before;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many; 100.")
    private @Nullable String limit;

    Ask(AdminDoor door, Terminal terminal) {
      super(door, terminal);
    }

    @Override
    int run(AdminClient client) throws IOException {
      Map<String, @Nullable String> query = filters.query();
      query.put("from", from);
      query.put("to", to);
      query.put("before", before);
      query.put("limit", limit);
      int left = 0;
      for (boolean first = true; ; first = false) {
        Answer answer = client.ask("GET", "/api/audit" + AdminClient.query(query), null);
        if (!answer.ok()) {
          return failed(answer);
        }
        JsonNode rows = answer.body().path("rows");
        filters.print(rows, terminal);
        left = (first ? wanted() : left) - rows.size();
        JsonNode further = answer.body().path("further").path("id");
        if (left <= 0 || further.isMissingNode()) {
          return ExitCode.OK;
        }
        query.put("before", further.asText()); // it looks at a part of the rows at one time
        query.put("limit", String.valueOf(left));
      }
    }

    /** The API has taken it, so it is a number. */
    private int wanted() {
      return limit == null || limit.isEmpty() ? PAGE : Integer.parseInt(limit);
    }
  }

  @Command(name = "show", description = "Show one exchange with what was asked, as JSON.")
  private static final class Show extends AdminCommand {
    @Parameters(paramLabel = "ID", description = "Of the request, such as req_...; or of the row.")
    private String id = "";

    Show(AdminDoor door, Terminal terminal) {
      super(door, terminal);
    }

    @Override
    int run(AdminClient client) throws IOException {
      Answer answer = client.ask("GET", "/api/audit/" + AdminClient.encoded(id), null);
      if (!answer.ok()) {
        return failed(answer);
      }
      terminal.print(
          new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(answer.body()));
      return ExitCode.OK;
    }
  }

  @Command(name = "tail", description = "Show exchanges as they end, until interrupted.")
  private static final class Tail extends AdminCommand {
    @Mixin private final Filters filters = new Filters();

    Tail(AdminDoor door, Terminal terminal) {
      super(door, terminal);
    }

    @Override
    int run(AdminClient client) throws IOException {
      Answer latest = client.ask("GET", "/api/audit?limit=1", null);
      long last = latest.body().path("rows").path(0).path("id").asLong(0);
      Answer answer = latest;
      while (answer.ok()) {
        Map<String, @Nullable String> query = filters.query();
        query.put("after", String.valueOf(last));
        query.put("wait", WAIT);
        answer = client.ask("GET", "/api/audit" + AdminClient.query(query), null);
        JsonNode rows = answer.body().path("rows");
        filters.print(rows, terminal);
        last = answer.body().path("further").path("id").asLong(last);
      }
      return failed(answer);
    }
  }
}
