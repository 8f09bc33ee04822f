package dev.linkgate.contract.fidelity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Where a value of the caller's answer comes from, as far as it is known. */
final class Origin {
  private final Set<String> upstream = new TreeSet<>();
  private final Set<String> request = new TreeSet<>();
  private final Set<String> values = new TreeSet<>();
  private boolean fine;
  private boolean itselfNull;
  private boolean aboveNull;
  private boolean drawn;
  private boolean clock;
  private boolean settings;

  void seen(JsonNode answer, List<String> path) {
    JsonNode value = Tree.at(answer, path);
    itselfNull |= value.isNull();
    for (int length = 1; length < path.size(); length++) {
      aboveNull |= Tree.at(answer, path.subList(0, length)).isNull();
    }
    if (!value.isMissingNode() && !value.isNull()) {
      values.add(Tree.text(value));
    }
  }

  /** It follows this property of the upstream's answer, in its smallest steps or not. */
  void upstream(String name, boolean inSmallSteps) {
    upstream.add(name);
    fine |= inSmallSteps;
  }

  void request(String name) {
    request.add(name);
  }

  void drawn() {
    drawn = true;
  }

  void clock() {
    clock = true;
  }

  void settings() {
    settings = true;
  }

  Set<String> upstream() {
    return drawn ? Set.of() : upstream;
  }

  /**
   * @param refused whether some requests are refused, so that what would answer them never comes
   */
  Outcome outcome(boolean refused) {
    if (!upstream().isEmpty()) {
      return fine ? Outcome.EXACT : Outcome.DERIVED;
    }
    if (drawn || clock || settings || !request.isEmpty()) {
      return Outcome.DERIVED;
    }
    if (!values.isEmpty()) {
      return Outcome.DEFAULTED;
    }
    return refused ? Outcome.IMPOSSIBLE : Outcome.LOST;
  }

  String note() {
    List<String> notes = new ArrayList<>();
    notes.add(where());
    notes.add(itselfNull ? "null where there is none" : "");
    notes.add(aboveNull ? "its object null where there is none" : "");
    notes.removeIf(String::isEmpty);
    return String.join("; ", notes);
  }

  private String where() {
    if (drawn) {
      return "drawn anew for each link";
    }
    if (!upstream.isEmpty()) {
      return fine ? "" : "in coarser steps";
    }
    if (!request.isEmpty()) {
      return "repeats " + String.join(", ", request);
    }
    if (clock) {
      return "by the gateway's clock";
    }
    if (settings) {
      return "whether the upstream is configured as live";
    }
    return values.isEmpty() ? "never in an answer" : "always " + String.join(" or ", values);
  }
}
