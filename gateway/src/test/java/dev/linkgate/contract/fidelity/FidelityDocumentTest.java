package dev.linkgate.contract.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/fidelity.md} is what the matrix says. */
class FidelityDocumentTest {
  @Test
  void thePageIsWhatTheCodeDoes() throws IOException {
    Path page = Path.of("..", "docs", "fidelity.md");

    assertThat(Files.readAllLines(page))
        .as("docs/fidelity.md; write it anew: ./linkgate matrix --markdown > docs/fidelity.md")
        .isEqualTo(MatrixMarkdown.of(Everyone.matrix()));
  }
}
