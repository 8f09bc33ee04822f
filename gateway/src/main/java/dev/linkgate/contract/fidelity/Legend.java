package dev.linkgate.contract.fidelity;

import java.util.ArrayList;
import java.util.List;

/** What the words in a table mean, and how many cells have each outcome. */
final class Legend {
  private Legend() {}

  static List<String> of(Matrix matrix) {
    List<String> lines = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      long count = matrix.cells().stream().filter(cell -> cell.outcome() == outcome).count();
      lines.add("- " + outcome.word() + ": " + outcome.meaning() + " (" + count + " cells).");
    }
    lines.add("- as …, from …: the other side's own name for it, where it has another one.");
    lines.add(
        "- …/relayed: the API is the same on both sides, so that in practice the caller's own bytes go on;");
    lines.add(
        "  the outcome is that of translating them, as when its account id is the merchant's.");
    lines.add(
        "- added: what the upstream is told beyond what was said. answer: what the caller is answered.");
    lines.add(
        "- any: every value fares alike. any other: a value that is not listed, where the list is open.");
    lines.add(
        "- …, undocumented: a property no document names. A cell – : that version has no such thing.");
    lines.add(
        "- Account ids are those of the upstream; the account map finds them before all this.");
    return lines;
  }
}
