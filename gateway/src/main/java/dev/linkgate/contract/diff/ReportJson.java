package dev.linkgate.contract.diff;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** A report for programs; what does not apply is null. */
final class ReportJson {
  private ReportJson() {}

  static ObjectNode of(DiffReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("api", report.api());
    json.put("from", report.from());
    json.put("to", report.to());
    json.put("uncovered", report.uncovered().size());
    ArrayNode changes = json.putArray("changes");
    report.changes().forEach(tied -> change(tied, changes.addObject()));
    return json;
  }

  private static void change(TiedChange tied, ObjectNode json) {
    Change change = tied.change();
    json.put("kind", change.kind().name().toLowerCase(Locale.ROOT));
    json.put("part", change.part().place().name().toLowerCase(Locale.ROOT));
    json.put("status", change.part().status().isEmpty() ? null : change.part().status());
    json.put("path", Change.brackets(change.steps()));
    json.put("renamedTo", change.renamed().isEmpty() ? null : Change.brackets(change.renamed()));
    json.put("fromPointer", change.fromPointer());
    json.put("toPointer", change.toPointer());
    json.put("before", change.before());
    json.put("after", change.after());
    json.put("callers", change.callers().word());
    json.put("upstreams", tied.upstreams().word());
    json.put("covered", tied.coverage().covered());
    json.put("coveredBy", tied.coverage().by().isEmpty() ? null : tied.coverage().by());
    json.put("missing", tied.coverage().reason().isEmpty() ? null : tied.coverage().reason());
    texts(json, "fields", tied.fields());
    texts(json, "examples", tied.examples());
    texts(json, "cells", tied.cells());
  }

  private static void texts(ObjectNode json, String name, List<String> texts) {
    ArrayNode array = json.putArray(name);
    texts.forEach(array::add);
  }
}
