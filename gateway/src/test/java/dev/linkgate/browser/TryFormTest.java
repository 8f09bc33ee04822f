package dev.linkgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.linkgate.testing.YamlGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The console's form offers what the documents have, which are read here without the product. */
class TryFormTest {
  private static final Path SPECS =
      Path.of(System.getProperty("basedir", "."), "..", "specs").toAbsolutePath().normalize();

  private static final String YAML =
      """
      callers: [{ name: shop, keys: ["lgk_key_of_a_platform_in_tests_001"] }]
      upstreams: { sandbox: { api: sandbox } }
      routes: [{ to: sandbox }]
      """;

  private static final Pattern INDEX = Pattern.compile("/\\d+(?=/|$)");

  @AutoClose private static Chromium browser;
  @AutoClose private static YamlGateway gateway;
  private static Operator operator;

  @BeforeAll
  static void start() {
    browser = Chromium.start();
    gateway = YamlGateway.start(YAML);
    operator = Operator.signedIn(browser, gateway);
  }

  /** Every document that is in the folder, as {@code api/version}. */
  static List<String> documents() throws IOException {
    try (Stream<Path> files = Files.walk(SPECS, 2)) {
      return files
          .map(file -> SPECS.relativize(file).toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .sorted()
          .toList();
    }
  }

  @Test
  void everyDocumentCanBeChosen() throws IOException {
    operator.opens("try");
    List<String> offered = new ArrayList<>();
    for (Object api : values("#api")) {
      choose("#api", api);
      browser.until(browser::text, () -> browser.url().contains("api=" + api + "&"));
      values("#version").forEach(version -> offered.add(api + "/" + version));
    }

    assertThat(offered).containsExactlyInAnyOrderElementsOf(documents());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void theFormOffersEveryPropertyAndNothingElse(String document) throws IOException {
    Spec spec = Spec.read(document);

    open(document);

    assertThat(offered()).isEqualTo(spec.pointers());
    assertThat(marked("required")).isEqualTo(spec.required());
    assertThat(marked("deprecated")).isEqualTo(spec.deprecated());
    operator.leftNothing("lgk_key_of_a_platform_in_tests_001");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void choicesAreThoseOfTheDocument(String document) throws IOException {
    Spec spec = Spec.read(document);

    open(document);
    assertThat(offered()).isNotEmpty(); // and now the last choices are taken, and show theirs

    for (Object pointer : pointers("select[data-pointer]")) {
      String css = "[data-pointer='" + pointer + "']";
      List<?> choices =
          values(css).stream().filter(it -> !"\0".equals(it) && !"".equals(it)).toList();
      assertThat(choices)
          .isEqualTo(spec.choices(INDEX.matcher(String.valueOf(pointer)).replaceAll("/-")));
    }
    for (Object pointer : pointers("input[data-pointer]")) {
      assertThat(spec.choices(String.valueOf(pointer))).isEmpty();
    }
  }

  private static void open(String document) {
    int slash = document.indexOf('/');
    operator.opens(
        "try?api=" + document.substring(0, slash) + "&version=" + document.substring(slash + 1));
    browser.until(browser::text, () -> !browser.texts("[data-pointer]").isEmpty());
  }

  /** Every place the form has for a value, whatever has to be chosen or added before it shows. */
  private static Set<String> offered() {
    Set<String> offered = new TreeSet<>(shown());
    for (Object pointer : pointers("select[data-pointer]")) {
      String css = "[data-pointer='" + pointer + "']";
      for (Object value : values(css)) {
        if (!"\0".equals(value)) {
          choose(css, value);
          browser.until(browser::text, () -> !shown().isEmpty());
          browser.script("document.querySelectorAll('[id$=add]').forEach(it => it.click())");
          offered.addAll(shown());
        }
      }
    }
    return offered;
  }

  private static Set<String> shown() {
    Set<String> shown = new TreeSet<>();
    pointers("[data-pointer]")
        .forEach(it -> shown.add(INDEX.matcher(String.valueOf(it)).replaceAll("/-")));
    return shown;
  }

  private static List<?> pointers(String css) {
    return (List<?>)
        browser.script(
            "return [...document.querySelectorAll(arguments[0])].map(it => it.dataset.pointer)",
            css);
  }

  /** Fields whose caption says so, of those that are shown. */
  private static Set<String> marked(String word) {
    Set<String> marked = new TreeSet<>();
    ((List<?>)
            browser.script(
                """
                return [...document.querySelectorAll('[data-pointer]')].filter(it => {
                  const caption = it.labels?.[0] ?? it.querySelector(':scope > legend');
                  return caption.innerText.includes(arguments[0]) && !/[/][0-9]+$/.test(it.dataset.pointer);
                }).map(it => it.dataset.pointer)""",
                word))
        .forEach(it -> marked.add(INDEX.matcher(String.valueOf(it)).replaceAll("/-")));
    return marked;
  }

  private static List<?> values(String css) {
    return (List<?>)
        browser.script(
            "return [...document.querySelector(arguments[0]).options].map(it => it.value)", css);
  }

  private static void choose(String css, Object value) {
    browser.script(
        """
        const it = document.querySelector(arguments[0]);
        if (it?.options) { it.value = arguments[1]; it.dispatchEvent(new Event('change')); }""",
        css,
        value);
  }

  /** One document's request. */
  private record Spec(JsonNode document, JsonNode schema) {
    static Spec read(String name) throws IOException {
      JsonNode document = new YAMLMapper().readTree(SPECS.resolve(name + ".yaml").toFile());
      JsonNode operation = document.path("paths").iterator().next().path("post");
      JsonNode content = operation.at("/requestBody/content").iterator().next();
      return new Spec(document, content.path("schema"));
    }

    Set<String> pointers() {
      return collect((_, _) -> true, true);
    }

    /** Of what is shown at the end: the hash of an onboarding that is not asked is not. */
    Set<String> required() {
      return collect((parent, name) -> lists(parent.path("required"), name), false);
    }

    Set<String> deprecated() {
      return collect(
          (parent, name) ->
              resolve(parent.path("properties").path(name)).path("deprecated").asBoolean(),
          false);
    }

    List<String> choices(String pointer) {
      JsonNode at = resolve(schema);
      for (String step : pointer.substring(1).split("/", -1)) {
        at = resolve(step.equals("-") ? at.path("items") : at.path("properties").path(step));
      }
      List<String> choices = new ArrayList<>();
      JsonNode listed = at.has("enum") ? at.path("enum") : at.path("x-extensible-enum");
      listed.forEach(it -> choices.add(it.asText()));
      return choices;
    }

    private interface Rule {
      boolean has(JsonNode parent, String name);
    }

    private Set<String> collect(Rule rule, boolean hidden) {
      Set<String> found = new TreeSet<>();
      collect(resolve(schema), "", rule, hidden, found);
      return found;
    }

    private void collect(JsonNode at, String path, Rule rule, boolean hidden, Set<String> found) {
      for (var property : at.path("properties").properties()) {
        String pointer = path + "/" + property.getKey();
        JsonNode field = resolve(property.getValue());
        if (!hidden && isOtherHash(at, property.getKey())) {
          continue;
        }
        if (rule.has(at, property.getKey())) {
          found.add(pointer);
        }
        collect(field, pointer, rule, hidden, found);
        if (field.has("items") && hidden) {
          found.add(pointer + "/-");
        }
      }
    }

    /** Whether a sibling names it, and it is not the last one that sibling can name. */
    private boolean isOtherHash(JsonNode parent, String name) {
      for (JsonNode sibling : parent.path("properties")) {
        JsonNode names = resolve(sibling).path("x-extensible-enum");
        if (lists(names, name) && !names.path(names.size() - 1).asText().equals(name)) {
          return true;
        }
      }
      return false;
    }

    private static boolean lists(JsonNode list, String name) {
      for (JsonNode one : list) {
        if (one.asText().equals(name)) {
          return true;
        }
      }
      return false;
    }

    private JsonNode resolve(JsonNode written) {
      return written.has("$ref")
          ? document.at(written.path("$ref").asText().substring(1))
          : written;
    }
  }
}
