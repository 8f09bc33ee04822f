package dev.linkgate.contract.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.VersionChange;
import dev.linkgate.contract.document.OpenApiDocument;
import dev.linkgate.contract.document.UnusableDocument;
import dev.linkgate.spec.ApiVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpecDiffTest {
  private static final String CLOVER = "2025-12-15.clover";
  private static final String ENDIVE = "2026-09-30.endive";

  /** The version changes between two documents, but for the one of the newer. */
  private static List<VersionChange> allBut(String api, String from, String to) {
    ApiVersion after = Known.versions(api).parse(from).orElseThrow();
    ApiVersion upTo = Known.versions(api).parse(to).orElseThrow();
    List<VersionChange> changes = new ArrayList<>(Known.versions(api).changes(after, upTo));
    assertThat(changes.removeIf(change -> change.since().equals(to))).isTrue();
    return changes;
  }

  private static DiffReport without(String api, String from, String to) {
    return Known.diff(api)
        .between(Known.document(api, from), Known.document(api, to), allBut(api, from, to));
  }

  @Test
  void aRemovedPropertyWithoutItsVersionChangeIsNamed() {
    DiffReport report = without("stripe-v2", CLOVER, ENDIVE);

    assertThat(SpecChangesAreCoveredTest.uncovered(report))
        .hasSize(4)
        .anyMatch(
            line ->
                line.startsWith(
                    "stripe-v2 2026-09-30.endive request"
                        + " use_case[account_onboarding][configurations] property removed: "))
        .anyMatch(
            line ->
                line.startsWith(
                    "stripe-v2 2026-09-30.endive answer 200"
                        + " use_case[account_update][configurations] property removed: "));
  }

  @Test
  void aRenamedPropertyWithoutItsVersionChangeIsNamed() {
    DiffReport report = without("whop", "2025-01-01", "2026-09-22-3");

    assertThat(SpecChangesAreCoveredTest.uncovered(report))
        .singleElement()
        .asString()
        .startsWith("whop 2026-09-22-3 request company_id → account_id property renamed: ");
  }

  @Test
  void anAddedAnswerPropertyWithoutItsVersionChangeIsNamed() {
    DiffReport report = without("stripe-v2", "2025-04-30.preview", "2025-07-30.preview");

    assertThat(SpecChangesAreCoveredTest.uncovered(report))
        .hasSize(2)
        .allMatch(line -> line.contains("[collection_options] property added: "));
  }

  @Test
  void aChangeIsTiedToItsVersionChangeItsFieldItsExamplesAndOurUpstreams() {
    DiffReport report =
        Known.diff("stripe-v2")
            .between(Known.document("stripe-v2", CLOVER), Known.document("stripe-v2", ENDIVE));

    TiedChange removed = report.changes().getFirst();

    assertThat(removed.change().path()).isEqualTo("use_case[account_onboarding][configurations]");
    assertThat(removed.coverage().by())
        .isEqualTo("ConfigurationsRemoved (since 2026-09-30.endive)");
    assertThat(removed.change().callers()).isEqualTo(Impact.BREAKING);
    assertThat(removed.upstreams()).as("we write it").isEqualTo(Impact.BREAKING);
    assertThat(removed.fields()).containsExactly("configurations");
    assertThat(removed.examples())
        .singleElement()
        .asString()
        .startsWith(CLOVER + "#/paths/")
        .endsWith("/examples/onboarding/value");
    assertThat(in(report, Part.Place.ANSWER).getFirst().upstreams())
        .as("we do not read it")
        .isEqualTo(Impact.ADDITIVE);
  }

  @Test
  void aDeprecatedPropertyStillReadIsCoveredByTheMapping() {
    DiffReport report =
        Known.diff("stripe-v1")
            .between(
                Known.document("stripe-v1", "2020-08-27"),
                Known.document("stripe-v1", "2023-10-16"));

    assertThat(report.changes())
        .filteredOn(tied -> tied.change().kind() == Kind.DEPRECATED)
        .singleElement()
        .satisfies(
            tied -> {
              assertThat(tied.coverage()).isEqualTo(Coverage.by("mapping"));
              assertThat(tied.fields()).containsExactly("requirement fields");
            });
  }

  @Test
  void cellsOfTheMatrixAreAskedForByApiVersionAndParameter() {
    SpecDiff diff =
        new SpecDiff(
            Known.adapter("whop"),
            (api, version, parameter) -> List.of(api + " " + version + " " + parameter));

    DiffReport report =
        diff.between(Known.document("whop", "2025-01-01"), Known.document("whop", "2026-09-22-3"));

    assertThat(report.changes().getFirst().cells())
        .containsExactly("whop 2025-01-01 company_id", "whop 2026-09-22-3 account_id");
  }

  private static List<TiedChange> in(DiffReport report, Part.Place place) {
    return report.changes().stream().filter(tied -> tied.change().part().place() == place).toList();
  }

  /** Changes no provider made yet. */
  record Future(String name, String api, List<JsonNode> edits, String expected) {
    @Override
    public String toString() {
      return name;
    }

    OpenApiDocument newest() {
      return Known.documents(api).getLast();
    }

    OpenApiDocument next() {
      OpenApiDocument next = newest();
      ((ObjectNode) next.tree().path("info")).put("version", "2027-01-01");
      edits.forEach(edit -> Seed.apply(next.tree(), edit));
      return next;
    }
  }

  private static Stream<Future> futures() {
    List<Future> futures = new ArrayList<>();
    for (JsonNode row : Seed.tree("futures.yaml")) {
      List<JsonNode> edits = new ArrayList<>();
      row.path("edits").forEach(edits::add);
      futures.add(
          new Future(
              row.path("name").asText(),
              row.path("api").asText(),
              edits,
              row.path("expect").asText()));
    }
    return futures.stream();
  }

  @ParameterizedTest
  @MethodSource("futures")
  void whatTheNextDocumentMayBringIsFoundCoveredOrNot(Future future) {
    DiffReport report = Known.diff(future.api()).between(future.newest(), future.next());

    assertThat(report.changes())
        .filteredOn(tied -> tied.change().kind() != Kind.WORDING)
        .singleElement()
        .satisfies(
            tied ->
                assertThat(
                        String.join(
                            " | ",
                            tied.change().kind().name(),
                            tied.change().part().words(),
                            tied.change().path(),
                            tied.change().callers().word(),
                            tied.upstreams().word(),
                            tied.coverage().covered() ? "covered" : "not covered"))
                    .as(tied.coverage().words())
                    .isEqualTo(future.expected()));
  }

  @Test
  void aDocumentOfNoVersionIsRefused() {
    OpenApiDocument next = Known.documents("whop").getLast();
    ((ObjectNode) next.tree().path("info")).put("version", "next");

    assertThatThrownBy(() -> Known.diff("whop").between(Known.documents("whop").getLast(), next))
        .isInstanceOf(UnusableDocument.class)
        .hasMessageContaining("'next' is no version");
  }
}
