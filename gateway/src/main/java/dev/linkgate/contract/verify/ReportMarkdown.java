package dev.linkgate.contract.verify;

import java.util.List;

/** A report as Markdown: the violations in full, the rest in a table. */
final class ReportMarkdown {
  private ReportMarkdown() {}

  static String of(Report report) {
    StringBuilder text = new StringBuilder("# Conformance\n\n");
    text.append(cell(report.summary())).append("\n\n");
    List<Result> violations = report.with(Verdict.VIOLATION);
    if (!violations.isEmpty()) {
      text.append("## Violations\n\n");
      violations.forEach(result -> whole(result, text));
    }
    text.append("## Cases\n\n| case | verdict | notes |\n|---|---|---|\n");
    for (Result result : report.results()) {
      row(text, code(result.id()), result.verdict().word(), notes(result));
    }
    return text.toString();
  }

  private static void whole(Result result, StringBuilder text) {
    text.append("### ").append(code(result.id())).append("\n\n| | |\n|---|---|\n");
    row(text, "sent", code(result.sent()));
    row(text, "expected", cell(result.expected()));
    row(text, "got", cell(result.got()));
    row(text, "document", code(result.pointer()));
    result.problems().forEach(problem -> row(text, "problem", cell(problem)));
    result.notes().forEach(note -> row(text, "note", cell(note)));
    text.append('\n');
  }

  private static void row(StringBuilder text, String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String notes(Result result) {
    return cell(String.join("; ", result.notes()));
  }

  /** What a server wrote must not end a cell, or become markup. */
  private static String cell(String value) {
    StringBuilder escaped = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\n' || c == '\r') {
        escaped.append(' ');
      } else if (c == '<') {
        escaped.append("&lt;");
      } else {
        if ("|\\`*_[]".indexOf(c) >= 0) {
          escaped.append('\\');
        }
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static String code(String value) {
    return value.isEmpty()
        ? ""
        : "`"
            + value.replace('`', '\'').replace("|", "\\|").replace('\n', ' ').replace('\r', ' ')
            + "`";
  }
}
