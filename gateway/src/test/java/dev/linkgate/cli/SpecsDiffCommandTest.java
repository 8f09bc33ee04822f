package dev.linkgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.linkgate.Adapters;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecsDiffCommandTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final List<Adapter> ADAPTERS =
      Adapters.all(CLOCK, new SandboxAdapter(CLOCK, () -> URI.create("http://127.0.0.1:8080")));
  private static final String OLD = "2025-01-01";
  private static final String NEW = "2026-09-22-3";

  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Cli.run(
        args,
        List.of(),
        ADAPTERS,
        _ -> 0,
        _ -> {
          throw new IllegalStateException("no gateway is asked");
        },
        Map.of(),
        new Terminal(new PrintWriter(out), new PrintWriter(err)));
  }

  private static String spec(String version) throws IOException {
    String resource = "/specs/whop/" + version + ".yaml";
    try (InputStream in = SpecsDiffCommandTest.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aCoveredRenameIsToldAndEndsWell() {
    assertThat(run("specs", "diff", "whop", OLD, NEW)).isEqualTo(ExitCode.OK);

    assertThat(out.toString())
        .startsWith(
            "whop 2025-01-01 → 2026-09-22-3: 4 changes, 1 breaking for callers, all covered")
        .containsPattern(
            "REQUEST\n"
                + " +breaking +property renamed +company_id → account_id +upstream: breaking"
                + " +CompanyBecameAccount")
        .contains("stands for: account")
        .containsPattern("ERRORS\n +additive +status added +429");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void whatIsNotCoveredFailsAndIsMarked() throws IOException {
    Path next = withLocale();

    assertThat(run("specs", "diff", "--specs", next.toString(), "whop", OLD, "2027-01-01"))
        .isEqualTo(ExitCode.FAILED);

    assertThat(out.toString())
        .contains("1 not covered")
        .containsPattern(
            "\n! +additive +property added +locale .* not covered: no mapping reads locale");
  }

  /** A folder with a document that has a parameter more. */
  private Path withLocale() throws IOException {
    Path specs = directory.resolve("specs");
    Path folder = Files.createDirectories(specs.resolve("whop"));
    Files.writeString(folder.resolve(OLD + ".yaml"), spec(OLD));
    Files.writeString(
        folder.resolve("2027-01-01.yaml"),
        spec(NEW)
            .replace("version: \"2026-09-22-3\"", "version: \"2027-01-01\"")
            .replace(
                "                refresh_url:\n",
                """
                                locale:
                                  type: string
                                refresh_url:
                """));
    return specs;
  }

  @Test
  void jsonHasEveryChangeWithItsPointers() throws IOException {
    assertThat(run("specs", "diff", "whop", OLD, NEW, "--json")).isEqualTo(ExitCode.OK);

    JsonNode report = new ObjectMapper().readTree(out.toString());
    JsonNode renamed = report.path("changes").path(0);
    assertThat(report.path("uncovered").asInt(-1)).isZero();
    assertThat(renamed.path("kind").asText()).isEqualTo("property_renamed");
    assertThat(renamed.path("path").asText()).isEqualTo("company_id");
    assertThat(renamed.path("renamedTo").asText()).isEqualTo("account_id");
    assertThat(renamed.path("fromPointer").asText()).endsWith("/properties/company_id");
    assertThat(renamed.path("toPointer").asText()).endsWith("/properties/account_id");
    assertThat(renamed.path("callers").asText()).isEqualTo("breaking");
    assertThat(renamed.path("coveredBy").asText()).startsWith("CompanyBecameAccount");
    assertThat(renamed.path("fields").path(0).asText()).isEqualTo("account");
    assertThat(renamed.path("examples")).hasSize(4);
  }

  @Test
  void markdownHasATableForEachMessage() {
    assertThat(run("specs", "diff", "--markdown", "whop", OLD, NEW)).isEqualTo(ExitCode.OK);

    assertThat(out.toString())
        .startsWith("## whop 2025-01-01 → 2026-09-22-3")
        .contains("### Request\n", "### Request headers\n", "### Errors\n")
        .contains("| breaking | breaking | property renamed | `company_id → account_id` |");
  }

  @Test
  void twoFilesTellTheirApiThemselves() throws IOException {
    Path from = Files.writeString(directory.resolve("old.yaml"), spec(OLD));
    Path to = Files.writeString(directory.resolve("new.yaml"), spec(NEW));

    assertThat(run("specs", "diff", from.toString(), to.toString())).isEqualTo(ExitCode.OK);

    assertThat(out.toString()).startsWith("whop 2025-01-01 → 2026-09-22-3: ");
  }

  @Test
  void aVersionIsComparedWithAFile() throws IOException {
    Path to = Files.writeString(directory.resolve("new.yaml"), spec(NEW));

    assertThat(run("specs", "diff", "whop", OLD, to.toString())).isEqualTo(ExitCode.OK);
  }

  @Test
  void theSameDocumentHasNoChange() {
    assertThat(run("specs", "diff", "whop", NEW, NEW)).isEqualTo(ExitCode.OK);

    assertThat(out.toString().strip())
        .isEqualTo(
            "whop 2026-09-22-3 → 2026-09-22-3: 0 changes, 0 breaking for callers, all covered");
  }

  @Test
  void whatIsUnknownIsNamedWithWhatThereIs() throws IOException {
    Path nobodys =
        Files.writeString(
            directory.resolve("other.yaml"),
            "openapi: 3.1.0\npaths: { /cats: { post: { responses: {} } } }\n");
    Path broken = Files.writeString(directory.resolve("broken.yaml"), "{ \"openapi\": ");

    refused("there is no API 'paypal'; there are stripe-v1, stripe-v2, whop", "paypal", OLD, NEW);
    refused("there is no document '2020' of whop", "whop", OLD, "2020");
    refused("there is no folder /nowhere", "--specs", "/nowhere", "whop", OLD, NEW);
    refused("no/file.yaml: there is no such file", "no/file.yaml", nobodys.toString());
    refused("has the link operation of none of stripe-v1", nobodys.toString(), nobodys.toString());
    refused("broken.yaml:1:", broken.toString(), broken.toString());
  }

  private void refused(String message, String... args) {
    String[] all = new String[args.length + 2];
    all[0] = "specs";
    all[1] = "diff";
    System.arraycopy(args, 0, all, 2, args.length);

    assertThat(run(all)).as(message).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains(message);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void jsonAndMarkdownTogetherAreRefused() {
    assertThat(run("specs", "diff", "whop", OLD, NEW, "--json", "--markdown"))
        .isEqualTo(ExitCode.USAGE);
  }
}
