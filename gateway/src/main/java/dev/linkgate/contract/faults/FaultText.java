package dev.linkgate.contract.faults;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.contract.faults.FaultRow.Answer;
import dev.linkgate.sandbox.SandboxFault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults for people, for documentation and for programs. */
public final class FaultText {
  private FaultText() {}

  /** Lines for a terminal. */
  public static List<String> lines(List<FaultRow> rows) {
    List<String> lines = new ArrayList<>();
    for (FaultRow row : rows) {
      lines.add(names(row.fault()) + "  " + row.fault().happens() + link(row.fault()));
      for (Answer answer : row.answers()) {
        lines.add(
            "  %-10s %d %s%s"
                .formatted(
                    answer.api(),
                    answer.status(),
                    answer.status() == 200 ? "a link" : error(answer, ""),
                    retry(answer) + (answer.kept() ? "; kept under its key" : "")));
      }
    }
    return lines;
  }

  private static String names(SandboxFault fault) {
    return fault.alias() == null ? fault.word() : fault.word() + " (" + fault.alias() + ")";
  }

  private static String link(SandboxFault fault) {
    return fault.makesLink() ? "; a link is made" : "";
  }

  private static String error(Answer answer, String quote) {
    String type = quote + answer.type() + quote;
    return answer.code() == null ? type : type + " " + quote + answer.code() + quote;
  }

  private static String retry(Answer answer) {
    if (answer.retryWithKey() == null) {
      return answer.retryAfter() == null ? "" : "; Retry-After: " + answer.retryAfter();
    }
    return answer.retryWithKey().equals(answer.retryWithoutKey())
        ? "; retry: " + answer.retryWithKey()
        : "; retry: " + answer.retryWithKey() + " with a key, else " + answer.retryWithoutKey();
  }

  /** A table for docs/sandbox.md. */
  public static List<String> markdown(List<FaultRow> rows) {
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder("| name | the upstream | link |");
    StringBuilder rule = new StringBuilder("|---|---|---|");
    for (Answer answer : rows.getFirst().answers()) {
      head.append(' ').append(answer.api()).append(" |");
      rule.append("---|");
    }
    lines.add(head.append(" retry |").toString());
    lines.add(rule.append("---|").toString());
    for (FaultRow row : rows) {
      lines.add(markdown(row));
    }
    return lines;
  }

  private static String markdown(FaultRow row) {
    SandboxFault fault = row.fault();
    StringBuilder line = new StringBuilder("| `" + fault.word() + "`");
    if (fault.alias() != null) {
      line.append(", `").append(fault.alias()).append('`');
    }
    line.append(" | ").append(fault.happens());
    line.append(" | ").append(fault.makesLink() ? "yes" : "no");
    for (Answer answer : row.answers()) {
      line.append(" | ").append(answer.status());
      line.append(answer.status() == 200 ? "" : " " + error(answer, "`"));
      line.append(answer.kept() && answer.status() != 200 ? ", kept" : "");
    }
    String retry = retry(row.answers().getFirst());
    String told = retry.isEmpty() ? "–" : retry.substring(retry.indexOf(' ') + 1);
    return line.append(" | ").append(told.replace("retry: ", "")).append(" |").toString();
  }

  /** The same as JSON. */
  public static ArrayNode json(List<FaultRow> rows) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (FaultRow row : rows) {
      ObjectNode json = all.addObject();
      json.put("name", row.fault().word());
      put(json, "alias", row.fault().alias());
      json.put("upstream", row.fault().happens());
      json.put("makes_link", row.fault().makesLink());
      ArrayNode answers = json.putArray("answers");
      row.answers().forEach(answer -> answers.add(json(answer)));
    }
    return all;
  }

  private static ObjectNode json(Answer answer) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("api", answer.api());
    json.put("status", answer.status());
    put(json, "type", answer.type());
    put(json, "code", answer.code());
    if (answer.retryWithKey() != null) {
      json.putObject("should_retry")
          .put("with_key", answer.retryWithKey())
          .put("without_key", answer.retryWithoutKey());
    }
    put(json, "retry_after", answer.retryAfter());
    json.put("kept_under_key", answer.kept());
    return json;
  }

  private static void put(ObjectNode json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
