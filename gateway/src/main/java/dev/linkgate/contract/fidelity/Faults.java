package dev.linkgate.contract.fidelity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.spec.SpecDocument;
import dev.linkgate.spec.Violation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Where what Linkgate says leaves the document of who it says it to. */
final class Faults {
  private final Side from;
  private final Side to;
  private final Set<String> found = new TreeSet<>();
  private final Set<ObjectNode> answers = new HashSet<>();

  Faults(Side from, Side to) {
    this.from = from;
    this.to = to;
  }

  void check(Run.Sent sent) {
    SpecDocument upstream = to.document();
    Said heard = sent.heard();
    if (upstream != null && (heard == null || !heard.undocumented().isEmpty())) {
      int before = found.size();
      note("request", upstream.checkRequest(sent.body()), upstream.undocumented(sent.body()));
      if (found.size() == before) {
        found.add(route() + " request: the upstream's own API does not take it as it is");
      }
    }
    for (String name : Tree.empty(sent.body())) {
      found.add(route() + " request: " + name + ": an object with nothing in it");
    }
    if (answers.add(sent.answer())) {
      SpecDocument caller = from.version().shape();
      note("answer", caller.checkAnswer(sent.answer()), caller.undocumentedAnswer(sent.answer()));
    }
  }

  private void note(String what, List<Violation> violations, List<String> undocumented) {
    for (Violation violation : violations) {
      found.add(route() + " " + what + ": " + violation.parameter() + ": " + violation.keyword());
    }
    for (String name : undocumented) {
      found.add(route() + " " + what + ": " + name + ": undocumented");
    }
  }

  private String route() {
    return from.spoken() + " -> " + to.spoken();
  }

  List<String> list() {
    return List.copyOf(found);
  }
}
