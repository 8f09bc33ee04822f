package dev.linkgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.linkgate.Adapters;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecsCommandsTest {
  private static final String PROVIDER =
      "src/test/resources/contract/provider/stripe-v2-2026-09-30.endive.json";

  private static final List<Adapter> ADAPTERS =
      Adapters.all(
          InstantSource.system(),
          new SandboxAdapter(InstantSource.system(), () -> URI.create("http://127.0.0.1:1")));

  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void theProjectsDocuments() throws IOException {
    Path all = Path.of("..", "specs");
    try (Stream<Path> files = Files.walk(all)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
        Path copy = directory.resolve(all.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  @Test
  void listHasALineForEachDocument() {
    assertThat(run("specs", "list", "--specs", directory.toString())).isEqualTo(ExitCode.OK);

    assertThat(out.toString().lines())
        .hasSize(9)
        .contains(
            "whop\t2025-01-01\t2026-08-25-2\t3.1.0\t" + directory.resolve("whop/2025-01-01.yaml"));
  }

  @Test
  void listOfOneApiAsJsonNamesTheOrigin() throws IOException {
    assertThat(run("specs", "list", "whop", "--json")).isEqualTo(ExitCode.OK);

    JsonNode rows = json();
    assertThat(rows).hasSize(2);
    assertThat(rows.get(1).path("version").asText()).isEqualTo("2026-09-22-3");
    assertThat(rows.get(1).path("checkedThrough").asText()).isEqualTo("2026-09-22-3");
    assertThat(rows.get(1).path("origin").asText()).contains("Whop");
    assertThat(rows.get(1).path("at").asText()).isEqualTo("specs/whop/2026-09-22-3.yaml");
  }

  @Test
  void showPrintsTheDocumentAVersionIsReadWith() throws IOException {
    assertThat(run("specs", "show", "stripe-v1", "2024-04-10")).isEqualTo(ExitCode.OK);

    assertThat(out.toString())
        .isEqualTo(Files.readString(directory.resolve("stripe-v1/2023-10-16.yaml")));
    assertThat(err.toString().strip()).isEqualTo("specs/stripe-v1/2023-10-16.yaml");
  }

  @Test
  void showWithoutAVersionPrintsTheNewest() throws IOException {
    assertThat(run("specs", "show", "stripe-v2", "--json")).isEqualTo(ExitCode.OK);

    assertThat(json().at("/info/version").asText()).isEqualTo("2026-09-30.endive");
  }

  @Test
  void updateWritesADocumentAndSaysWhatIsNext() throws IOException {
    Files.delete(newest());

    assertThat(update(PROVIDER)).isEqualTo(ExitCode.OK);

    assertThat(out.toString().lines()).first().isEqualTo(newest().toString());
    assertThat(out.toString()).contains("use_case[account_onboarding][configurations]");
    assertThat(newest()).exists();
    assertThat(err.toString())
        .contains("generated/pom.xml: inputSpec of stripe-v2 is now 2026-09-30.endive.yaml")
        .contains("a version change since 2026-09-30.endive");
  }

  @Test
  void updateAsJsonNamesTheFiles() throws IOException {
    Files.delete(newest());

    assertThat(update(PROVIDER, "--json")).isEqualTo(ExitCode.OK);

    assertThat(json().path("written").asText()).isEqualTo(newest().toString());
    assertThat(json().path("before").asText()).endsWith("2025-12-15.clover.yaml");
    assertThat(json().path("next")).hasSize(4);
    assertThat(json().path("changes").toString())
        .contains("use_case[account_onboarding][configurations]");
  }

  @Test
  void updateWithoutAChangeRaisesTheRange() throws IOException {
    assertThat(update(PROVIDER, "--version", "2026-12-31.fable", "--json")).isEqualTo(ExitCode.OK);

    assertThat(json().path("raised").asBoolean()).isTrue();
    assertThat(json().has("written")).isFalse();
    assertThat(Files.readString(newest()))
        .contains("x-linkgate-checked-through: 2026-12-31.fable\n");
  }

  @Test
  void updateDoesNotReplaceUnlessForced() throws IOException {
    String before = Files.readString(newest());

    assertThat(update(PROVIDER)).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).contains("is there already; --force replaces it");
    assertThat(Files.readString(newest())).isEqualTo(before);

    assertThat(update(PROVIDER, "--force")).isEqualTo(ExitCode.OK);
    assertThat(Files.readString(newest())).contains("stripe-v2-2026-09-30.endive.json, sha256:");
  }

  @Test
  void aFailureIsOneLineOnStderr() {
    assertThat(update("none.json")).isEqualTo(ExitCode.FAILED);

    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().strip()).isEqualTo("linkgate: none.json: there is no such file");
  }

  @Test
  void mistakesOfUseAreExitTwo() {
    assertThat(run("specs")).isEqualTo(ExitCode.USAGE);
    assertThat(run("specs", "update", "stripe-v2")).isEqualTo(ExitCode.USAGE);
    assertThat(run("specs", "update", "stripe-v3", "--from", PROVIDER)).isEqualTo(ExitCode.USAGE);
    assertThat(run("specs", "list", "stripe-v3")).isEqualTo(ExitCode.USAGE);
    assertThat(run("specs", "list", "--specs", "nowhere")).isEqualTo(ExitCode.USAGE);
    assertThat(run("specs", "show", "whop", "yesterday")).isEqualTo(ExitCode.USAGE);
    assertThat(update(PROVIDER, "--version", "1.0.0")).isEqualTo(ExitCode.USAGE);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .contains(
            "there is no API 'stripe-v3'; there are stripe-v1, stripe-v2, whop",
            "'yesterday' is no version of whop",
            "--version: '1.0.0' is no version of stripe-v2");
  }

  @Test
  void helpOfUpdateSaysWhatVersionMeansThere() {
    assertThat(run("specs", "update", "--help")).isEqualTo(ExitCode.OK);

    assertThat(out.toString()).contains("--version=V", "-h, --help").doesNotContain("-V");
  }

  private Path newest() {
    return directory.resolve("stripe-v2/2026-09-30.endive.yaml");
  }

  private int update(String from, String... more) {
    return run(
        Stream.concat(
                Stream.of(
                    "specs",
                    "update",
                    "stripe-v2",
                    "--from",
                    from,
                    "--specs",
                    directory.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out.toString());
  }

  private int run(String... args) {
    return Cli.run(
        args,
        List.of(),
        ADAPTERS,
        _ -> 0,
        _ -> {
          throw new AssertionError("no door is needed");
        },
        Map.of(),
        new Terminal(new PrintWriter(out), new PrintWriter(err)));
  }
}
