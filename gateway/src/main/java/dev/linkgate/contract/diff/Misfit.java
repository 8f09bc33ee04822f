package dev.linkgate.contract.diff;

import java.util.List;

/**
 * A place at which a message does not fit a document.
 *
 * @param rule the schema's word for the rule it breaks
 * @param parameter the place in brackets style
 */
record Misfit(List<String> steps, String rule, String parameter) {
  /** Whether a change is what this may come from. */
  boolean concerns(Change change) {
    return concerns(change.steps()) || concerns(change.newSteps());
  }

  private boolean concerns(List<String> place) {
    // anyOf is told at its own place, for whatever is wrong below it.
    return Trees.within(steps, place) || (rule.equals("anyOf") && Trees.within(place, steps));
  }

  String told() {
    return (parameter.isEmpty() ? "the body" : parameter) + " (" + rule + ")";
  }
}
