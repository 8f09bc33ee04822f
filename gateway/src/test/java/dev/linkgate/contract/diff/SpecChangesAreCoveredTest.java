package dev.linkgate.contract.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.contract.document.OpenApiDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fails the build when two neighbouring documents of {@code specs/} differ in a fact that no
 * version change and no mapping covers.
 */
class SpecChangesAreCoveredTest {
  record Neighbours(String api, OpenApiDocument from, OpenApiDocument to) {
    @Override
    public String toString() {
      return api
          + " "
          + from.tree().at("/info/version").asText()
          + " → "
          + to.tree().at("/info/version").asText();
    }
  }

  private static Stream<Neighbours> neighbours() {
    List<Neighbours> neighbours = new ArrayList<>();
    for (String api : Known.apis()) {
      List<OpenApiDocument> documents = Known.documents(api);
      for (int i = 1; i < documents.size(); i++) {
        neighbours.add(new Neighbours(api, documents.get(i - 1), documents.get(i)));
      }
    }
    return neighbours.stream();
  }

  @ParameterizedTest
  @MethodSource("neighbours")
  void everyChangeBetweenNeighboursIsCovered(Neighbours pair) {
    DiffReport report = Known.diff(pair.api()).between(pair.from(), pair.to());

    assertThat(report.changes()).isNotEmpty();
    assertThat(uncovered(report))
        .as("changes that callers or upstreams of %s would meet unprepared", pair)
        .isEmpty();
  }

  @Test
  void everyDocumentIsCompared() {
    assertThat(neighbours().map(Neighbours::api).distinct())
        .containsExactlyInAnyOrder("stripe-v1", "stripe-v2", "whop");
    assertThat(neighbours()).hasSizeGreaterThanOrEqualTo(6);
  }

  /** API, version, part, path and kind of each. */
  static List<String> uncovered(DiffReport report) {
    return report.uncovered().stream()
        .map(
            tied ->
                String.join(
                    " ",
                    report.api(),
                    report.to(),
                    tied.change().part().words(),
                    tied.change().path(),
                    tied.change().kind().words() + ": " + tied.coverage().reason()))
        .toList();
  }
}
