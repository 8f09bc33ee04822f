package dev.linkgate.contract.fidelity;

import java.util.ArrayList;
import java.util.List;

/** A matrix as a page of documentation. */
public final class MatrixMarkdown {
  private static final List<String> INTRO =
      List.of(
          "# Fidelity",
          "",
          "What becomes of everything a caller may say, for each version it may speak and each version an upstream may",
          "be spoken to, and where everything in its answer comes from. Nobody wrote this page: `linkgate matrix",
          "--markdown` runs the gateway's own code with every property and every listed value in turn, and says what it",
          "saw. A test fails when the page is not what the code does.",
          "");

  private MatrixMarkdown() {}

  /** The page's lines. */
  public static List<String> of(Matrix matrix) {
    List<String> lines = new ArrayList<>(INTRO);
    lines.addAll(Legend.of(matrix));
    String title = "";
    for (Table table : Tables.of(matrix)) {
      if (!table.title().equals(title)) {
        title = table.title();
        lines.addAll(List.of("", "## " + title));
      }
      lines.addAll(List.of("", "### From " + table.ingress() + " " + table.callers(), ""));
      lines.addAll(table(table));
    }
    return lines;
  }

  private static List<String> table(Table table) {
    List<String> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("", "property", "value"));
    table
        .columns()
        .forEach(
            column -> head.add("to " + table.upstream() + (column.isEmpty() ? "" : " " + column)));
    lines.add(line(head));
    lines.add("|---".repeat(head.size()) + "|");
    for (Table.Row row : table.rows()) {
      List<String> cells = new ArrayList<>();
      cells.add(row.part().word());
      cells.add("`" + row.parameter() + "`");
      cells.add(row.values());
      row.fates().forEach(cells::add);
      lines.add(line(cells));
    }
    return lines;
  }

  private static String line(List<String> cells) {
    StringBuilder line = new StringBuilder("|");
    cells.forEach(cell -> line.append(' ').append(cell.replace("|", "\\|")).append(" |"));
    return line.toString();
  }
}
