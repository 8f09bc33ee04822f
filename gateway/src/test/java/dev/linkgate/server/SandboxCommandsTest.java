package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linkgate.cli.ExitCode;
import dev.linkgate.testing.YamlGateway;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code linkgate sandbox}, asking a running gateway. */
class SandboxCommandsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private YamlGateway gateway;
  private Caller caller;

  @BeforeEach
  void start() {
    gateway = YamlGateway.start(Caller.SANDBOX);
    caller = new Caller(gateway.url());
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private String made(Caller.Link link) throws Exception {
    JsonNode answer = JsonMapper.builder().build().readTree(caller.link(link).body());
    return answer.path("url").asText().substring(gateway.url().length());
  }

  @ParameterizedTest
  @EnumSource
  void aLinkIsShownWithItsHistoryAndWithoutItsUrls(Caller.Link link) throws Exception {
    String path = made(link);
    caller.get(path);

    assertThat(run("sandbox", "links", "--json")).isEqualTo(ExitCode.OK);

    JsonNode shown = JsonMapper.builder().build().readTree(text(out));
    assertThat(shown.path("state").asText()).isEqualTo("opened");
    assertThat(shown.path("history").findValuesAsText("state"))
        .containsExactly("created", "opened");
    assertThat(shown.path("api").asText()).isIn("stripe-v1", "stripe-v2", "whop");
    assertThat(shown.path("version").asText()).isNotEmpty();
    assertThat(text(out)).doesNotContain("https://", path.substring(path.lastIndexOf('/') + 1));
    Duration life =
        Duration.between(
            Instant.parse(shown.path("created_at").asText()),
            Instant.parse(shown.path("expires_at").asText()));
    assertThat(life)
        .isEqualTo(
            switch (shown.path("api").asText()) {
              case "stripe-v1" -> Duration.ofMinutes(5);
              case "stripe-v2" -> Duration.ofMinutes(10);
              default -> Duration.ofHours(1);
            });

    assertThat(run("sandbox", "links")).isEqualTo(ExitCode.OK);
    assertThat(text(out)).contains("  opened");
  }

  @Test
  void theClockIsAdvancedAndALinkExpiresByIt() throws Exception {
    String path = made(Caller.Link.WHOP);
    Instant before = clock();

    assertThat(run("sandbox", "clock", "advance", "2h")).isEqualTo(ExitCode.OK);

    assertThat(clock()).isAfterOrEqualTo(before.plus(Duration.ofHours(2)));
    assertThat(caller.get(path).statusCode()).isIn(303, 410);
    run("sandbox", "links");
    assertThat(text(out)).contains("  expired");
    assertThat(run("sandbox", "clock", "set", "2030-01-01T00:00:00Z")).isEqualTo(ExitCode.OK);
    assertThat(text(out)).startsWith("2030-01-01T00:00:00");
    assertThat(run("sandbox", "clock", "reset")).isEqualTo(ExitCode.OK);
    assertThat(clock()).isBefore(before.plus(Duration.ofHours(1)));
  }

  private Instant clock() {
    assertThat(run("sandbox", "clock")).isEqualTo(ExitCode.OK);
    return Instant.parse(text(out).strip());
  }

  @Test
  void anAccountIsMadeByItsNameAndForgottenByReset() {
    assertThat(run("sandbox", "account", "acct_new/1")).isEqualTo(ExitCode.OK);
    assertThat(text(out)).contains("\"acct_new/1\"", "\"payouts_enabled\" : false");

    assertThat(run("sandbox", "reset")).isEqualTo(ExitCode.OK);

    assertThat(text(err)).isEqualTo("the sandbox is empty\n");
    run("sandbox", "links", "--json");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void anAccountIsMadeAsItIsDescribedAndDescribedAnew() {
    run("sandbox", "account", "acct_1", "--email", "jenny@shop.example", "--country", "DE");
    int again =
        run("sandbox", "account", "acct_1", "--name", "Jenny's", "--business-type", "company");

    assertThat(again).isEqualTo(ExitCode.OK);
    assertThat(text(out))
        .contains("jenny@shop.example", "\"DE\"", "Jenny's", "\"business_type\" : \"company\"");
    assertThat(run("sandbox", "account", "acct_1", "--country", "Germany"))
        .isEqualTo(ExitCode.FAILED);
    assertThat(text(err)).contains("country must be two capitals");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clock back 1h",
        "clock advance",
        "clock advance 1w",
        "clock set",
        "links --limit x"
      })
  void whatIsNoMoveOfAClockIsUsage(String line) {
    assertThat(run(("sandbox " + line).split(" ", -1))).isEqualTo(ExitCode.USAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"clock set yesterday", "clock set 9999-01-01T00:00:00Z", "links --limit 0"})
  void whatTheGatewayDoesNotTakeIsSaid(String line) {
    assertThat(run(("sandbox " + line).split(" ", -1))).isEqualTo(ExitCode.FAILED);
    assertThat(text(err)).startsWith("linkgate: ");
  }

  private int run(String... args) {
    return RunCommand.at(gateway, out, err, args);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
