package dev.linkgate.contract.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report as maps and lists. */
final class ReportJson {
  private ReportJson() {}

  static Map<String, Object> of(Report report) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("api", report.api());
    tree.put("version", report.version());
    tree.put("server", report.server());
    Map<String, Object> counts = new LinkedHashMap<>();
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict.word(), report.with(verdict).size());
    }
    tree.put("counts", counts);
    List<Map<String, Object>> cases = report.results().stream().map(ReportJson::of).toList();
    tree.put("cases", cases);
    return tree;
  }

  private static Map<String, Object> of(Result result) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("id", result.id());
    one.put("part", result.part().word());
    one.put("verdict", result.verdict().word());
    one.put("sent", result.sent());
    one.put("expected", result.expected());
    one.put("got", result.got());
    one.put("document", result.pointer());
    one.put("problems", result.problems());
    one.put("notes", result.notes());
    return one;
  }
}
