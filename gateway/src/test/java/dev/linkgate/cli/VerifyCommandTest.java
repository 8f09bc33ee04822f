package dev.linkgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.linkgate.Adapters;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import dev.linkgate.testing.DocumentedAnswers;
import dev.linkgate.testing.RecordedRequest;
import dev.linkgate.testing.RecordingUpstream;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class VerifyCommandTest {
  private static final String KEY = "sk_test_canary_of_the_verify_command";
  private static final List<Adapter> ADAPTERS =
      Adapters.all(
          InstantSource.system(),
          new SandboxAdapter(InstantSource.system(), () -> URI.create("http://nowhere.example")));

  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final RecordingUpstream server = RecordingUpstream.start();
  private String stdin = KEY + "\n";

  @AfterEach
  void close() {
    server.close();
    assertThat(out.toString() + err).doesNotContain(KEY);
  }

  private int run(String... args) {
    Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err));
    return new CommandLine(
            new VerifyCommand(
                Adapters.facts(ADAPTERS),
                ADAPTERS,
                Map.of("KEY", KEY, "LIVE", "sk_live_canary_of_the_verify_command"),
                new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
                terminal))
        .setOut(terminal.out())
        .setErr(terminal.err())
        .setExecutionExceptionHandler(
            (e, _, _) -> {
              terminal.say(String.valueOf(e.getMessage()));
              return e instanceof CommandFailure failure ? failure.exitCode() : ExitCode.FAILED;
            })
        .execute(args);
  }

  private int examples(String... more) {
    String[] args = {"--url", server.baseUrl(), "--api", "stripe-v1", "--only", "examples"};
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return run(all);
  }

  @Test
  void aServerThatKeepsToItsDocumentIsExitZero() {
    assertThat(examples("--key-env", "KEY", "--account", "acct_mine", "--rate", "1000"))
        .as(out + "" + err)
        .isEqualTo(ExitCode.OK);

    assertThat(out.toString()).contains("ok  examples.onboarding", "3 ok, 0 violation");
    assertThat(err.toString()).contains("asking " + server.baseUrl());
    RecordedRequest first = server.requests().getFirst();
    assertThat(first.header("Authorization")).isEqualTo("Bearer " + KEY);
    assertThat(first.header("Stripe-Version")).isEqualTo("2024-09-30.acacia");
    assertThat(first.tree().path("account").asText()).isEqualTo("acct_mine");
  }

  @Test
  void theKeyMayComeOnStdinAndTheVersionMayBeAnOlderOne() {
    assertThat(examples("--api-version", "2022-08-01")).isEqualTo(ExitCode.OK);

    assertThat(server.requests().getFirst().header("Authorization")).isEqualTo("Bearer " + KEY);
    assertThat(server.requests().getFirst().header("Stripe-Version")).isEqualTo("2022-08-01");
  }

  @Test
  void aViolationIsExitOneAndInEveryReport() throws Exception {
    server.always(DocumentedAnswers.error("stripe-v1", 409));
    Path junit = directory.resolve("verify.xml");

    assertThat(examples("--json", "--junit", junit.toString())).isEqualTo(ExitCode.FAILED);

    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.at("/cases/0/id").asText()).isEqualTo("examples.onboarding");
    assertThat(json.at("/cases/0/verdict").asText()).isEqualTo("violation");
    assertThat(json.at("/counts/violation").asInt()).isPositive();
    assertThat(Files.readString(junit)).contains("<failure message=\"status 409");
  }

  @Test
  void markdownIsPrinted() {
    assertThat(examples("--markdown")).isEqualTo(ExitCode.OK);

    assertThat(out.toString()).startsWith("# Conformance").contains("| `examples.onboarding` | ok");
  }

  @Test
  void aServerThatIsNotThereIsExitFive() {
    assertThat(run("--url", "http://127.0.0.1:1", "--api", "stripe-v1"))
        .isEqualTo(ExitCode.UPSTREAM);

    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aKeyThatDoesNotGetInIsExitFive() {
    server.always(DocumentedAnswers.error("stripe-v1", 401));

    assertThat(examples()).isEqualTo(ExitCode.UPSTREAM);
    assertThat(err.toString()).contains("the key does not get in");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--api stripe-v1 | either --upstream NAME or --url URL",
        "--url http://127.0.0.1:1 | --url needs --api",
        "--url http://127.0.0.1:1 --api stripe-v9 | no API 'stripe-v9'; there are stripe-v1, stripe-v2, whop",
        "--url http://127.0.0.1:1 --api sandbox | has no document",
        "--url http://127.0.0.1:1 --api stripe-v1 --api-version x | not written like a version",
        "--url http://127.0.0.1:1 --api stripe-v1 --key-env NONE | NONE is not set",
        "--url http://127.0.0.1:1 --api stripe-v1 --only fast | no part 'fast'; there are examples,",
        "--url http://127.0.0.1:1 --api stripe-v1 --rate 0 | --rate is from 1",
        "--url http://127.0.0.1:1 --api stripe-v1 --junit /no/such/folder/x.xml | no such folder",
        "--url ftp://127.0.0.1 --api stripe-v1 | must begin with https://",
        "--url http://192.0.2.1:1 --api stripe-v1 | must be https, on loopback, or allowed",
        "--url http://user:secret@127.0.0.1 --api stripe-v1 | no user, query or fragment",
        "--url http://127.0.0.1:1 --api stripe-v1 --key-env LIVE | say --live",
        "--url https://api.whop.com/api/v1 --api whop --key-env KEY | say --live",
      })
  void aMistakeIsSaidAndNothingIsSent(String line, String said) {
    assertThat(run(line.split(" ", -1))).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString()).contains(said).doesNotContain("secret@", "sk_live_canary");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void noKeyOnStdinIsAMistake() {
    stdin = "";

    assertThat(examples()).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("no key came on stdin");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void anUpstreamOfTheConfigurationIsAskedDirectlyWithItsKeyAndVersion() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("linkgate.yaml"),
            """
            callers: [ { name: shop, keys: ["${env:KEY}"] } ]
            upstreams:
              stripe: { api: stripe-v2, base-url: "%s", api-key: "${env:KEY}", api-version: 2025-12-15.clover }
              own: { api: sandbox }
            routes: [ { to: stripe } ]
            """
                .formatted(server.baseUrl()));
    String config = file.toString();

    assertThat(run("--upstream", "stripe", "--config", config, "--only", "examples"))
        .as(out + "" + err)
        .isEqualTo(ExitCode.OK);
    assertThat(server.requests().getFirst().header("Stripe-Version"))
        .isEqualTo("2025-12-15.clover");
    assertThat(server.requests().getFirst().header("Authorization")).isEqualTo("Bearer " + KEY);
    assertThat(run("--upstream", "own", "--config", config)).isEqualTo(ExitCode.USAGE);
    assertThat(run("--upstream", "none", "--config", config)).isEqualTo(ExitCode.USAGE);
    assertThat(run("--upstream", "stripe", "--config", config + ".none"))
        .isEqualTo(ExitCode.CONFIGURATION);
    assertThat(err.toString()).contains("'own' has no network", "no upstream 'none'");
  }
}
