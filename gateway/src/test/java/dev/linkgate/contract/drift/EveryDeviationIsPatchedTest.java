package dev.linkgate.contract.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.linkgate.contract.drift.SeededAnswers.Seeded;
import dev.linkgate.testing.JsonPatch;
import dev.linkgate.testing.SpecCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every documented answer of every document, and every answer one change away from it: what leaves
 * the document is seen, as a second reading of the document sees it, and the patch accepts it.
 */
class EveryDeviationIsPatchedTest {
  private static final ObjectMapper YAML = new YAMLMapper();

  static Stream<String> documents() throws IOException {
    Path specs = Path.of("../specs");
    try (Stream<Path> files = Files.walk(specs)) {
      return files
          .map(file -> specs.relativize(file).toString())
          .filter(file -> file.endsWith(".yaml"))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static JsonNode document(String file) throws IOException {
    return YAML.readTree(Path.of("../specs", file).toFile());
  }

  /** Each response with an example. */
  private record Example(int status, JsonNode body) {}

  private static List<Example> examples(JsonNode document) {
    JsonNode responses = document.path("paths").iterator().next().path("post").path("responses");
    List<Example> examples = new ArrayList<>();
    for (var response : responses.properties()) {
      JsonNode body = response.getValue().at("/content/application~1json/example");
      String key = response.getKey();
      examples.add(new Example(key.equals("default") ? 400 : Integer.parseInt(key), body));
    }
    return examples;
  }

  private static List<Deviation> check(JsonNode document, int status, JsonNode body) {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    return new AnswerCheck(document).check(status, "application/json", bytes).deviations();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void documentedAnswersDoNotDeviate(String file) throws Exception {
    JsonNode document = document(file);

    for (Example example : examples(document)) {
      assertThat(check(document, example.status, example.body)).as("" + example.status).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void whatLeavesTheDocumentIsSeenAndItsPatchAcceptsIt(String file) throws Exception {
    JsonNode document = document(file);
    List<String> wrong = new ArrayList<>();
    int seen = 0;
    for (Example example : examples(document)) {
      for (Seeded seeded : SeededAnswers.of(example.body)) {
        List<Deviation> deviations = check(document, example.status, seeded.answer());
        boolean leaves = !SpecCheck.violations(document, example.status, seeded.answer()).isEmpty();
        if (seeded.what().equals("more null") && !leaves) {
          continue;
        }
        if (deviations.isEmpty() == leaves && !dateTime(seeded)) {
          wrong.add(example.status + " " + seeded + ": seen " + deviations);
        }
        if (!deviations.isEmpty()) {
          seen++;
          patched(document, example.status, seeded).ifPresent(wrong::add);
        }
        if (deviations.toString().contains("canary")) {
          wrong.add("told: " + deviations);
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(seen).isGreaterThan(20);
  }

  /** What a text says is none of drift's business; the second reading has an eye on moments. */
  private static boolean dateTime(Seeded seeded) {
    return seeded.pointer().endsWith("created") || seeded.pointer().endsWith("expires_at");
  }

  /** One patch after the other, as an operator takes them: each leaves less. */
  private static Optional<String> patched(JsonNode document, int status, Seeded seeded)
      throws IOException {
    JsonNode patched = document;
    List<Deviation> left = check(document, status, seeded.answer());
    while (!left.isEmpty()) {
      String patch = left.getFirst().patch().get();
      if (patch == null) {
        boolean unreadable =
            left.getFirst().kind() == DriftKind.NEW_ENUM_VALUE && left.getFirst().found().isEmpty();
        return unreadable
            ? Optional.empty()
            : Optional.of(status + " " + seeded + ": no patch for " + left);
      }
      patched = JsonPatch.apply(patched, YAML.readTree(patch));
      List<Deviation> now = check(patched, status, seeded.answer());
      if (now.size() >= left.size()) {
        return Optional.of(status + " " + seeded + ": " + patch + " leaves " + now);
      }
      left = now;
    }
    List<String> second = SpecCheck.violations(patched, status, seeded.answer());
    return second.isEmpty() || dateTime(seeded)
        ? Optional.empty()
        : Optional.of(status + " " + seeded + " patched, and yet " + second);
  }

  @Test
  void eachSeededChangeHasTheKindItIs() throws Exception {
    JsonNode document = document("stripe-v1/2024-09-30.acacia.yaml");
    Example link = examples(document).getFirst();

    List<String> kinds =
        SeededAnswers.of(link.body).stream()
            .flatMap(
                seeded ->
                    check(document, 200, seeded.answer()).stream()
                        .map(one -> seeded + " = " + one.kind().word() + " at " + one.pointer()))
            .toList();

    assertThat(kinds)
        .contains(
            "more at /brand_new = unknown-field at /brand_new",
            "more number at /line_2 = unknown-field at /line_2",
            "absent at /url = missing-field at /url",
            "now NULL at /url = unexpected-null at /url",
            "now NUMBER at /url = wrong-type at /url",
            "now NUMBER at /created = wrong-type at /created",
            "another word at /object = new-enum-value at /object",
            "endless at /url = too-long at /url")
        .doesNotContain("another word at /url = new-enum-value at /url");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void aNewStatusIsAcceptedWithTheBodyItHas(String file) throws Exception {
    JsonNode document = document(file);
    JsonNode responses = document.path("paths").iterator().next().path("post").path("responses");
    if (responses instanceof ObjectNode every && every.has("default")) {
      every.set("400", every.remove("default")); // else there is no status without a response
    }
    JsonNode error = YAML.readTree("{error: {type: api_error, code: c, message: m}}");

    Deviation seen = check(document, 418, error).getFirst();

    assertThat(seen.kind()).isEqualTo(DriftKind.UNDOCUMENTED_STATUS);
    JsonNode patched = JsonPatch.apply(document, YAML.readTree(seen.patch().get()));
    assertThat(check(patched, 418, error)).isEmpty();
    assertThat(SpecCheck.violations(patched, 418, error)).isEmpty();
    assertThat(check(patched, 418, YAML.readTree("{error: 1}"))).isNotEmpty();
  }
}
