package dev.linkgate.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Reason;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/errors.md says what is rendered: no row missing, none too many, none wrong. */
class ErrorsDocumentTest {
  private static final String DOCUMENT = "docs/errors.md";

  /** The rows of the first table below a heading, without its head. */
  private static List<String> table(String heading) throws IOException {
    List<String> rows = new ArrayList<>();
    boolean below = false;
    for (String line : Files.readAllLines(document())) {
      if (line.startsWith("## ")) {
        below = line.equals("## " + heading);
      } else if (below && line.startsWith("|")) {
        rows.add(line);
      }
    }
    assertThat(rows).as("a table below '## %s'", heading).hasSizeGreaterThanOrEqualTo(2);
    return rows.subList(2, rows.size());
  }

  /** Maven runs tests in the module's folder, an IDE often in the project's. */
  private static Path document() {
    Path here = Path.of(DOCUMENT);
    return Files.exists(here) ? here : Path.of("..").resolve(DOCUMENT);
  }

  private static String cell(String row, int index) {
    return row.split("\\|", -1)[index + 1].strip().replace("`", "");
  }

  private static List<String> column(String heading, int index) throws IOException {
    return table(heading).stream().map(row -> cell(row, index)).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"stripe-v1", "stripe-v2", "whop"})
  void theTableOfAnApiIsWhatItsIngressRenders(String api) throws IOException {
    List<String> expected = ErrorRows.of(api);

    assertThat(table(api))
        .as("docs/errors.md, ## %s, should be:%n%s", api, String.join("\n", expected))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void everyKindIsExplainedOnce() throws IOException {
    List<String> kinds = Arrays.stream(FailureKind.values()).map(ErrorCases::word).toList();

    assertThat(column("Kinds", 0)).containsExactlyElementsOf(kinds);
    for (String row : table("Kinds")) {
      ErrorCases.all().stream()
          .filter(failure -> ErrorCases.word(failure.kind()).equals(cell(row, 0)))
          .forEach(failure -> assertThat(cell(row, 2)).contains(failure.fault().word()));
    }
  }

  @Test
  void everyReasonIsExplainedOnceForEachKindItComesWith() throws IOException {
    List<String> explained = new ArrayList<>();
    for (String row : table("Reasons")) {
      for (String kind : cell(row, 1).split(", ", -1)) {
        explained.add(kind + " " + cell(row, 0));
      }
    }

    assertThat(explained).containsExactlyInAnyOrderElementsOf(ErrorRows.reasons());
    assertThat(column("Reasons", 0))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Reason.values()).map(ErrorCases::word).toList());
  }

  @Test
  void everyStatusOfTheGuardIsListed() throws Exception {
    Class<?> refusal = Class.forName("dev.linkgate.server.guard.Refusal");
    Method status = refusal.getDeclaredMethod("status");
    status.setAccessible(true); // the guard's own business; only its statuses are documented
    TreeSet<String> statuses = new TreeSet<>();
    for (Object one : refusal.getEnumConstants()) {
      statuses.add(String.valueOf(status.invoke(one)));
    }

    assertThat(column("Before a request is understood", 0)).containsExactlyElementsOf(statuses);
  }
}
