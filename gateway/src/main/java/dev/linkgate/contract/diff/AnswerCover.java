package dev.linkgate.contract.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Json;
import dev.linkgate.adapter.Reading;
import dev.linkgate.adapter.VersionChange;
import dev.linkgate.adapter.Versions;
import dev.linkgate.canonical.Extras;
import dev.linkgate.canonical.LinkRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a change of the answer is covered: newer answers, brought down, fit the older document,
 * and our own answers fit the newer one and have what is new in it.
 */
final class AnswerCover {
  private static final String OK = "200";
  private static final Set<Kind> ADDED =
      Set.of(Kind.PROPERTY_ADDED, Kind.REQUIRED_PROPERTY_ADDED, Kind.PROPERTY_RENAMED);

  private final Rig rig;
  private final Side from;
  private final Side to;

  AnswerCover(Rig rig, Side from, Side to) {
    this.rig = rig;
    this.from = from;
    this.to = to;
  }

  /** What is missing; empty when it is covered. */
  Optional<String> missing(Change change, List<VersionChange> changes) {
    if (change.kind() == Kind.WORDING) {
      return Optional.empty();
    }
    if (!change.part().status().equals(OK)) {
      return read(change);
    }
    return broughtDown(change, changes).or(() -> ours(change)).or(() -> noLink(change));
  }

  /** Another success is read like the one there was; callers are always answered with a 200. */
  private Optional<String> read(Change change) {
    Spot schema = to.answer(change.part().status());
    if (change.kind() == Kind.STATUS_REMOVED) {
      return Optional.empty(); // what is no longer answered needs no reading
    }
    JsonNode body = schema == null ? Json.object() : to.samples().one(schema, Samples.Fill.FULL);
    UpstreamRig upstream = upstream(to);
    boolean link =
        full(to).stream()
            .map(request -> rig.run(request, to).request())
            .filter(Objects::nonNull)
            .flatMap(
                request ->
                    upstream.exchange(request, change.part().number(), Json.bytes(body)).stream())
            .anyMatch(read -> read.link() != null);
    return link
        ? Optional.empty()
        : Optional.of("no link is read from an answer with status " + change.part().status());
  }

  /** An upstream of the newer version still gives a link. */
  private Optional<String> noLink(Change change) {
    UpstreamRig upstream = upstream(to);
    LinkRequest request = ErrorCover.asked(rig, to).orElse(null);
    if (request == null) {
      return Optional.of("no request of " + to.version().text() + " could be made");
    }
    for (ObjectNode answer : answers(to, change.newSteps(), Samples.Fill.LEAST)) {
      boolean link =
          upstream.exchange(request, 200, Json.bytes(answer)).stream()
              .anyMatch(read -> read.link() != null);
      if (!link) {
        return Optional.of(
            "no link is read from an answer of " + to.version().text() + ": " + answer);
      }
    }
    return Optional.empty();
  }

  private UpstreamRig upstream(Side side) {
    return new UpstreamRig(rig.adapter(), rig.ingress().bodyFormat(), side.version().text());
  }

  private static List<ObjectNode> full(Side side) {
    return Rig.requests(side, List.of(), null, Samples.Fill.FULL);
  }

  private Optional<String> broughtDown(Change change, List<VersionChange> changes) {
    Extras extras = asked(changes);
    List<ObjectNode> answers = new ArrayList<>();
    for (Samples.Fill fill : Samples.Fill.values()) {
      answers.addAll(answers(to, change.newSteps(), fill));
    }
    for (ObjectNode answer : answers) {
      ObjectNode down = answer.deepCopy();
      Versions.downgrade(down, extras, changes);
      Optional<String> misfit = first(from, change, down, "brought down, does not fit ", to);
      if (misfit.isPresent()) {
        return misfit;
      }
      boolean raw =
          change.callers() == Impact.BREAKING
              && !Trees.at(answer, change.newSteps()).isMissingNode();
      if (raw
          && change.kind() == Kind.FORMAT_CHANGED
          && Trees.at(down, change.steps()).equals(Trees.at(answer, change.newSteps()))) {
        return Optional.of("its value is given in the new format");
      }
    }
    return Optional.empty();
  }

  /** What an older request, brought up, leaves beside itself for its answer. */
  private Extras asked(List<VersionChange> changes) {
    for (ObjectNode request : full(from)) {
      Reading tidy = rig.tidy(request, from);
      return Versions.upgrade(tidy.model(), tidy.extras(), changes);
    }
    return Extras.NONE;
  }

  private static Optional<String> first(
      Side side, Change change, ObjectNode answer, String what, @Nullable Side of) {
    return side.misfitsOfAnswer(answer).stream()
        .filter(misfit -> misfit.concerns(change))
        .findFirst()
        .map(
            misfit ->
                (of == null ? "our own answer " : "an answer of " + of.version().text() + ", ")
                    + what
                    + side.version().text()
                    + ": "
                    + misfit.told());
  }

  /** Answers valid in a document with every value at the changed place, and without it. */
  static List<ObjectNode> answers(Side side, List<String> steps, Samples.Fill fill) {
    List<ObjectNode> answers = new ArrayList<>();
    Spot root = side.answer(OK);
    if (root == null) {
      return answers;
    }
    Spot spot = side.samples().at(root, steps);
    List<@Nullable JsonNode> values = new ArrayList<>();
    if (spot != null) {
      values.addAll(side.samples().values(spot, null));
    }
    values.add(null);
    for (JsonNode value : values) {
      JsonNode message =
          spot == null
              ? side.samples().one(root, fill)
              : side.samples().message(root, steps, value, fill);
      if (message instanceof ObjectNode answer && side.spec().checkAnswer(answer).isEmpty()) {
        answers.add(answer);
      }
    }
    return answers;
  }

  private Optional<String> ours(Change change) {
    Set<List<String>> unwritten =
        new LinkedHashSet<>(ADDED.contains(change.kind()) ? news(change) : List.of());
    boolean answered = false;
    for (ObjectNode request : full(to)) {
      ObjectNode answer = rig.run(request, to).answer();
      if (answer != null) {
        answered = true;
        Optional<String> misfit = first(to, change, answer, "does not fit ", null);
        if (misfit.isPresent()) {
          return misfit;
        }
        unwritten.removeIf(leaf -> !Trees.at(answer, leaf).isMissingNode());
      }
    }
    if (!answered) {
      return Optional.of("no answer of ours could be made");
    }
    return unwritten.stream().findFirst().map(leaf -> "no mapping writes " + Change.brackets(leaf));
  }

  private List<List<String>> news(Change change) {
    Spot root = to.answer(OK);
    return root == null ? List.of() : to.samples().leaves(root, change.newSteps());
  }
}
