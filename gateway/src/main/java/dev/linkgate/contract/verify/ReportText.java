package dev.linkgate.contract.verify;

import java.util.List;

/** A report for a terminal. */
final class ReportText {
  private ReportText() {}

  static String of(Report report) {
    StringBuilder text = new StringBuilder();
    report.with(Verdict.VIOLATION).forEach(result -> whole(result, text));
    for (Verdict verdict : List.of(Verdict.NOT_PROVOKED, Verdict.NOT_APPLICABLE, Verdict.OK)) {
      report.with(verdict).forEach(result -> line(result, text));
    }
    return text.append(report.summary()).append('\n').toString();
  }

  private static void whole(Result result, StringBuilder text) {
    text.append(result.verdict().word()).append("  ").append(result.id()).append('\n');
    field("sent", result.sent(), text);
    field("expected", result.expected(), text);
    field("got", result.got(), text);
    field("document", result.pointer(), text);
    result.problems().forEach(problem -> field("problem", problem, text));
    result.notes().forEach(note -> field("note", note, text));
  }

  private static void field(String name, String value, StringBuilder text) {
    if (!value.isEmpty()) {
      text.append("    %-9s ".formatted(name)).append(value).append('\n');
    }
  }

  private static void line(Result result, StringBuilder text) {
    text.append(result.verdict().word()).append("  ").append(result.id());
    if (!result.notes().isEmpty()) {
      text.append("  (").append(String.join("; ", result.notes())).append(')');
    }
    text.append('\n');
  }
}
