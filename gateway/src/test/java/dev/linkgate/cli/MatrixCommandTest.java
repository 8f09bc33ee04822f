package dev.linkgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.linkgate.Adapters;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MatrixCommandTest {
  private static final List<Adapter> ADAPTERS =
      Adapters.all(
          InstantSource.system(),
          new SandboxAdapter(
              InstantSource.system(),
              () -> {
                throw new IllegalStateException("no gateway runs while a command does");
              }));

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aPairIsPrintedForPeople() {
    int exit = run("matrix", "--from", "whop", "--to", "stripe-v1@2026-10-28.endive");

    assertThat(exit).isEqualTo(ExitCode.OK);
    assertThat(out.toString().lines())
        .startsWith("whop to stripe-v1")
        .anyMatch(line -> line.contains("from 2025-01-01…2026-08-25-2"))
        .anyMatch(line -> line.contains("to 2024-09-30.acacia…2026-10-28.endive"))
        .anyMatch(line -> line.contains("payouts_portal") && line.endsWith("impossible"))
        .anyMatch(line -> line.matches(" +use_case +account_onboarding +exact \\[\\d]"));
    assertThat(err.toString().strip())
        .matches("\\d+ cells of 2 pairs of versions in .* s, 0 silent, 0 not as documented");
  }

  @Test
  void jsonHasEveryCellUnderNamesThatStay() throws Exception {
    int exit = run("matrix", "--from", "stripe-v1@2020-08-27", "--to", "whop@2025-01-01", "--json");

    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(exit).isEqualTo(ExitCode.OK);
    assertThat(report.path("sound").asBoolean()).isTrue();
    assertThat(report.path("pairs").asInt()).isEqualTo(1);
    assertThat(report.path("cells"))
        .hasSize(14)
        .contains(
            new ObjectMapper()
                .readTree(
                    """
                    {"ingress":{"api":"stripe-v1","version":"2020-08-27"},
                     "upstream":{"api":"whop","version":"2025-01-01"},
                     "part":"request","parameter":"account","value":"any","outcome":"exact",
                     "carriedBy":["company_id"],"relayed":false,"note":""}
                    """));
  }

  @Test
  void markdownIsATableForEachPair() {
    int exit = run("matrix", "--from", "whop@2025-01-01", "--to", "sandbox", "--markdown");

    assertThat(exit).isEqualTo(ExitCode.OK);
    assertThat(out.toString().lines())
        .startsWith("# Fidelity")
        .contains(
            "## whop to sandbox",
            "|  | property | value | to sandbox |",
            "| request | `company_id` | any | exact |",
            "| answer | `url` |  | derived (drawn anew for each link) |");
  }

  @Test
  void whatIsNoApiIsAUsageError() {
    int exit = run("matrix", "--from", "stripe");

    assertThat(exit).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("no API 'stripe' here; there are stripe-v1, stripe-v2");
    assertThat(out.toString()).isEmpty();
  }

  private int run(String... args) {
    Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true));
    return Cli.run(
        args, List.of(), ADAPTERS, _ -> 0, MatrixCommandTest::noDoor, Map.of(), terminal);
  }

  private static AdminDoor.Opened noDoor(@Nullable Path config) {
    throw new AssertionError("no door is needed for " + config);
  }
}
