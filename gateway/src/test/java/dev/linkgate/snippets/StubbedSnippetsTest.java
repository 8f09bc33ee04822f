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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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

  /** What runs a language, with stubs where its SDKs would be. */
  enum Interpreter {
    PYTHON("python3", "stripe-python", ".py"),
    RUBY("ruby", "stripe-ruby", ".rb"),
    PHP("php-cli", "stripe-php", ".php");

    private final String debian;
    private final String stripe;
    private final String ending;

    Interpreter(String debian, String stripe, String ending) {
      this.debian = debian;
      this.stripe = stripe;
      this.ending = ending;
    }

    /** Skips the test where it is missing; .ci/run installs it. */
    void assume() {
      Programs.assume(command().getFirst(), debian, System.getenv());
    }

    List<String> command() {
      return switch (this) {
        case PYTHON -> List.of("python3", "-B", stub("python/run_each.py"));
        case RUBY -> List.of("ruby", "-I", stub("ruby"), stub("ruby/run_each.rb"));
        case PHP -> List.of("php", "-d", "include_path=" + stub("php"), stub("php/run_each.php"));
      };
    }

    private static String stub(String name) {
      return STUBS.resolve(name).toString();
    }
  }

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    Snippets.assumeNode();
  }

  @ParameterizedTest
  @CsvSource({"stripe-python, stripe-v1", "stripe-python, stripe-v2", "whop-python, whop"})
  void python(String language, String api) throws IOException {
    Interpreter.PYTHON.assume();
    List<Form> forms = Form.all(api);
    List<Path> files = files(language, forms, Interpreter.PYTHON.ending);

    Programs.Ran ran = interpreted(Interpreter.PYTHON, files);

    wereSent(forms, ran);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stripe-v1", "stripe-v2"})
  void ruby(String api) throws IOException {
    Interpreter.RUBY.assume();
    List<Form> forms = Form.all(api);
    List<Path> files = files(Interpreter.RUBY.stripe, forms, Interpreter.RUBY.ending);

    Programs.Ran parsed = each("ruby -wc", files);
    Programs.Ran ran = interpreted(Interpreter.RUBY, files);

    assertThat(parsed.exit()).as(parsed.err()).isZero();
    assertThat(parsed.err()).isEmpty();
    wereSent(forms, ran);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stripe-v1", "stripe-v2"})
  void php(String api) throws IOException {
    Interpreter.PHP.assume();
    List<Form> forms = Form.all(api);
    List<Path> files = files(Interpreter.PHP.stripe, forms, Interpreter.PHP.ending);

    Programs.Ran parsed = each("php -l", files);
    Programs.Ran ran = interpreted(Interpreter.PHP, files);

    assertThat(parsed.exit()).as(parsed.err()).isZero();
    wereSent(forms, ran);
  }

  @ParameterizedTest
  @EnumSource
  void whatItsSdkDoesNotKnowIsSent(Interpreter interpreter) throws IOException {
    interpreter.assume();
    List<Form> forms = List.of(Form.unknown());

    Programs.Ran ran =
        interpreted(interpreter, files(interpreter.stripe, forms, interpreter.ending));

    wereSent(forms, ran);
  }

  private Programs.Ran interpreted(Interpreter interpreter, List<Path> files) {
    Map<String, String> environment =
        Map.of("LINKGATE_KEY", Arrivals.KEY, "RECORD", folder.resolve("record").toString());
    return Programs.run(folder, environment, "", Snippets.command(interpreter.command(), files));
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
