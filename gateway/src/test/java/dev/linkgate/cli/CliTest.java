package dev.linkgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.linkgate.config.ApiFacts;
import dev.linkgate.config.Keys;
import dev.linkgate.sandbox.SandboxRules;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliTest {
  private static final ApiFacts SANDBOX =
      new ApiFacts(
          "sandbox",
          "",
          _ -> false,
          null,
          _ -> false,
          _ -> false,
          _ -> false,
          false,
          false,
          _ -> false,
          null);
  private static final String GOOD =
      """
      callers:
        - { name: shop, keys: ["${env:KEY}"] }
      upstreams:
        sandbox: { api: sandbox }
      routes:
        - { to: sandbox }
      """;

  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<ServeOptions> served = new ArrayList<>();

  @Test
  void goodConfigurationIsFine() throws IOException {
    Path file = Files.writeString(directory.resolve("c.yaml"), GOOD);

    assertThat(run("check-config", "--config", file.toString())).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().strip()).isEqualTo(file + " is fine");
  }

  @Test
  void mistakesGoToStdoutAndTheirNumberToStderr() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("c.yaml"), GOOD.replace("routes", "rotes").replace("KEY", "NONE"));

    assertThat(run("check-config", "--config", file.toString())).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(out.toString().lines())
        .containsExactly(
            file + ":1:1: the file lacks the key \"routes\"",
            file + ":2:26: the environment variable NONE is not set",
            file + ":5:1: unknown key \"rotes\" in the file; did you mean \"routes\"?");
    assertThat(err.toString().strip()).isEqualTo(file + " has 3 mistakes");
  }

  @Test
  void mistakesAsJsonHaveTheirPlaces() throws IOException {
    Path file =
        Files.writeString(directory.resolve("c.yaml"), GOOD + "  - { to: sandbox }\nx: 1\n");

    assertThat(run("check-config", "--json", "--config", file.toString()))
        .isEqualTo(ExitCode.CONFIGURATION);
    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(report.at("/ok").asBoolean()).isFalse();
    assertThat(report.at("/errors/0/line").asInt()).isEqualTo(8);
    assertThat(report.at("/errors/0/column").asInt()).isEqualTo(1);
    assertThat(report.at("/warnings/0/line").asInt()).isEqualTo(7);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void generatedKeyComesWithItsLineForTheFile() {
    assertThat(run("keys", "generate")).isEqualTo(ExitCode.OK);

    List<String> lines = out.toString().lines().toList();
    assertThat(Keys.form(lines.getFirst())).isEqualTo(Keys.Form.GENERATED);
    assertThat(lines.getLast()).matches("- \\{ sha256: [0-9a-f]{64} }");
  }

  @Test
  void generatedKeyAsJson() throws IOException {
    assertThat(run("keys", "generate", "--json")).isEqualTo(ExitCode.OK);

    JsonNode made = new ObjectMapper().readTree(out.toString());
    assertThat(Keys.form(made.get("key").asText())).isEqualTo(Keys.Form.GENERATED);
    assertThat(made.get("sha256").asText()).hasSize(64);
  }

  @Test
  void serveGetsItsOptions() {
    assertThat(
            run(
                "serve",
                "--config",
                "c.yaml",
                "--port",
                "0",
                "--admin-port",
                "9081",
                "--ready-file",
                "ready"))
        .isEqualTo(42);
    assertThat(served)
        .containsExactly(new ServeOptions(Path.of("c.yaml"), null, 0, 9081, Path.of("ready")));
  }

  @Test
  void serveWithoutOptionsHasNone() {
    run("serve");

    assertThat(served).containsExactly(new ServeOptions(null, null, null, null, null));
  }

  @Test
  void aSandboxHasRulesAndNoFile() {
    run("serve", "--sandbox");
    run("serve", "--sandbox", "--preview-burns", "--port", "0");

    SandboxRules burning = SandboxRules.where(true);
    assertThat(served)
        .containsExactly(
            new ServeOptions(null, SandboxRules.USUAL, null, null, null),
            new ServeOptions(null, burning, 0, null, null));
    assertThat(run("serve", "--sandbox", "--config", "c.yaml")).isEqualTo(ExitCode.USAGE);
    assertThat(run("serve", "--preview-burns")).isEqualTo(ExitCode.USAGE);
    assertThat(served).hasSize(2);
  }

  @Test
  void usageMistakesAreExitTwo() {
    assertThat(run()).isEqualTo(ExitCode.USAGE);
    assertThat(run("nonsense")).isEqualTo(ExitCode.USAGE);
    assertThat(run("serve", "--port", "70000")).isEqualTo(ExitCode.USAGE);
    assertThat(run("serve", "--port", "x")).isEqualTo(ExitCode.USAGE);
    assertThat(run("keys")).isEqualTo(ExitCode.USAGE);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("serve", "check-config", "keys");
  }

  @Test
  void helpAndVersionAreData() {
    assertThat(run("--help")).isEqualTo(ExitCode.OK);
    assertThat(run("--version")).isEqualTo(ExitCode.OK);
    assertThat(run("keys", "generate", "--help")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("Usage: linkgate", "linkgate (not packaged)");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void failureIsOneLine() {
    int code =
        Cli.run(
            new String[] {"serve"},
            List.of(SANDBOX),
            List.of(),
            _ -> {
              throw new IllegalStateException("port 8080 is in use");
            },
            CliTest::noDoor,
            Map.of(),
            new Terminal(new PrintWriter(out), new PrintWriter(err)));

    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString().strip()).isEqualTo("linkgate: port 8080 is in use");
  }

  private static AdminDoor.Opened noDoor(@Nullable Path config) {
    throw new AssertionError("no door is needed for " + config);
  }

  private int run(String... args) {
    Serve serve =
        options -> {
          served.add(options);
          return 42;
        };
    return Cli.run(
        args,
        List.of(SANDBOX),
        List.of(),
        serve,
        CliTest::noDoor,
        Map.of("KEY", "0123456789abcdefghij"),
        new Terminal(new PrintWriter(out), new PrintWriter(err)));
  }
}
