package dev.linkgate.contract.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Json;
import dev.linkgate.adapter.Reading;
import dev.linkgate.adapter.VersionChange;
import dev.linkgate.adapter.Versions;
import dev.linkgate.canonical.Extras;
import java.util.List;
import java.util.Optional;

/** Requests of the older document, brought up by version changes. */
final class OlderRequests {
  private final Rig rig;
  private final Side from;
  private final Side to;

  OlderRequests(Rig rig, Side from, Side to) {
    this.rig = rig;
    this.from = from;
    this.to = to;
  }

  /** Every value older requests can have there goes on. */
  Optional<String> carried(Change change, List<VersionChange> changes) {
    for (List<String> leaf : from.samples().leaves(from.request(), change.steps())) {
      Spot spot = from.samples().at(from.request(), leaf);
      boolean whole = leaf.equals(change.steps());
      for (JsonNode value : from.values(spot, whole ? to.factsAt(change.newSteps()) : null)) {
        Optional<String> missing = carried(change, leaf, value, changes);
        if (missing.isPresent()) {
          return missing;
        }
      }
    }
    return Optional.empty();
  }

  /** A value an older request can have there goes on. */
  Optional<String> carried(
      Change change, List<String> leaf, JsonNode value, List<VersionChange> changes) {
    boolean kept = !Trees.says(value);
    for (ObjectNode body : Rig.requests(from, leaf, value, Samples.Fill.LEAST)) {
      Upgraded with = upgraded(body, changes);
      Optional<String> misfit = misfit(change, with);
      if (misfit.isPresent()) {
        return misfit;
      }
      if (change.kind() == Kind.FORMAT_CHANGED && Trees.at(with.body(), leaf).equals(value)) {
        return Optional.of("its value goes on in the old format");
      }
      ObjectNode without = body.deepCopy();
      Trees.put(without, leaf, null);
      kept |= with.run().understood() && with.run().differs(upgraded(without, changes).run());
    }
    return kept
        ? Optional.empty()
        : Optional.of("what " + Change.brackets(leaf) + " says is lost on the way: " + value);
  }

  private Optional<String> misfit(Change change, Upgraded upgraded) {
    return to.misfitsOfRequest(upgraded.body()).stream()
        .filter(misfit -> misfit.concerns(change))
        .findFirst()
        .map(
            misfit ->
                "a request of "
                    + from.version().text()
                    + ", brought up, does not fit "
                    + to.version().text()
                    + ": "
                    + misfit.told());
  }

  private record Upgraded(ObjectNode body, Rig.Run run) {}

  private Upgraded upgraded(ObjectNode older, List<VersionChange> changes) {
    Reading tidy = rig.tidy(older, from);
    ObjectNode body = tidy.model();
    Extras carried = Versions.upgrade(body, tidy.extras(), changes);
    ObjectNode shown = body.deepCopy();
    return new Upgraded(shown, rig.run(body, Headers.NONE, carried, to));
  }

  /** Older requests without it are completed. */
  Optional<String> leftOut(Change change, List<VersionChange> changes) {
    List<String> steps = change.newSteps();
    if (steps.isEmpty()) { // the body itself
      return from.spec().checkRequest(Json.object()).isEmpty()
          ? Optional.of("requests without a body were allowed")
          : Optional.empty();
    }
    List<String> parent = steps.subList(0, steps.size() - 1);
    for (ObjectNode body : from.holding(parent)) {
      ObjectNode without = body.deepCopy();
      Trees.put(without, steps, null);
      if (from.spec().checkRequest(without).isEmpty()) {
        Optional<String> misfit = misfit(change, upgraded(without, changes));
        if (misfit.isPresent()) {
          return misfit;
        }
      }
    }
    return Optional.empty();
  }

  /** Older requests that leave it out say, brought up, what that meant. */
  Optional<String> said(Change change, List<VersionChange> changes) {
    List<String> steps = change.steps();
    for (ObjectNode body : from.holding(steps.subList(0, steps.size() - 1))) {
      ObjectNode without = body.deepCopy();
      Trees.put(without, steps, null);
      JsonNode now = Trees.at(upgraded(without, changes).body(), change.newSteps());
      if (!now.toString().equals(change.before())) {
        return Optional.of("left out, it no longer means " + change.before());
      }
    }
    return Optional.empty();
  }
}
