package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PrintableTest {
  @ParameterizedTest
  @CsvSource({
    "'plain text','plain text'",
    "'a\rb\nc','a\\u000db\\u000ac'",
    "'\u001b[31m','\\u001b[31m'",
    "'ü\u2028','\\u00fc\\u2028'",
  })
  void whatIsNotPrintableAsciiBecomesAnEscape(String text, String printable) {
    assertThat(Printable.of(text, 100)).isEqualTo(printable);
  }

  @Test
  void aLongTextIsCut() {
    assertThat(Printable.of("x".repeat(1000), 10)).isEqualTo("x".repeat(10) + "...");
  }
}
