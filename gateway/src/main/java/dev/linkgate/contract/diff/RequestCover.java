package dev.linkgate.contract.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.linkgate.adapter.VersionChange;
import java.util.List;
import java.util.Optional;

/**
 * Whether a change of the request is covered: older requests, brought up, fit the newer document
 * and keep what they say; what is new in it is read.
 */
final class RequestCover {
  private final Rig rig;
  private final Side from;
  private final Side to;
  private final OlderRequests older;
  private final NewerRequests newer;

  RequestCover(Rig rig, Side from, Side to) {
    this.rig = rig;
    this.from = from;
    this.to = to;
    this.older = new OlderRequests(rig, from, to);
    this.newer = new NewerRequests(rig, from, to);
  }

  /**
   * What is missing; empty when it is covered.
   *
   * @param changes the version changes there are
   */
  Optional<String> missing(Change change, List<VersionChange> changes) {
    return ingress(change, changes).or(() -> unfitUpstream(change));
  }

  /** What we write to an upstream of the newer version fits it. */
  private Optional<String> unfitUpstream(Change change) {
    UpstreamRig upstream =
        new UpstreamRig(rig.adapter(), rig.ingress().bodyFormat(), to.version().text());
    for (ObjectNode body : Rig.requests(to, List.of(), null, Samples.Fill.FULL)) {
      Optional<String> misfit =
          upstream.written(rig.run(body, to)).stream()
              .flatMap(written -> to.misfitsOfRequest(written).stream())
              .filter(one -> one.concerns(change))
              .map(
                  one ->
                      "what is sent to an upstream of "
                          + to.version().text()
                          + " does not fit it: "
                          + one.told())
              .findFirst();
      if (misfit.isPresent()) {
        return misfit;
      }
    }
    return Optional.empty();
  }

  private Optional<String> ingress(Change change, List<VersionChange> changes) {
    return switch (change.kind()) {
      case PROPERTY_ADDED -> newer.read(change);
      case REQUIRED_PROPERTY_ADDED -> older.leftOut(change, changes).or(() -> newer.read(change));
      case PROPERTY_REMOVED -> older.carried(change, changes);
      case PROPERTY_RENAMED -> older.carried(change, changes).or(() -> newer.read(change));
      case BECAME_REQUIRED -> older.leftOut(change, changes);
      case BECAME_OPTIONAL -> newer.optional(change);
      case ENUM_VALUE_REMOVED, OPEN_VALUE_REMOVED ->
          older.carried(change, change.steps(), TextNode.valueOf(change.before()), changes);
      case ENUM_VALUE_ADDED, OPEN_VALUE_ADDED ->
          newer.read(change.newSteps(), TextNode.valueOf(change.after()));
      case DEFAULT_CHANGED ->
          change.callers() == Impact.BREAKING ? older.said(change, changes) : newer.read(change);
      case DEPRECATED, NO_LONGER_DEPRECATED -> newer.read(change);
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
          change.callers() == Impact.BREAKING ? older.carried(change, changes) : newer.read(change);
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

  /** A property nobody documents is told as a loss, or refused. */
  private Optional<String> beyond(Change change, List<VersionChange> changes) {
    boolean broken = change.callers() == Impact.BREAKING;
    Side side = broken ? from : to;
    Spot spot = side.samples().at(side.request(), change.steps());
    if (spot == null) {
      return Optional.empty();
    }
    JsonNode value = side.samples().beyond(spot);
    return broken
        ? older.carried(change, change.steps(), value, changes)
        : newer.read(change.steps(), value);
  }
}
