package dev.linkgate.contract.diff;

import java.util.List;

/** A report as tables, for a pull request. */
final class ReportMarkdown {
  private ReportMarkdown() {}

  static String of(DiffReport report) {
    StringBuilder text = new StringBuilder("## ").append(ReportText.summary(report)).append("\n");
    for (Part.Place place : Part.Place.values()) {
      List<TiedChange> changes =
          report.changes().stream().filter(t -> t.change().part().place() == place).toList();
      if (!changes.isEmpty()) {
        table(place, changes, text);
      }
    }
    return text.toString();
  }

  private static void table(Part.Place place, List<TiedChange> changes, StringBuilder text) {
    text.append("\n### ").append(heading(place)).append("\n\n");
    text.append("| callers | upstreams | what | where | before → after | covered by | touches |\n");
    text.append("|---|---|---|---|---|---|---|\n");
    for (TiedChange tied : changes) {
      Change change = tied.change();
      text.append("| ")
          .append(
              String.join(
                  " | ",
                  change.callers().word(),
                  tied.upstreams().word(),
                  change.kind().words(),
                  code(change.place()),
                  escaped(change.values()),
                  ReportText.fact(tied) ? covered(tied) : "",
                  escaped(touches(tied))))
          .append(" |\n");
    }
  }

  private static String heading(Part.Place place) {
    return switch (place) {
      case REQUEST -> "Request";
      case REQUEST_HEADER -> "Request headers";
      case ANSWER -> "Answer";
      case ERROR -> "Errors";
    };
  }

  private static String covered(TiedChange tied) {
    String words = escaped(tied.coverage().words());
    return tied.coverage().covered() ? words : "**" + words + "**";
  }

  private static String touches(TiedChange tied) {
    StringBuilder touches = new StringBuilder(String.join(", ", tied.fields()));
    tied.examples().forEach(example -> touches.append("; example ").append(example));
    tied.cells().forEach(cell -> touches.append("; ").append(cell));
    return touches.toString();
  }

  private static String code(String text) {
    return "`" + text.replace("|", "\\|").replace("`", "'") + "`";
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|").replace('\n', ' ');
  }
}
