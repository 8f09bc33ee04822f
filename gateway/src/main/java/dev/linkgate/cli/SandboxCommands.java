package dev.linkgate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.linkgate.cli.AdminClient.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands for the sandbox. */
final class SandboxCommands {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(s|m|h|d)");

  private SandboxCommands() {}

  static void into(CommandLine group, AdminDoor door, Terminal terminal) {
    group
        .addSubcommand(new LinksCommand(door, terminal))
        .addSubcommand(new AccountCommand(door, terminal))
        .addSubcommand(new ClockCommand(door, terminal))
        .addSubcommand(new ResetCommand(door, terminal));
  }

  private static byte[] bytes(Object body) throws IOException {
    return new ObjectMapper().writeValueAsBytes(body);
  }

  @Command(name = "links", description = "Show the latest links, newest first, with their history.")
  private static final class LinksCommand extends AdminCommand {
    @Option(
        names = "--limit",
        paramLabel = "N",
        defaultValue = "100",
        description = "At most so many; ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--json", description = "Print JSON, a link in each line.")
    private boolean json;

    LinksCommand(AdminDoor door, Terminal terminal) {
      super(door, terminal);
    }

    @Override
    int run(AdminClient client) throws IOException {
      Map<String, @Nullable String> query = new LinkedHashMap<>();
      query.put("limit", String.valueOf(limit));
      Answer answer = client.ask("GET", "/api/sandbox/links" + AdminClient.query(query), null);
      if (!answer.ok()) {
        return failed(answer);
      }
      for (JsonNode link : answer.body().path("links")) {
        terminal.print(json ? new ObjectMapper().writeValueAsString(link) : line(link));
      }
      return ExitCode.OK;
    }

    private static String line(JsonNode link) {
      StringBuilder line = new StringBuilder();
      for (String name : new String[] {"id", "state", "account", "purpose", "api", "expires_at"}) {
        line.append(line.isEmpty() ? "" : "  ").append(link.path(name).asText());
      }
      for (JsonNode event : link.path("history")) {
        line.append("\n  ").append(event.path("at").asText());
        line.append("  ").append(event.path("state").asText());
      }
      return line.toString();
    }
  }

  @Command(
      name = "account",
      description = {
        "Show an account; it is made where there is none.",
        "What is said of it takes the place of what was said before."
      })
  private static final class AccountCommand extends AdminCommand {
    @Parameters(paramLabel = "ID", description = "Such as acct_1 or biz_1.")
    private String id = "";

    @Option(names = "--email", paramLabel = "EMAIL", description = "Its owner's.")
    private @Nullable String email;

    @Option(names = "--name", paramLabel = "NAME", description = "As its customers see it.")
    private @Nullable String name;

    @Option(names = "--country", paramLabel = "CC", description = "In two capitals.")
    private @Nullable String country;

    @Option(names = "--business-type", paramLabel = "TYPE", description = "Such as company.")
    private @Nullable String businessType;

    AccountCommand(AdminDoor door, Terminal terminal) {
      super(door, terminal);
    }

    @Override
    int run(AdminClient client) throws IOException {
      String path = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
      Map<String, String> said = said();
      byte[] body = said.isEmpty() ? new byte[0] : bytes(said);
      Answer answer =
          client.ask("PUT", "/api/sandbox/accounts/" + path, new ByteArrayInputStream(body));
      if (!answer.ok()) {
        return failed(answer);
      }
      terminal.json(answer.body());
      return ExitCode.OK;
    }

    private Map<String, String> said() {
      Map<String, String> said = new LinkedHashMap<>();
      put(said, "email", email);
      put(said, "name", name);
      put(said, "country", country);
      put(said, "business_type", businessType);
      return said;
    }

    private static void put(Map<String, String> said, String field, @Nullable String value) {
      if (value != null) {
        said.put(field, value);
      }
    }
  }

  @Command(
      name = "clock",
      description = {
        "Show the sandbox's clock, or move it: advance 10m, set 2026-11-20T14:00:00Z, reset.",
        "Links expire by it."
      })
  private static final class ClockCommand extends AdminCommand {
    @Parameters(arity = "0..1", paramLabel = "advance|set|reset")
    private @Nullable String action;

    @Parameters(arity = "0..1", paramLabel = "VALUE", description = "10m, or a time in UTC.")
    private @Nullable String value;

    ClockCommand(AdminDoor door, Terminal terminal) {
      super(door, terminal);
    }

    @Override
    int run(AdminClient client) throws IOException {
      Answer answer =
          action == null
              ? client.ask("GET", "/api/sandbox/clock", null)
              : client.ask(
                  "POST", "/api/sandbox/clock", new ByteArrayInputStream(bytes(move(action))));
      if (!answer.ok()) {
        return failed(answer);
      }
      terminal.print(answer.body().path("now").asText());
      return ExitCode.OK;
    }

    private Map<String, Object> move(String how) {
      return switch (how) {
        case "advance" -> Map.of("advance_seconds", seconds(needed("a duration such as 10m")));
        case "set" -> Map.of("set", needed("a time such as 2026-11-20T14:00:00Z"));
        case "reset" -> Map.of("reset", true);
        default -> throw new CommandFailure(ExitCode.USAGE, "the clock is advanced, set or reset");
      };
    }

    private String needed(String what) {
      if (value == null) {
        throw new CommandFailure(ExitCode.USAGE, "the clock needs " + what);
      }
      return value;
    }

    private static long seconds(String text) {
      Matcher matcher = DURATION.matcher(text);
      if (!matcher.matches()) {
        throw new CommandFailure(ExitCode.USAGE, "a duration is such as 30s, 10m, 2h or 1d");
      }
      long number = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "s" -> number;
        case "m" -> Duration.ofMinutes(number).toSeconds();
        case "h" -> Duration.ofHours(number).toSeconds();
        default -> Duration.ofDays(number).toSeconds();
      };
    }
  }

  @Command(name = "reset", description = "Forget accounts and links, and reset the clock.")
  private static final class ResetCommand extends AdminCommand {
    ResetCommand(AdminDoor door, Terminal terminal) {
      super(door, terminal);
    }

    @Override
    int run(AdminClient client) throws IOException {
      Answer answer =
          client.ask("POST", "/api/sandbox/reset", new ByteArrayInputStream(new byte[0]));
      if (!answer.ok()) {
        return failed(answer);
      }
      terminal.say("the sandbox is empty");
      return ExitCode.OK;
    }
  }
}
