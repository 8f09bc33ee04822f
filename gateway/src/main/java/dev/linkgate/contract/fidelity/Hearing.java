package dev.linkgate.contract.fidelity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.canonical.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which property of an upstream's request says which field, found by changing the property. */
final class Hearing {
  private final Side upstream;
  private final List<Leaf> leaves;

  Hearing(Side upstream) {
    this.upstream = upstream;
    this.leaves =
        upstream.document() == null ? List.of() : Schema.ofRequest(upstream.document()).leaves();
  }

  /**
   * The properties whose change is heard in this field and in no other; where there is none, those
   * that decide over other fields too, as a purpose does.
   */
  List<Leaf> saying(Field field, Run.Sent run) {
    List<Leaf> alone = new ArrayList<>();
    List<Leaf> among = new ArrayList<>();
    for (Leaf leaf : leaves) {
      JsonNode value = Tree.at(run.body(), leaf.path());
      if (!value.isMissingNode()) {
        for (Set<Field> heard : heard(run, leaf, value)) {
          if (heard.contains(field)) {
            (heard.size() == 1 ? alone : among).add(leaf);
          }
        }
      }
    }
    return alone.isEmpty() ? among : alone;
  }

  /** The fields that are heard otherwise, for each other value. */
  private List<Set<Field>> heard(Run.Sent run, Leaf leaf, JsonNode value) {
    List<Set<Field>> fields = new ArrayList<>();
    Said usual = run.heard();
    for (Sample sample : Sample.of(leaf)) {
      if (usual != null && !sample.value().equals(value)) {
        ObjectNode changed = run.body().deepCopy();
        Tree.put(changed, leaf.path(), sample.value());
        Said heard = upstream.hear(changed, run.headers());
        if (heard != null) {
          fields.add(heard.differences(usual));
        }
      }
    }
    return fields;
  }
}
