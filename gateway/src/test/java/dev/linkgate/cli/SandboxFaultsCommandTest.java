package dev.linkgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.linkgate.Adapters;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import dev.linkgate.sandbox.SandboxFault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code linkgate sandbox faults}, which needs no gateway and no store. */
class SandboxFaultsCommandTest {
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
  void everyFaultIsListedWithWhatEachApiAnswers() {
    assertThat(run("sandbox", "faults")).isEqualTo(ExitCode.OK);

    assertThat(out.toString().lines())
        .hasSize(4 * SandboxFault.values().length)
        .contains(
            "wrong_key (401)  refuses the gateway's own key",
            "  stripe-v1  502 api_error; retry: false",
            "429  takes no more requests, and asks for a second's pause",
            "  stripe-v2  429 rate_limit account_rate_limit_exceeded; Retry-After: 1",
            "500  fails, and says so in its API",
            "  stripe-v1  502 api_error; kept under its key",
            "reset_after  does its work and closes the connection; a link is made",
            "  whop       502 bad_gateway outcome_unknown; retry: true with a key, else false");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void jsonHasTheSame() throws Exception {
    assertThat(run("sandbox", "faults", "--json")).isEqualTo(ExitCode.OK);

    JsonNode faults = new ObjectMapper().readTree(out.toString());
    assertThat(faults.findValuesAsText("name"))
        .isEqualTo(Arrays.stream(SandboxFault.values()).map(SandboxFault::word).toList());
    JsonNode reset = faults.get(faults.findValuesAsText("name").indexOf("reset_after"));
    assertThat(reset.path("makes_link").asBoolean()).isTrue();
    assertThat(reset.path("answers").get(2))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"api":"whop","status":502,"type":"bad_gateway","code":"outcome_unknown",
                     "should_retry":{"with_key":true,"without_key":false},"kept_under_key":false}
                    """));
  }

  private int run(String... args) {
    Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true));
    return Cli.run(
        args, List.of(), ADAPTERS, _ -> 0, SandboxFaultsCommandTest::noDoor, Map.of(), terminal);
  }

  private static AdminDoor.Opened noDoor(@Nullable Path config) {
    throw new AssertionError("no door is needed for " + config);
  }
}
