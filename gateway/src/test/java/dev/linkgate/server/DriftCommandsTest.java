package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linkgate.cli.ExitCode;
import dev.linkgate.contract.drift.DriftKey;
import dev.linkgate.contract.drift.DriftKind;
import dev.linkgate.contract.drift.Sighting;
import dev.linkgate.testing.YamlGateway;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code linkgate drift}, asking a running gateway. */
class DriftCommandsTest {
  private static final Instant NOON = Instant.parse("2096-11-20T12:00:00Z");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private YamlGateway gateway;

  @BeforeEach
  void start() {
    gateway = YamlGateway.start(Caller.SANDBOX);
    String patch = "[{\"op\":\"add\",\"path\":\"/a\",\"value\":{}}]";
    gateway
        .store()
        .drift()
        .add(
            List.of(
                sighting("up", "/more", DriftKind.UNKNOWN_FIELD, 3, patch),
                sighting("other", "", DriftKind.NOT_JSON, 1, null)));
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private static Sighting sighting(
      String upstream, String pointer, DriftKind kind, long count, @Nullable String patch) {
    DriftKey key =
        new DriftKey(
            upstream, "whop", "POST /account_links", "2025-01-01", "200", pointer, kind, "");
    return new Sighting(key, count, NOON, NOON.plusSeconds(count), "string, 9 characters", patch);
  }

  @Test
  void rowsAreLinesWithoutThePatch() {
    assertThat(run("drift", "list")).isEqualTo(ExitCode.OK);

    assertThat(text(out).lines())
        .containsExactly(
            "1 unknown-field upstream=up operation=\"POST /account_links\" version=2025-01-01"
                + " answer=200 pointer=/more sample=\"string, 9 characters\" count=3"
                + " first=2096-11-20T12:00:00Z last=2096-11-20T12:00:03Z",
            "2 not-json upstream=other operation=\"POST /account_links\" version=2025-01-01"
                + " answer=200 pointer=\"\" sample=\"string, 9 characters\" count=1"
                + " first=2096-11-20T12:00:00Z last=2096-11-20T12:00:01Z");
    assertThat(text(err)).isEmpty();
  }

  @Test
  void thePatchIsShownOnDemand() {
    assertThat(run("drift", "list", "--patch", "--upstream", "up")).isEqualTo(ExitCode.OK);

    assertThat(text(out).lines().skip(1))
        .containsExactly(
            "  specs/whop/2025-01-01.yaml", "  {\"op\":\"add\",\"path\":\"/a\",\"value\":{}}");
    assertThat(run("drift", "list", "--patch", "--upstream", "other")).isEqualTo(ExitCode.OK);
    assertThat(text(out)).contains("no patch");
  }

  @Test
  void acknowledgedRowsAreShownWithAllOnly() throws Exception {
    assertThat(run("drift", "ack", "1")).isEqualTo(ExitCode.OK);
    assertThat(text(out)).isEmpty();
    assertThat(text(err)).isEqualTo("1 row acknowledged\n");

    run("drift", "list", "--json");
    JsonNode row = JsonMapper.builder().build().readTree(text(out));
    assertThat(row.path("id").asLong()).isEqualTo(2);
    assertThat(text(out).lines()).hasSize(1);
    run("drift", "list", "--all");
    assertThat(text(out).lines()).hasSize(2);
    assertThat(text(out)).contains("acknowledged=");
  }

  @Test
  void rowsThatAreNotThereAreNamedAndNothingIsDone() {
    assertThat(run("drift", "ack", "1", "99")).isEqualTo(ExitCode.FAILED);

    assertThat(text(err)).contains("[99]");
    run("drift", "list");
    assertThat(text(out).lines()).hasSize(2);
  }

  @Test
  void whatIsNoIdIsUsage() {
    assertThat(run("drift", "ack", "one")).isEqualTo(ExitCode.USAGE);
    assertThat(run("drift", "ack")).isEqualTo(ExitCode.USAGE);
    assertThat(run("drift")).isEqualTo(ExitCode.USAGE);
  }

  private int run(String... args) {
    return RunCommand.at(gateway, out, err, args);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
