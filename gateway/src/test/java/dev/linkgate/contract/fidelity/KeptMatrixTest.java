package dev.linkgate.contract.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.contract.fidelity.KeptMatrix.Kept;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The matrix as a running gateway finds it out. */
class KeptMatrixTest {
  @Test
  void itComesToTheSameAsAllAtOnce() {
    List<Cell> cells = new ArrayList<>();
    try (KeptMatrix kept = new KeptMatrix(Everyone.ADAPTERS)) {
      for (Kept pair : kept.all()) {
        Kept run = kept.pair(pair.from().toString(), pair.to().toString()).orElseThrow();
        assertThat(run.done()).isTrue();
        cells.addAll(run.cells());
      }

      assertThat(kept.all()).allMatch(Kept::done);
    }

    assertThat(cells).isEqualTo(Everyone.matrix().cells());
  }

  @Test
  void versionsSomebodyLooksAtComeFirst() {
    try (KeptMatrix kept = new KeptMatrix(Everyone.ADAPTERS)) {
      List<Kept> looked = kept.from("whop@2026-09-22-3");

      assertThat(looked).hasSize(10);
      while (kept.from("whop@2026-09-22-3").stream().anyMatch(pair -> !pair.done())) {
        Thread.onSpinWait();
      }
      assertThat(kept.all()).filteredOn(pair -> !pair.done()).hasSizeGreaterThan(60);
    }
  }

  @Test
  void everyCellHasARunBehindItThatShowsIt() {
    try (KeptMatrix kept = new KeptMatrix(Everyone.ADAPTERS)) {
      Kept pair = kept.pair("stripe-v2@2025-12-15.clover", "whop@2025-01-01").orElseThrow();

      for (Cell cell : pair.cells()) {
        Evidence run = kept.evidence(cell).orElseThrow();
        switch (cell.outcome()) {
          case IMPOSSIBLE -> {
            if (cell.part() == Part.REQUEST) {
              assertThat(run.refusal()).as(cell.toString()).contains("'whop'");
              assertThat(run.told()).isEmpty();
            }
          }
          case LOST -> assertThat(run.lost()).as(cell.toString()).isNotEmpty();
          case EXACT, DERIVED, DEFAULTED -> {
            if (cell.part() != Part.ANSWER) {
              assertThat(run.told().keySet()).as(cell.toString()).containsAll(cell.carriedBy());
            }
            assertThat(run.answer()).isNotNull();
          }
          case SILENT -> throw new AssertionError(cell.toString());
        }
        assertThat(run.told()).doesNotContainKeys("Authorization", "Idempotency-Key");
      }
    }
  }

  @Test
  void ofVersionsThatAreNotThereNothingIsKnown() {
    try (KeptMatrix kept = new KeptMatrix(Everyone.ADAPTERS)) {
      assertThat(kept.pair("whop@1999-01-01", "sandbox")).isEmpty();
      assertThat(kept.pair("sandbox", "whop@2025-01-01")).isEmpty();
      assertThat(kept.from("nobody")).isEmpty();
    }
  }
}
