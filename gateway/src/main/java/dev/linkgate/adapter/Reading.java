package dev.linkgate.adapter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.canonical.Extras;
import dev.linkgate.canonical.Failure;
import java.util.List;

/**
 * A caller's body, read: checked against its own version and brought to the newest shape.
 *
 * @param model in the newest shape, without what broke a rule: always binds to the generated model
 * @param extras what was asked that the model has no room for
 * @param violations what the caller's own version does not allow, most telling first
 * @param names the caller's words for each field, as this body used them
 * @param asPublished whether the body is written as its version has it, and so may be relayed
 * @param broken the document's rules behind those violations that break one
 */
public record Reading(
    ObjectNode model,
    Extras extras,
    List<Failure> violations,
    Names names,
    boolean asPublished,
    List<BrokenRule> broken) {
  public Reading {
    violations = List.copyOf(violations);
    broken = List.copyOf(broken);
  }

  @Override
  public String toString() {
    return "Reading[" + violations.size() + " violations]"; // the model is the body
  }
}
