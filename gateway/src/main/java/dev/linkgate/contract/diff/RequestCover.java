package dev.linkgate.contract.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Json;
import dev.linkgate.adapter.Reading;
import dev.linkgate.adapter.VersionChange;
import dev.linkgate.canonical.Extras;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a change of the request is covered: older requests, brought up, fit the newer document
 * and keep what they say; what is new in it is read.
 */
final class RequestCover {
  private final Rig rig;
  private final Side from;
  private final Side to;

  RequestCover(Rig rig, Side from, Side to) {
    this.rig = rig;
    this.from = from;
    this.to = to;
  }

  /**
   * What is missing; empty when it is covered.
   *
   * @param changes the version changes there are
   */
  Optional<String> missing(Change change, List<VersionChange> changes) {
    return switch (change.kind()) {
      case PROPERTY_ADDED -> read(change, change.newSteps());
      case REQUIRED_PROPERTY_ADDED ->
          leftOut(change, change.newSteps(), changes)
              .or(() -> read(change, change.newSteps()));
      case PROPERTY_REMOVED -> carried(change, changes);
      case PROPERTY_RENAMED ->
          carried(change, changes).or(() -> read(change, change.newSteps()));
      case BECAME_REQUIRED -> leftOut(change, change.steps(), changes);
      case BECAME_OPTIONAL -> optional(change);
      case ENUM_VALUE_REMOVED, OPEN_VALUE_REMOVED -> listed(from, change, change.before(), changes);
      case ENUM_VALUE_ADDED, OPEN_VALUE_ADDED -> listed(to, change, change.after(), changes);
      case DEFAULT_CHANGED ->
          change.callers() == Impact.BREAKING ? said(change, changes) : read(change, change.steps());
      case DEPRECATED, NO_LONGER_DEPRECATED -> read(change, change.steps());
      case OTHERS_ALLOWED, OTHERS_FORBIDDEN -> beyond(change, changes);
      case TYPE_CHANGED,
          FORMAT_CHANGED,
          ENUM_OPENED,
          ENUM_CLOSED,
          LIMIT_TIGHTENED,
          LIMIT_LOOSENED,
          PATTERN_CHANGED,
          NULL_ALLOWED,
          NULL_FORBIDDEN,
          ITEMS_ADDED,
          ITEMS_REMOVED,
          ALTERNATIVE_ADDED,
          ALTERNATIVE_REMOVED ->
          change.callers() == Impact.BREAKING
              ? carried(change, changes)
              : read(change, change.steps());
      case OPERATION_ADDED,
          OPERATION_REMOVED,
          PATH_CHANGED,
          METHOD_CHANGED,
          MEDIA_TYPE_ADDED,
          MEDIA_TYPE_REMOVED,
          MEDIA_TYPE_CHANGED,
          STATUS_ADDED,
          STATUS_REMOVED,
          HEADER_ADDED,
          REQUIRED_HEADER_ADDED,
          HEADER_REMOVED ->
          throw new IllegalArgumentException("not in a body: " + change);
      case WORDING -> Optional.empty();
    };
  }

  /** Every value older requests can have there goes on. */
  private Optional<String> carried(Change change, List<VersionChange> changes) {
    for (List<String> leaf : from.samples().leaves(from.request(), change.steps())) {
      Spot spot = from.samples().at(from.request(), leaf);
      boolean whole = leaf.equals(change.steps());
      for (JsonNode value : values(from, spot, whole ? facts(to, change.newSteps()) : null)) {
        Optional<String> missing = carried(change, leaf, value, changes);
        if (missing.isPresent()) {
          return missing;
        }
      }
    }
    return Optional.empty();
  }

  /** A property nobody documents is told as a loss, or refused. */
  private Optional<String> beyond(Change change, List<VersionChange> changes) {
    boolean older = change.callers() == Impact.BREAKING;
    Side side = older ? from : to;
    Spot spot = side.samples().at(side.request(), change.steps());
    if (spot == null) {
      return Optional.empty();
    }
    JsonNode value = side.samples().beyond(spot);
    if (older) {
      return carried(change, change.steps(), value, changes);
    }
    return read(change.steps(), value)
        ? Optional.empty()
        : Optional.of(unread(change.steps(), value));
  }

  private static List<JsonNode> values(Side side, @Nullable Spot spot, @Nullable SchemaFacts other) {
    return spot == null ? List.of() : side.samples().values(spot, other);
  }

  private static @Nullable SchemaFacts facts(Side side, List<String> steps) {
    Spot spot = side.samples().at(side.request(), steps);
    return spot == null ? null : side.samples().facts(spot);
  }

  private Optional<String> carried(
      Change change, List<String> leaf, JsonNode value, List<VersionChange> changes) {
    boolean kept = !says(value);
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
    Extras carried = rig.upgrade(body, tidy.extras(), changes);
    ObjectNode shown = body.deepCopy();
    return new Upgraded(shown, rig.run(body, Headers.NONE, carried, to));
  }

  /** A null or something empty says what leaving it out says. */
  private static boolean says(JsonNode value) {
    return !value.isNull()
        && !(value.isContainerNode() && value.isEmpty())
        && !(value.isTextual() && value.textValue().isEmpty());
  }

  /** Every value newer requests can have there makes them ask for something else. */
  private Optional<String> read(Change change, List<String> steps) {
    for (List<String> leaf : to.samples().leaves(to.request(), steps)) {
      Spot spot = to.samples().at(to.request(), leaf);
      SchemaFacts other = leaf.equals(steps) ? facts(from, change.steps()) : null;
      for (JsonNode value : values(to, spot, other)) {
        if (says(value) && !read(leaf, value)) {
          return Optional.of(unread(leaf, value));
        }
      }
    }
    return Optional.empty();
  }

  private String unread(List<String> leaf, JsonNode value) {
    String text = value.toString();
    return "no mapping reads "
        + Change.brackets(leaf)
        + " = "
        + (text.length() > 60 ? text.substring(0, 60) + "…" : text);
  }

  private boolean read(List<String> leaf, JsonNode value) {
    for (ObjectNode body : Rig.requests(to, leaf, value, Samples.Fill.LEAST)) {
      ObjectNode without = body.deepCopy();
      Trees.put(without, leaf, null);
      Rig.Run run = rig.run(body, to);
      if (run.understood() && run.differs(rig.run(without, to))) {
        return true;
      }
    }
    return false;
  }

  private Optional<String> listed(
      Side side, Change change, @Nullable String value, List<VersionChange> changes) {
    JsonNode node = TextNode.valueOf(value);
    if (side == from) {
      return carried(change, change.steps(), node, changes);
    }
    return read(change.newSteps(), node)
        ? Optional.empty()
        : Optional.of(unread(change.newSteps(), node));
  }

  /** Older requests without it are completed. */
  private Optional<String> leftOut(Change change, List<String> steps, List<VersionChange> changes) {
    if (steps.isEmpty()) { // the body itself
      return from.spec().checkRequest(Json.object()).isEmpty()
          ? Optional.of("requests without a body were allowed")
          : Optional.empty();
    }
    List<String> parent = steps.subList(0, steps.size() - 1);
    for (ObjectNode body : parents(from, parent)) {
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

  private static List<ObjectNode> parents(Side side, List<String> parent) {
    Spot spot = side.samples().at(side.request(), parent);
    return spot == null
        ? List.of()
        : Rig.requests(
            side, parent, side.samples().one(spot, Samples.Fill.FULL), Samples.Fill.LEAST);
  }

  /** Newer requests without it are understood. */
  private Optional<String> optional(Change change) {
    if (change.steps().isEmpty()) {
      return Optional.of("a request without a body is not understood");
    }
    List<String> steps = change.newSteps();
    boolean understood = false;
    for (ObjectNode body : parents(to, steps.subList(0, steps.size() - 1))) {
      ObjectNode without = body.deepCopy();
      Trees.put(without, steps, null);
      understood |= rig.run(without, to).understood();
    }
    return understood
        ? Optional.empty()
        : Optional.of("a request without " + Change.brackets(steps) + " is not understood");
  }

  /** Older requests that leave it out say, brought up, what that meant. */
  private Optional<String> said(Change change, List<VersionChange> changes) {
    List<String> steps = change.steps();
    for (ObjectNode body : parents(from, steps.subList(0, steps.size() - 1))) {
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
