package dev.linkgate.contract.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkgate.adapter.BrokenRule;
import dev.linkgate.adapter.Names;
import dev.linkgate.adapter.Reading;
import dev.linkgate.adapter.Wording;
import dev.linkgate.canonical.Failure;
import dev.linkgate.spec.SpecDocument;
import dev.linkgate.spec.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a body breaks, with the rule as its document has it. */
final class Violations {
  private Violations() {}

  static List<Explanation.Violated> of(Reading reading, String file, SpecDocument document) {
    List<Explanation.Violated> violated = new ArrayList<>();
    List<BrokenRule> broken = new ArrayList<>(reading.broken());
    for (Failure failure : reading.violations()) {
      violated.add(violated(failure, rule(failure, broken), reading.names(), file, document));
    }
    return violated;
  }

  /** Taken out of the list; null for a rule of the API that no schema states. */
  private static @Nullable Violation rule(Failure failure, List<BrokenRule> broken) {
    for (int i = 0; i < broken.size(); i++) {
      if (broken.get(i).failure().equals(failure)) {
        return broken.remove(i).rule();
      }
    }
    return null;
  }

  private static Explanation.Violated violated(
      Failure failure, @Nullable Violation rule, Names names, String file, SpecDocument document) {
    String parameter = failure.parameter() == null ? null : names.of(failure.parameter());
    String message = Wording.forCaller(failure.message(), names);
    return rule == null
        ? new Explanation.Violated(pointer(parameter), parameter, null, null, null, message)
        : new Explanation.Violated(
            rule.parameter().equals(parameter) ? rule.pointer() : pointer(parameter),
            parameter,
            rule.keyword(),
            text(rule, document),
            file + "#" + rule.at(),
            message);
  }

  /** The keyword and what the document says under it. */
  private static String text(Violation rule, SpecDocument document) {
    JsonNode value = document.document().at(rule.at());
    if (value.isMissingNode()) {
      return rule.keyword();
    }
    String said = value.isTextual() ? value.textValue() : value.toString();
    return rule.keyword() + " " + said;
  }

  /** Of a name in brackets. */
  private static @Nullable String pointer(@Nullable String parameter) {
    if (parameter == null) {
      return null;
    }
    StringBuilder pointer = new StringBuilder("/");
    for (int i = 0; i < parameter.length(); i++) {
      switch (parameter.charAt(i)) {
        case '[' -> pointer.append('/');
        case ']' -> {}
        case '~' -> pointer.append("~0");
        case '/' -> pointer.append("~1");
        default -> pointer.append(parameter.charAt(i));
      }
    }
    return pointer.toString();
  }
}
