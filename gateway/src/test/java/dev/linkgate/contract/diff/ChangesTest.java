package dev.linkgate.contract.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.contract.document.OpenApiDocument;
import dev.linkgate.contract.document.UnusableDocument;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChangesTest {
  private static Stream<Seed> seeds() {
    return Seed.all();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aSeededChangeIsToldAndClassifiedAndNothingElseIs(Seed seed) {
    List<Change> changes = Changes.between(seed.before(), seed.after());

    assertThat(told(changes)).containsExactlyInAnyOrderElementsOf(seed.expected());
  }

  @Test
  void thereAreSeedsEnough() {
    assertThat(seeds()).hasSizeGreaterThanOrEqualTo(2 * 30);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aChangeIsFoundWhereTheDocumentsSayItStands(Seed seed) {
    OpenApiDocument before = seed.before();
    OpenApiDocument after = seed.after();

    for (Change change : Changes.between(before, after)) {
      assertThat(change.fromPointer() == null && change.toPointer() == null).isFalse();
      if (change.fromPointer() != null) {
        assertThat(before.tree().at(change.fromPointer()).isMissingNode())
            .as("%s", change)
            .isFalse();
      }
      if (change.toPointer() != null) {
        assertThat(after.tree().at(change.toPointer()).isMissingNode()).as("%s", change).isFalse();
      }
    }
  }

  @Test
  void theSameFactsInAnotherVersionOfOpenApiAreNoChange() {
    assertThat(told(Changes.between(Seed.base("3.0"), Seed.base("3.1")))).isEmpty();
    assertThat(told(Changes.between(Seed.base("3.1"), Seed.base("3.0")))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aChangeIsTheSameWhenTheDocumentMovesToAnotherVersionOfOpenApi(Seed seed) {
    String other = seed.version().equals("3.0") ? "3.1" : "3.0";

    List<Change> changes = Changes.between(Seed.base(other), seed.after());

    assertThat(told(changes)).containsExactlyInAnyOrderElementsOf(seed.expected());
  }

  @Test
  void aDocumentThatMovedIsComparedUnderItsNewPath() {
    OpenApiDocument after = Seed.base("3.0");
    ObjectNode paths = (ObjectNode) after.tree().path("paths");
    paths.set("/shipments", paths.remove("/parcels"));

    assertThat(told(Changes.between(Seed.base("3.0"), after)))
        .containsExactly("PATH_CHANGED | request |  | breaking");
  }

  @Test
  void anOperationThatIsGoneIsTold() {
    OpenApiDocument after = Seed.base("3.0");
    ((ObjectNode) after.tree().path("paths")).removeAll();

    assertThat(told(Changes.between(Seed.base("3.0"), after)))
        .containsExactly("OPERATION_REMOVED | request |  | breaking");
  }

  @Test
  void aBrokenReferenceIsNamed() {
    OpenApiDocument after = Seed.base("3.1");
    ((ObjectNode) after.tree().at("/components/schemas")).remove("Stop");

    assertThatThrownBy(() -> Changes.between(Seed.base("3.1"), after))
        .isInstanceOf(UnusableDocument.class)
        .hasMessageContaining("#/components/schemas/Stop");
  }

  static List<String> told(List<Change> changes) {
    return changes.stream()
        .map(
            change ->
                String.join(
                    " | ",
                    change.kind().name(),
                    change.part().words(),
                    change.path(),
                    change.callers().word()))
        .toList();
  }
}
