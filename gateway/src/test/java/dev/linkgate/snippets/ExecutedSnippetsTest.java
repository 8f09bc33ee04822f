package dev.linkgate.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.NodePackages;
import dev.linkgate.testing.NpmPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each snippet is run as it stands, against the sandbox, for forms of awkward values. */
class ExecutedSnippetsTest {
  private static final Map<String, String> KEY = Map.of("LINKGATE_KEY", Arrivals.KEY);

  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\u00a0&&[^\\n]]");

  @AutoClose private static Arrivals arrivals;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    Snippets.assumeNode();
    arrivals = new Arrivals();
  }

  @Test
  void thereAreTwentyAwkwardValuesAndEachIsInSomeFormOfEachApi() {
    List<String> values = Form.awkwardValues();

    assertThat(values).hasSize(20).doesNotHaveDuplicates();
    for (String api : List.of("stripe-v1", "stripe-v2", "whop")) {
      assertThat(Form.few(api).stream().flatMap(form -> form.awkward().stream()))
          .containsAll(values);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl",
        "stripe-node",
        "stripe-node-ts",
        "stripe-python",
        "stripe-java",
        "stripe-ruby",
        "stripe-php",
        "fetch",
        "explain"
      })
  void codeShowsAllThatItSends(String language) throws IOException {
    for (String api : List.of("stripe-v1", "stripe-v2")) {
      assertThat(Snippets.code(folder, language, Form.all(api), arrivals.url(), "shop"))
          .noneMatch(code -> UNSEEN.matcher(code).find());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stripe-v1", "stripe-v2", "whop"})
  void curl(String api) throws IOException {
    Programs.assume("curl", "curl", System.getenv());
    List<Form> forms = Form.all(api);
    List<String> links = new ArrayList<>();
    StringBuilder said = new StringBuilder();

    for (Path file : files("curl", forms, ".sh")) {
      Programs.Ran ran = Programs.run(folder, KEY, "", List.of("sh", file.toString()));
      links.add(String.join("", ran.out()));
      said.append(ran.err());
    }

    arrivals.were(forms, links, said.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "fetch, stripe-v1",
    "fetch, stripe-v2",
    "fetch, whop",
    "stripe-node, stripe-v1",
    "stripe-node, stripe-v2",
    "whop-node, whop"
  })
  void javaScript(String language, String api) throws IOException {
    NpmPackages.into(folder);
    List<Form> forms = Form.all(api);

    Programs.Ran ran = node(files(language, forms, ".mjs"));

    arrivals.were(forms, ran.out(), ran.err());
  }

  /** The TypeScript is checked against the SDKs' own types, and what the compiler makes is run. */
  @ParameterizedTest
  @CsvSource({"stripe-node-ts, stripe-v1", "stripe-node-ts, stripe-v2", "whop-node-ts, whop"})
  void typeScript(String language, String api) throws IOException {
    NpmPackages.into(folder);
    NodePackages.assume(
        Files.isDirectory(Snippets.SDK.resolve("node_modules/typescript"))
            ? null
            : "typescript is not installed",
        "; to test TypeScript's snippets: npm ci --prefix gateway/src/test/sdk",
        System.getenv());
    List<Form> forms = Form.all(api);
    List<Path> files = files(language, forms, ".mts");

    Programs.Ran compiled =
        Programs.run(
            folder,
            Map.of(),
            "",
            Snippets.command(
                List.of("node", Snippets.SDK.resolve("compile.mjs").toString()), files));
    assertThat(compiled.exit()).as(compiled.err()).isZero();
    List<Path> made =
        files.stream().map(file -> Path.of(file.toString().replace(".mts", ".mjs"))).toList();
    Programs.Ran ran = node(made);

    arrivals.were(forms, ran.out(), ran.err());
  }

  /** A form the SDK's types know is sent through them: a raw request would hide that. */
  @ParameterizedTest
  @CsvSource({"stripe-node-ts, stripe-v1", "whop-node-ts, whop"})
  void typeScriptIsTypedWhereTheTypesKnowTheForm(String language, String api) throws IOException {
    Form form = Form.all(api).getFirst();

    String code = Snippets.code(folder, language, List.of(form), arrivals.url(), "shop").getFirst();

    assertThat(code).contains("accountLinks.create(").doesNotContain("A raw request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stripe-v1", "stripe-v2"})
  void java(String api) throws IOException {
    List<Form> forms = Form.few(api);
    List<String> links = new ArrayList<>();

    String said = runJava(forms, links);

    arrivals.were(forms, links, said);
  }

  @Test
  void javaSendsWhatItsSdkDoesNotKnow() throws IOException {
    List<Form> forms = List.of(Form.unknown());

    String said = runJava(forms, new ArrayList<>());

    arrivals.came(forms, said);
  }

  private String runJava(List<Form> forms, List<String> links) throws IOException {
    StringBuilder said = new StringBuilder();

    for (Path file : files("stripe-java", forms, ".java")) {
      Path snippet =
          Files.move(
              file,
              Files.createDirectories(folder.resolve(file.getFileName() + ".d"))
                  .resolve("Snippet.java"));
      Programs.Ran ran = Programs.run(folder, KEY, "", javaCommand(snippet));
      links.addAll(ran.out());
      said.append(ran.err());
    }
    return said.toString();
  }

  private static List<String> javaCommand(Path snippet) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", // it runs for a second
        "-cp",
        System.getProperty("java.class.path"),
        snippet.toString());
  }

  private Programs.Ran node(List<Path> modules) {
    return Programs.run(
        folder,
        KEY,
        "",
        Snippets.command(
            List.of("node", Snippets.SDK.resolve("run-each.mjs").toString()), modules));
  }

  private List<Path> files(String language, List<Form> forms, String ending) throws IOException {
    return Snippets.files(
        folder, Snippets.code(folder, language, forms, arrivals.url(), "shop"), ending);
  }
}
