package dev.linkgate.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkgate.spec.SpecDocument;
import dev.linkgate.spec.Violation;
import java.util.ArrayList;
import java.util.List;

/** What every upstream client does alike. */
public final class WireNotes {
  /** Who we are to an upstream. */
  public static final String USER_AGENT = "Linkgate/0.1";

  private WireNotes() {}

  /** Where an answer leaves its spec, without any value: answers hold links. */
  public static List<String> drift(SpecDocument spec, JsonNode body) {
    List<Violation> violations = spec.checkAnswer(body);
    List<String> beyond = spec.undocumentedAnswer(body);
    if (violations.isEmpty() && beyond.isEmpty()) {
      return List.of();
    }
    List<String> drift = new ArrayList<>();
    violations.forEach(violation -> drift.add(violation.parameter() + " " + violation.rule()));
    beyond.forEach(name -> drift.add(name + " UNDOCUMENTED"));
    return drift;
  }
}
