package dev.linkgate.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Languages whose SDKs are not here: each snippet is read by the language's own parser, and run
 * with a stub in the SDK's place that has its names and parameters and writes down its arguments.
 */
class StubbedSnippetsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Path STUBS =
      Path.of(System.getProperty("basedir", "."), "src/test/resources/snippets/stubs")
          .toAbsolutePath();

  private static final String GATEWAY = "https://links.shop.example/o'b$x\"#{y}";

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    Snippets.assumeNode();
  }

  @ParameterizedTest
  @CsvSource({"stripe-python, stripe-v1", "stripe-python, stripe-v2", "whop-python, whop"})
  void python(String language, String api) throws IOException {
    Programs.assume("python3", "python3", System.getenv());
    List<Form> forms = Form.all(api);
    List<Path> files = files(language, forms, ".py");

    Programs.Ran ran = python(files);

    wereSent(forms, ran);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stripe-v1", "stripe-v2"})
  void ruby(String api) throws IOException {
    Programs.assume("ruby", "ruby", System.getenv());
    List<Form> forms = Form.all(api);
    List<Path> files = files("stripe-ruby", forms, ".rb");

    Programs.Ran parsed = each("ruby -wc", files);
    Programs.Ran ran = ruby(files);

    assertThat(parsed.exit()).as(parsed.err()).isZero();
    assertThat(parsed.err()).isEmpty();
    wereSent(forms, ran);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stripe-v1", "stripe-v2"})
  void php(String api) throws IOException {
    Programs.assume("php", "php-cli", System.getenv());
    List<Form> forms = Form.all(api);
    List<Path> files = files("stripe-php", forms, ".php");

    Programs.Ran parsed = each("php -l", files);
    Programs.Ran ran = php(files);

    assertThat(parsed.exit()).as(parsed.err()).isZero();
    wereSent(forms, ran);
  }

  @Test
  void pythonSendsWhatItsSdkDoesNotKnow() throws IOException {
    Programs.assume("python3", "python3", System.getenv());
    List<Form> forms = List.of(Form.unknown());

    Programs.Ran ran = python(files("stripe-python", forms, ".py"));

    wereSent(forms, ran);
  }

  @Test
  void rubySendsWhatItsSdkDoesNotKnow() throws IOException {
    Programs.assume("ruby", "ruby", System.getenv());
    List<Form> forms = List.of(Form.unknown());

    Programs.Ran ran = ruby(files("stripe-ruby", forms, ".rb"));

    wereSent(forms, ran);
  }

  @Test
  void phpSendsWhatItsSdkDoesNotKnow() throws IOException {
    Programs.assume("php", "php-cli", System.getenv());
    List<Form> forms = List.of(Form.unknown());

    Programs.Ran ran = php(files("stripe-php", forms, ".php"));

    wereSent(forms, ran);
  }

  private Programs.Ran python(List<Path> files) {
    String runner = STUBS.resolve("python/run_each.py").toString();
    return stubbed(List.of("python3", "-B", runner), files);
  }

  private Programs.Ran ruby(List<Path> files) {
    String stubs = STUBS.resolve("ruby").toString();
    return stubbed(List.of("ruby", "-I", stubs, stubs + "/run_each.rb"), files);
  }

  private Programs.Ran php(List<Path> files) {
    String stubs = STUBS.resolve("php").toString();
    return stubbed(List.of("php", "-d", "include_path=" + stubs, stubs + "/run_each.php"), files);
  }

  private List<Path> files(String language, List<Form> forms, String ending) throws IOException {
    List<String> code = Snippets.code(folder, language, forms, GATEWAY, "shop");
    return Snippets.files(folder, code, ending);
  }

  /** Parsers that take one file at a time. */
  private Programs.Ran each(String parser, List<Path> files) {
    String loop = "for file; do " + parser + " \"$file\" || exit 1; done";
    return Programs.run(
        folder, Map.of(), "", Snippets.command(List.of("sh", "-c", loop, "sh"), files));
  }

  private Programs.Ran stubbed(List<String> program, List<Path> files) {
    Map<String, String> environment =
        Map.of("LINKGATE_KEY", Arrivals.KEY, "RECORD", folder.resolve("record").toString());
    return Programs.run(folder, environment, "", Snippets.command(program, files));
  }

  private void wereSent(List<Form> forms, Programs.Ran ran) throws IOException {
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out()).hasSameSizeAs(forms).containsOnly("https://sandbox.example/link");
    List<String> sent = Files.readAllLines(folder.resolve("record"));
    assertThat(sent).hasSameSizeAs(forms);
    for (int i = 0; i < forms.size(); i++) {
      Form form = forms.get(i);
      JsonNode one = JSON.readTree(sent.get(i));
      JsonNode options = one.path("options");
      assertThat(one.path("params")).as("form %s", i).isEqualTo(form.body());
      assertThat(one.path("key").textValue()).isEqualTo(Arrivals.KEY);
      if (form.api().equals("whop")) {
        assertThat(one.path("base").textValue() + one.path("path").textValue())
            .isEqualTo(GATEWAY + form.path());
        assertThat(options.path("Api-Version-Date").textValue()).isEqualTo(form.version());
        assertThat(options.path("Idempotency-Key").textValue()).isEqualTo(form.idempotencyKey());
      } else {
        assertThat(one.path("base").textValue()).isEqualTo(GATEWAY);
        assertThat("stripe-" + one.path("api").textValue()).isEqualTo(form.api());
        assertThat(one.path("version").textValue()).isEqualTo(form.version());
        assertThat(options.path("idempotency_key").textValue()).isEqualTo(form.idempotencyKey());
      }
    }
  }
}
