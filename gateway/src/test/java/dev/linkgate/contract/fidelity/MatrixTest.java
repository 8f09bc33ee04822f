package dev.linkgate.contract.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkgate.spec.SpecDocument;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What the matrix finds in the gateway as it is. */
class MatrixTest {
  @Test
  void nothingIsLostSilently() {
    assertThat(Everyone.matrix().silent()).isEmpty();
  }

  @Test
  void everythingSentAndAnsweredIsAsDocumented() {
    assertThat(Everyone.matrix().faults()).isEmpty();
  }

  @Test
  void everyPropertyOfEveryDocumentHasACellForEveryUpstream() {
    Set<String> missing = new TreeSet<>();
    List<Side> sides = Everyone.ADAPTERS.stream().flatMap(one -> Side.of(one).stream()).toList();
    for (Side caller : sides) {
      SpecDocument document = caller.document();
      if (document != null) {
        for (Side upstream : sides) {
          Schema.ofRequest(document)
              .leaves()
              .forEach(leaf -> missing.addAll(missing(caller, upstream, Part.REQUEST, leaf)));
          Schema.ofAnswer(document)
              .leaves()
              .forEach(leaf -> missing.addAll(missing(caller, upstream, Part.ANSWER, leaf)));
        }
      }
    }

    assertThat(missing).isEmpty();
    assertThat(Everyone.matrix().pairs()).isEqualTo((sides.size() - 1) * sides.size());
  }

  private static Set<String> missing(Side caller, Side upstream, Part part, Leaf leaf) {
    Set<String> missing = new TreeSet<>(part == Part.REQUEST ? leaf.listed() : List.of(""));
    if (missing.isEmpty()) {
      missing.addAll(Sample.of(leaf).stream().filter(Sample::shown).map(Sample::label).toList());
    }
    for (Cell cell : Everyone.matrix().cells()) {
      if (cell.ingress().equals(caller.spoken())
          && cell.upstream().equals(upstream.spoken())
          && cell.part() == part
          && cell.parameter().equals(leaf.name())) {
        missing.remove(cell.value());
      }
    }
    Set<String> named = new TreeSet<>();
    missing.forEach(
        value -> named.add(caller.spoken() + " " + upstream.spoken() + " " + leaf.name() + value));
    return named;
  }

  /** Written by hand from what the providers document, not taken from a run. */
  @ParameterizedTest
  @CsvFileSource(resources = "/fidelity/known.csv", numLinesToSkip = 1)
  void whatIsKnownOfTheProvidersIsFound(
      String from, String to, String part, String parameter, String value, String outcome) {
    List<Cell> found =
        Everyone.matrix().cells().stream()
            .filter(cell -> cell.ingress().toString().equals(from))
            .filter(cell -> cell.upstream().toString().equals(to))
            .filter(cell -> cell.part().word().equals(part))
            .filter(cell -> cell.parameter().equals(parameter))
            .filter(cell -> value == null || cell.value().equals(value))
            .toList();

    assertThat(found).isNotEmpty().allMatch(cell -> cell.outcome().word().equals(outcome));
  }

  @Test
  void onlyTheSameApiIsRelayed() {
    assertThat(Everyone.matrix().cells())
        .filteredOn(Cell::relayed)
        .isNotEmpty()
        .allMatch(cell -> cell.ingress().api().equals(cell.upstream().api()));
  }

  @Test
  void aBodyThatIsNotAsPublishedIsNotRelayed() {
    assertThat(Everyone.matrix().cells())
        .filteredOn(cell -> cell.ingress().api().equals("whop"))
        .filteredOn(cell -> cell.upstream().api().equals("whop"))
        .filteredOn(cell -> cell.note().contains("in place of"))
        .hasSize(4)
        .noneMatch(Cell::relayed);
  }

  @Test
  void aVersionBetweenTwoDocumentsIsReadWithTheOneBefore() {
    Matrix matrix = Matrix.of(Everyone.ADAPTERS, "stripe-v2@2026-01-28.clover", "sandbox");

    assertThat(matrix.pairs()).isEqualTo(1);
    assertThat(matrix.cells())
        .extracting(cell -> cell.ingress().version())
        .containsOnly("2025-12-15.clover");
  }

  @Test
  void whatIsNoApiOrNoVersionIsSaid() {
    assertThatThrownBy(() -> Matrix.of(Everyone.ADAPTERS, "stripe", null))
        .hasMessage("no API 'stripe' here; there are stripe-v1, stripe-v2, whop");
    assertThatThrownBy(() -> Matrix.of(Everyone.ADAPTERS, null, "whop@latest"))
        .hasMessage("'latest' is no version of whop");
    assertThatThrownBy(() -> Matrix.of(Everyone.ADAPTERS, null, "sandbox@2026-01-01"))
        .hasMessage("sandbox has no versions");
  }
}
