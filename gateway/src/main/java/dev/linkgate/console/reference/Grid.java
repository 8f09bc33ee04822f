package dev.linkgate.console.reference;

import java.util.List;

/** A table; where there is no room for its columns, each cell says which one it is of. */
final class Grid {
  private final String named;
  private final List<String> columns;
  private final StringBuilder rows = new StringBuilder();

  Grid(String named, List<String> columns) {
    this.named = named;
    this.columns = List.copyOf(columns);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /**
   * Adds a row.
   *
   * @param id where it can be linked to; empty for nowhere
   * @param depth how far its name is moved in, from 1 on
   * @param cells HTML, the first of them the row's name
   */
  void row(String id, int depth, List<String> cells) {
    rows.append("<tr");
    if (!id.isEmpty()) {
      rows.append(" id=\"").append(Markup.text(id)).append('"');
    }
    rows.append("><th scope=\"row\" class=\"at").append(Math.min(depth, 4)).append("\">");
    rows.append(cells.getFirst()).append("</th>");
    for (int i = 1; i < cells.size(); i++) {
      rows.append("<td data-column=\"").append(Markup.text(columns.get(i))).append("\">");
      rows.append(cells.get(i)).append("</td>");
    }
    rows.append("</tr>");
  }

  void row(List<String> cells) {
    row("", 1, cells);
  }

  String html() {
    StringBuilder html = new StringBuilder("<table aria-label=\"");
    html.append(Markup.text(named)).append("\"><thead><tr>");
    columns.forEach(
        column -> html.append("<th scope=\"col\">").append(Markup.text(column)).append("</th>"));
    return html.append("</tr></thead><tbody>").append(rows).append("</tbody></table>").toString();
  }
}
