package dev.linkgate.contract.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ReportTest {
  private static final String ODD = "a <b> & \"c\" | `d` ]]> \u0000\u0007\ud83d\ude00";

  private static final Report REPORT =
      new Report(
          "stripe-v1",
          "2024-09-30.acacia",
          "http://127.0.0.1:1",
          List.of(
              result("examples.onboarding", Verdict.OK, List.of(), List.of()),
              result("fields.missing:account", Verdict.VIOLATION, List.of(ODD), List.of()),
              result("answers.status:500", Verdict.NOT_PROVOKED, List.of(), List.of("not seen")),
              result("access.other", Verdict.NOT_APPLICABLE, List.of(), List.of("no account"))));

  private static Result result(
      String id, Verdict verdict, List<String> problems, List<String> notes) {
    return new Result(
        Part.FIELDS, id, "POST /x; " + ODD, "200", "400", "/a~1b", verdict, problems, notes);
  }

  @Test
  void textHasViolationsFirstAndTheCountsLast() {
    List<String> lines = REPORT.text().lines().toList();

    assertThat(lines.getFirst()).isEqualTo("violation  fields.missing:account");
    assertThat(lines)
        .contains(
            "    expected  200",
            "    got       400",
            "    document  /a~1b",
            "not provoked  answers.status:500  (not seen)",
            "ok  examples.onboarding");
    assertThat(lines.getLast())
        .isEqualTo(
            "stripe-v1 2024-09-30.acacia at http://127.0.0.1:1:"
                + " 1 ok, 1 violation, 1 not provoked, 1 not applicable");
    assertThat(REPORT.clean()).isFalse();
  }

  @Test
  void jsonHasEachCaseAndTheCounts() {
    Map<String, Object> json = REPORT.json();

    assertThat(json).containsEntry("api", "stripe-v1").containsKeys("version", "server");
    assertThat(json.get("counts"))
        .isEqualTo(Map.of("ok", 1, "violation", 1, "not provoked", 1, "not applicable", 1));
    assertThat((List<?>) json.get("cases")).hasSize(4);
  }

  @Test
  void markdownKeepsWhatAServerWroteInItsCell() {
    assertThat(REPORT.markdown())
        .contains("| problem | a &lt;b> & \"c\" \\| \\`d\\` \\]\\]>")
        .contains("| `answers.status:500` | not provoked | not seen |");
  }

  @Test
  void junitIsWellFormedWhateverAServerWrote() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    REPORT.junit(out);

    Document xml =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(out.toByteArray()));
    Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("tests")).isEqualTo("4");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("2");
    assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(4);
    Element failure = (Element) xml.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).startsWith("a <b> & \"c\" | `d` ]]> ");
    assertThat(failure.getTextContent()).contains("\ud83d\ude00", "document: /a~1b");
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("\u0000", "\u0007");
  }
}
