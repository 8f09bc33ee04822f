package dev.linkgate.console.reference;

import dev.linkgate.contract.fidelity.Cell;
import dev.linkgate.contract.fidelity.KeptMatrix;
import dev.linkgate.contract.fidelity.KeptMatrix.Kept;
import dev.linkgate.contract.fidelity.Matrix;
import dev.linkgate.contract.fidelity.Outcome;
import dev.linkgate.contract.fidelity.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What becomes of this version's parameters at each upstream. */
final class FidelitySection {
  private final KeptMatrix matrix;

  FidelitySection(KeptMatrix matrix) {
    this.matrix = matrix;
  }

  /** The tables; while they are not known yet, a note that says how to come back to them. */
  String of(Subject subject) {
    List<Kept> pairs = matrix.from(subject.name());
    long done = pairs.stream().filter(Kept::done).count();
    if (done < pairs.size()) {
      return """
          <p class="unfinished" data-unfinished>This is being found out, by running the gateway's \
          own code with every value: %d of %d upstream versions are done. \
          <a href="%s?at=%d#fidelity">Load it again</a> in a second or two.</p>"""
          .formatted(done, pairs.size(), Markup.text(subject.path()), done);
    }
    List<Cell> cells = pairs.stream().flatMap(pair -> pair.cells().stream()).toList();
    List<String> faults = pairs.stream().flatMap(pair -> pair.faults().stream()).toList();
    StringBuilder html = new StringBuilder();
    html.append(
        "<p>Nobody wrote this down: the gateway's own code was run with every property and ");
    html.append("value. Names are in brackets, as in <code>Linkgate-Lost</code>. The ");
    html.append(Markup.link("/console/fidelity?from=" + subject.name(), "fidelity screen"));
    html.append(" shows the run behind each of them.</p>").append(legend());
    faults.forEach(fault -> html.append("<p class=\"problem\">").append(Markup.text(fault)));
    for (Table table : new Matrix(cells, faults, pairs.size()).tables()) {
      html.append(table(table));
    }
    return html.toString();
  }

  private static String legend() {
    StringBuilder html = new StringBuilder("<dl class=\"legend\">");
    for (Outcome outcome : Outcome.values()) {
      html.append("<dt>").append(outcome(outcome.word()));
      html.append("<dd>").append(Markup.text(outcome.meaning()));
    }
    return html.append("</dl>").toString();
  }

  private static String outcome(String word) {
    return "<span class=\"outcome " + Markup.text(word) + "\">" + Markup.text(word) + "</span>";
  }

  private static String table(Table table) {
    List<String> columns = new ArrayList<>(List.of("", "Property", "Value"));
    table.columns().forEach(versions -> columns.add((table.upstream() + " " + versions).strip()));
    StringBuilder rows = new StringBuilder();
    for (Table.Row row : table.rows()) {
      rows.append("<tr><td>").append(Markup.text(row.part().word()));
      rows.append("<th scope=\"row\">").append(Markup.code(row.parameter()));
      rows.append("<td>").append(Markup.text(row.values()));
      row.fates().forEach(fate -> rows.append("<td>").append(fate(fate)));
    }
    return Markup.heading(
            3,
            Anchors.plain("fidelity", table.upstream()),
            "At " + Markup.text(table.upstream()),
            "fidelity at " + table.upstream())
        + Markup.table("Fidelity at " + table.upstream(), columns, rows.toString());
  }

  /** Begins with the outcome's word. */
  private static String fate(String fate) {
    int end = 0;
    while (end < fate.length() && Character.isLetter(fate.charAt(end))) {
      end++;
    }
    String word = fate.substring(0, end).toLowerCase(Locale.ROOT);
    return (word.isEmpty() ? "" : outcome(word)) + Markup.text(fate.substring(end));
  }
}
