package dev.linkgate.contract.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.TestAbortedException;

/**
 * Prism serves the same documents: it agrees on what a schema takes, and what it lacks of the APIs
 * is found. Its links are those of the documents, so that the clock stands where they were made.
 */
class PrismTest {
  private static final String KEY = "sk_test_canary_of_a_run_at_prism";

  /** It has one status for whatever breaks a schema. */
  private static final String OWN_STATUS = "status 422, expected a refusal, 400";

  /** Its form reader makes something that fits of a parameter of another type, or drops it. */
  private static final String TAKEN = "status 200, expected a refusal, 400";

  /** It also takes what a closed form does not have. */
  private static final String UNKNOWN = "fields.unknown:linkgate_unknown";

  /** Its answer is the document's example, whatever was asked. */
  private static final String NOT_ASKED = " is not what was asked for";

  private static Report run(Prism prism, String api, Instant now, Set<Part> parts) {
    String version = Speakers.newest(api).version().text();
    return Speakers.run(
        Speakers.target(api, version, prism.base(), KEY, null), parts, InstantSource.fixed(now));
  }

  private static Prism prism(String api) {
    return Prism.serving(api, Speakers.newest(api).version().text());
  }

  /** All parts but the one that ends it. */
  private static Set<Part> parts(String api) {
    return api.equals("stripe-v1")
        ? EnumSet.complementOf(EnumSet.of(Part.BODIES))
        : EnumSet.allOf(Part.class);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "stripe-v1, 2023-04-04T03:08:53Z",
    "stripe-v2, 2025-03-27T17:15:18Z",
    "whop, 2023-12-01T04:00:00Z",
  })
  void agreesOnSchemasAndLacksWhatTheApisHaveBesides(String api, Instant made) throws Exception {
    try (Prism prism = prism(api)) {
      Report report = run(prism, api, made, parts(api));

      Map<Boolean, List<Result>> found =
          report.with(Verdict.VIOLATION).stream()
              .collect(Collectors.partitioningBy(result -> result.part() == Part.FIELDS));
      assertThat(found.getOrDefault(false, List.of()).stream().map(Result::id))
          .as(report.text())
          .containsExactlyInAnyOrderElementsOf(differences(api));
      for (Result result : found.getOrDefault(true, List.of())) {
        assertThat(result.problems())
            .as(result.id())
            .allMatch(problem -> explained(api, result, problem));
      }
      assertThat(report.results())
          .filteredOn(result -> result.part() == Part.FIELDS)
          .noneMatch(result -> result.notes().toString().contains("refused to this account"));
    }
  }

  private static boolean explained(String api, Result result, String problem) {
    boolean coerced =
        api.equals("stripe-v1")
            && (result.id().startsWith("fields.type:") || result.id().equals(UNKNOWN))
            && !result.id().startsWith("fields.type:account=")
            && !result.id().startsWith("fields.type:type=");
    return problem.equals(OWN_STATUS)
        || problem.endsWith(NOT_ASKED)
        || (problem.equals(TAKEN) && coerced);
  }

  private static Set<String> differences(String api) throws Exception {
    try (var in = PrismTest.class.getResourceAsStream("/contract/prism/" + api + ".txt")) {
      assertThat(in).isNotNull();
      return new TreeSet<>(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }

  @Test
  void itsLinksAreOfNoUse() {
    try (Prism prism = prism("whop")) {
      Report report = run(prism, "whop", Instant.now(), EnumSet.of(Part.EXAMPLES));

      assertThat(report.results().getFirst().problems())
          .containsExactly("/expires_at has passed: the link is of no use");
    }
  }

  @Test
  void itEndsOverABrokenEscapeAndTheRunSaysWhere() {
    try (Prism prism = prism("stripe-v1")) {
      Instant made = Instant.parse("2023-04-04T03:08:53Z");

      Stopped stopped =
          catchThrowableOfType(
              Stopped.class, () -> run(prism, "stripe-v1", made, EnumSet.of(Part.BODIES)));

      assertThat(stopped).hasMessageContaining(", after bodies."); // it takes a moment to end
      Report soFar = Objects.requireNonNull(stopped.soFar());
      assertThat(soFar.with(Verdict.VIOLATION).stream().map(Result::id))
          .contains("bodies.broken-escape");
    }
  }

  @Test
  void whereItIsMissingTheTestIsSkippedButNotWhereCiIsSet(@TempDir Path empty) {
    Map<String, String> path = Map.of("PATH", System.getenv("PATH"));
    Map<String, String> ci = Map.of("PATH", System.getenv("PATH"), "CI", "true");

    assertThatThrownBy(() -> Prism.assumeInstalled(empty, path))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("npm ci --prefix gateway/src/test/prism");
    assertThatThrownBy(() -> Prism.assumeInstalled(empty, ci))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Prism is not installed");
  }
}
