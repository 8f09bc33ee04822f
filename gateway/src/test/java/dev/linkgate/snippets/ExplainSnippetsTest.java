package dev.linkgate.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linkgate.Adapters;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import dev.linkgate.cli.Cli;
import dev.linkgate.cli.ExitCode;
import dev.linkgate.testing.FormTree;
import dev.linkgate.testing.Launcher;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shell gives {@code linkgate explain}, and what that makes of it. */
class ExplainSnippetsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final InstantSource CLOCK = InstantSource.system();
  private static final List<Adapter> ADAPTERS =
      Adapters.all(
          CLOCK, new SandboxAdapter(CLOCK, () -> URI.create("https://links.shop.example")));

  private static final String CONFIGURATION =
      """
      callers:
        - { name: shop, keys: ["%s"] }
        - { name: other, keys: ["lgk_key_of_another_platform_in_tests"] }
      upstreams: { sandbox: { api: sandbox } }
      routes: [{ to: sandbox, on-loss: report }]
      """
          .formatted(Arrivals.KEY);

  @TempDir private Path folder;
  private Path configuration;

  @BeforeAll
  static void start() {
    Snippets.assumeNode();
  }

  @BeforeEach
  void configure() throws IOException {
    configuration = Files.writeString(folder.resolve("linkgate.yaml"), CONFIGURATION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stripe-v1", "stripe-v2", "whop"})
  void theFormIsExplainedAsItWasFilledIn(String api) throws IOException {
    List<Form> forms = Form.all(api);
    Path program = Files.createDirectory(folder.resolve("bin")).resolve("linkgate");
    Files.writeString(
        program, "#!/bin/sh\nprintf '%s\\n' \"$@\" >\"$TOLD.args\"\ncat >\"$TOLD.body\"\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));

    for (Path file : files(forms)) {
      Map<String, String> told = Map.of("TOLD", file.toString(), "PATH", path());
      Programs.Ran ran = Programs.run(folder, told, "", List.of("sh", file.toString()));
      assertThat(ran.exit()).as(ran.err()).isZero();
    }

    for (Form form : forms) {
      Path told = folder.resolve("snippet-" + form.number() + ".sh");
      String body = Files.readString(Path.of(told + ".body"));
      JsonNode sent = api.equals("stripe-v1") ? FormTree.read(body) : JSON.readTree(body);
      assertThat(sent).as("form %s", form.number()).isEqualTo(form.body());
      JsonNode explained = explained(Files.readAllLines(Path.of(told + ".args")), body);
      assertThat(explained.path("canonical").path("account").textValue()).isEqualTo(form.account());
      assertThat(explained.findPath("caller").toString()).contains("shop");
    }
  }

  @Test
  void theCommandItselfRunsAsItStands() throws IOException {
    Form form = Form.all("stripe-v1").get(1);
    Path program = Launcher.in(Files.createDirectory(folder.resolve("bin")));
    Path file = files(List.of(form)).getFirst();

    Programs.Ran ran =
        Programs.run(folder, Map.of("PATH", path()), "", List.of("sh", file.toString()));

    assertThat(program).isExecutable();
    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCode.OK);
    assertThat(ran.out()).first().asString().startsWith("Would be made by upstream sandbox");
  }

  private String path() {
    return folder.resolve("bin") + File.pathSeparator + System.getenv("PATH");
  }

  private List<Path> files(List<Form> forms) throws IOException {
    List<String> code =
        Snippets.code(folder, "explain", forms, "https://links.shop.example", "shop");
    return Snippets.files(folder, code, ".sh");
  }

  private JsonNode explained(List<String> told, String body) throws IOException {
    List<String> args = new ArrayList<>(told);
    args.addAll(List.of("--json", "--config", configuration.toString()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputStream oldIn = System.in;
    PrintStream oldOut = System.out;
    System.setIn(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      int exit =
          Cli.run(
              args.toArray(String[]::new),
              Adapters.facts(ADAPTERS),
              ADAPTERS,
              _ -> {
                throw new AssertionError("nothing is served");
              },
              _ -> {
                throw new AssertionError("there is no store to open");
              });
      assertThat(exit).as(out.toString(StandardCharsets.UTF_8)).isEqualTo(ExitCode.OK);
    } finally {
      System.setIn(oldIn);
      System.setOut(oldOut);
    }
    return JSON.readTree(out.toByteArray());
  }
}
