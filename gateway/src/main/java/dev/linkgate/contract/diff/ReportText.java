package dev.linkgate.contract.diff;

import java.util.ArrayList;
import java.util.List;

/** A report for a terminal: grouped by message, in columns. */
final class ReportText {
  private static final int GAP = 2;

  private ReportText() {}

  static String of(DiffReport report) {
    StringBuilder text = new StringBuilder(summary(report)).append('\n');
    String heading = "";
    List<List<String>> rows = new ArrayList<>();
    for (TiedChange tied : report.changes()) {
      String part = heading(tied.change().part());
      if (!part.equals(heading)) {
        columns(rows, text);
        text.append('\n').append(part).append('\n');
        heading = part;
      }
      rows.addAll(rows(tied));
    }
    columns(rows, text);
    return text.toString();
  }

  /** {@code stripe-v2 A → B: 12 changes, 3 breaking for callers, none uncovered}. */
  static String summary(DiffReport report) {
    long facts = report.changes().stream().filter(ReportText::fact).count();
    long breaking =
        report.changes().stream().filter(t -> t.change().callers() == Impact.BREAKING).count();
    int uncovered = report.uncovered().size();
    return report.api()
        + " "
        + report.from()
        + " → "
        + report.to()
        + ": "
        + (facts == 1 ? "1 change" : facts + " changes")
        + ", "
        + breaking
        + " breaking for callers, "
        + (uncovered == 0 ? "all covered" : uncovered + " not covered");
  }

  static boolean fact(TiedChange tied) {
    return tied.change().kind() != Kind.WORDING;
  }

  private static String heading(Part part) {
    return switch (part.place()) {
      case REQUEST -> "REQUEST";
      case REQUEST_HEADER -> "REQUEST HEADERS";
      case ANSWER -> "ANSWER";
      case ERROR -> "ERRORS";
    };
  }

  private static List<List<String>> rows(TiedChange tied) {
    Change change = tied.change();
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            mark(tied),
            change.callers().word(),
            change.kind().words(),
            change.place(),
            change.values(),
            fact(tied) ? "upstream: " + tied.upstreams().word() : "",
            fact(tied) ? tied.coverage().words() : ""));
    note(rows, "stands for", tied.fields());
    note(rows, "example", tied.examples());
    note(rows, "fidelity", tied.cells());
    return rows;
  }

  private static String mark(TiedChange tied) {
    return tied.coverage().covered() ? " " : "!";
  }

  private static void note(List<List<String>> rows, String what, List<String> items) {
    if (!items.isEmpty()) {
      rows.add(List.of("", "  " + what + ": " + String.join(", ", items)));
    }
  }

  /** A row of two is a note across the columns. */
  private static void columns(List<List<String>> rows, StringBuilder text) {
    int[] widths = new int[8];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size() && row.size() > 2; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        String cell = row.get(i);
        int pad = widths[i] == 0 ? 0 : widths[i] - cell.length() + GAP;
        line.append(cell).append(" ".repeat(Math.max(0, pad)));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    rows.clear();
  }
}
