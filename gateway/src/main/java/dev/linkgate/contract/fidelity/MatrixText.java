package dev.linkgate.contract.fidelity;

import java.util.ArrayList;
import java.util.List;

/** A matrix for a terminal. */
public final class MatrixText {
  private static final String GAP = "  ";

  private MatrixText() {}

  /** The lines, the legend last. */
  public static List<String> of(Matrix matrix) {
    List<String> lines = new ArrayList<>();
    String title = "";
    for (Table table : Tables.of(matrix)) {
      if (!table.title().equals(title)) {
        title = table.title();
        lines.add(title);
      }
      lines.addAll(table(table));
      lines.add("");
    }
    Legend.of(matrix).forEach(line -> lines.add(line.isEmpty() ? "" : "  " + line));
    return lines;
  }

  private static List<String> table(Table table) {
    List<List<String>> grid = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("", "from " + table.callers(), "value"));
    table.columns().forEach(column -> head.add(column.isEmpty() ? "" : "to " + column));
    grid.add(head);
    Part part = null;
    for (Table.Row row : table.rows()) {
      List<String> line = new ArrayList<>();
      line.add(row.part() == part ? "" : row.part().word());
      part = row.part();
      line.add(row.parameter());
      line.add(row.values());
      row.fates().forEach(fate -> line.add(noted(fate, notes)));
      grid.add(line);
    }
    List<String> lines = aligned(grid);
    for (int i = 0; i < notes.size(); i++) {
      lines.add(GAP + "[" + (i + 1) + "] " + notes.get(i));
    }
    return lines;
  }

  /** Only the outcome and a number: what else there is to say would make lines too long. */
  private static String noted(String fate, List<String> notes) {
    int end = fate.indexOf(' ');
    if (end < 0) {
      return fate;
    }
    String note = fate.substring(end + 1);
    if (!notes.contains(note)) {
      notes.add(note);
    }
    String outcome = fate.substring(0, end);
    return outcome + " [" + (notes.indexOf(note) + 1) + "]";
  }

  private static List<String> aligned(List<List<String>> grid) {
    List<String> lines = new ArrayList<>();
    for (List<String> row : grid) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        line.append(GAP).append(row.get(i));
        line.append(" ".repeat(width(grid, i) - row.get(i).length()));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static int width(List<List<String>> grid, int column) {
    return grid.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
