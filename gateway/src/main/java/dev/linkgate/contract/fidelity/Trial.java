package dev.linkgate.contract.fidelity;

import dev.linkgate.canonical.Field;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * One value of a property tried beside its others.
 *
 * @param property what is varied
 * @param run with the value
 * @param others with each other value
 * @param without without any
 */
record Trial(Property property, Run run, List<Run> others, Run without) {

  /** Whether another value makes another canonical request. */
  boolean applies() {
    return others.stream().anyMatch(other -> !differences(run, other).isEmpty());
  }

  /** The fields of the canonical request that depend on the property. */
  Set<Field> concerned() {
    Set<Field> concerned = differences(run, without);
    others.forEach(other -> concerned.addAll(differences(run, other)));
    return concerned;
  }

  private static Set<Field> differences(Run one, Run other) {
    Said first = one.asked();
    Said second = other.asked();
    return first == null || second == null
        ? EnumSet.noneOf(Field.class)
        : first.differences(second);
  }

  /** Whether there is anything to compare the value with upstream. */
  boolean comparable() {
    return without instanceof Run.Sent || !sent(others).isEmpty();
  }

  /** What the upstream is told otherwise by another value, else what comes and goes with it. */
  Set<String> carriers(Run.Sent sent) {
    Set<String> changing = new TreeSet<>();
    Set<String> coming = new TreeSet<>();
    List<Run> all = new ArrayList<>(others);
    all.add(without);
    for (Run.Sent other : sent(all)) {
      for (String name : differing(sent.outgoing(), other.outgoing())) {
        boolean onBoth = sent.outgoing().containsKey(name) && other.outgoing().containsKey(name);
        (onBoth ? changing : coming).add(name);
      }
    }
    return changing.isEmpty() ? coming : changing;
  }

  private static Set<String> differing(Map<String, String> one, Map<String, String> other) {
    Set<String> names = new TreeSet<>(one.keySet());
    names.addAll(other.keySet());
    names.removeIf(name -> Objects.equals(one.get(name), other.get(name)));
    return names;
  }

  /**
   * Whether no other value is told the upstream in the same way, and it is heard as it was said.
   */
  boolean exact(Run.Sent sent) {
    Said heard = sent.heard();
    return heard != null
        && sent(others).stream().noneMatch(other -> other.outgoing().equals(sent.outgoing()))
        && concerned().stream().allMatch(field -> sent.asked().agrees(heard, field));
  }

  /** Whether the caller's version can do without it, and the upstream cannot. */
  boolean neededUpstream() {
    return without instanceof Run.Refused refused
        && refused.asked() != null
        && property.coveredBy(refused.missing());
  }

  private static List<Run.Sent> sent(List<Run> runs) {
    List<Run.Sent> sent = new ArrayList<>();
    for (Run run : runs) {
      if (run instanceof Run.Sent one) {
        sent.add(one);
      }
    }
    return sent;
  }
}
