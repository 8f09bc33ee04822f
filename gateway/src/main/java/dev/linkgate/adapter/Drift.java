package dev.linkgate.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkgate.spec.SpecDocument;
import dev.linkgate.spec.Violation;
import java.util.ArrayList;
import java.util.List;

/** Where an upstream's answer leaves its own spec. */
final class Drift {
  /** An answer that differs in more places is another API's; its log line stays readable. */
  private static final int MAX_DRIFT = 20;

  /** Longer than any documented path. */
  private static final int MAX_NAME = 120;

  private Drift() {}

  /** Each place, without any value: answers hold links. */
  static List<String> of(SpecDocument spec, JsonNode body) {
    List<Violation> violations = spec.checkAnswer(body);
    List<String> beyond = spec.undocumentedAnswer(body);
    if (violations.isEmpty() && beyond.isEmpty()) {
      return List.of();
    }
    List<String> drift = new ArrayList<>();
    violations.forEach(
        violation -> drift.add(name(violation.parameter()) + " " + violation.rule()));
    beyond.forEach(name -> drift.add(name(name) + " UNDOCUMENTED"));
    return drift.subList(0, Math.min(drift.size(), MAX_DRIFT));
  }

  /** An upstream chooses its names: they end up in a log. */
  private static String name(String path) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < path.length() && i < MAX_NAME; i++) {
      char c = path.charAt(i);
      name.append(c > ' ' && c < 0x7F ? c : '?');
    }
    return name.toString();
  }
}
