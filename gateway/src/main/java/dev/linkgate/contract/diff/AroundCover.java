package dev.linkgate.contract.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.canonical.Extras;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.IdempotencyKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether a change of what is around a request's body is covered: address, media type, headers. */
final class AroundCover {
  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private static final Set<Kind> KINDS =
      Set.of(
          Kind.OPERATION_ADDED,
          Kind.OPERATION_REMOVED,
          Kind.PATH_CHANGED,
          Kind.METHOD_CHANGED,
          Kind.MEDIA_TYPE_ADDED,
          Kind.MEDIA_TYPE_REMOVED,
          Kind.MEDIA_TYPE_CHANGED,
          Kind.STATUS_ADDED,
          Kind.STATUS_REMOVED);

  private final Rig rig;
  private final Side from;
  private final Side to;

  AroundCover(Rig rig, Side from, Side to) {
    this.rig = rig;
    this.from = from;
    this.to = to;
  }

  static boolean concerns(Change change) {
    return change.part().place() == Part.Place.REQUEST_HEADER
        || (change.part().place() == Part.Place.REQUEST && KINDS.contains(change.kind()));
  }

  /** What is missing; empty when it is covered. */
  Optional<String> missing(Change change) {
    if (change.kind() == Kind.WORDING) {
      return Optional.empty();
    }
    if (change.part().place() == Part.Place.REQUEST_HEADER) {
      return header(change);
    }
    String media = rig.ingress().bodyFormat().mediaType();
    if (change.kind() == Kind.PATH_CHANGED) {
      return served(from.operation().path()).or(() -> served(to.operation().path()));
    }
    if (change.kind() == Kind.MEDIA_TYPE_REMOVED) {
      return Operation.media(to.operation().body()).containsKey(media)
          ? Optional.empty()
          : Optional.of("bodies are read as " + media + " only");
    }
    if (change.kind() == Kind.MEDIA_TYPE_ADDED || change.kind() == Kind.MEDIA_TYPE_CHANGED) {
      return Optional.of("bodies are read as " + media + " only");
    }
    return Optional.of("no resource of ours serves " + to.operation().name());
  }

  private Optional<String> served(String path) {
    return rig.ingress().linkPaths().contains(path)
        ? Optional.empty()
        : Optional.of("no resource of ours serves the path " + path);
  }

  /** Callers that send it are heard, and those that do not are served. */
  private Optional<String> header(Change change) {
    String name = change.newSteps().getFirst();
    ObjectNode body = Rig.requests(to, List.of(), null, Samples.Fill.FULL).getFirst();
    Rig.Run without = rig.run(body, to);
    if (!without.understood()) {
      return Optional.of("a request without the header " + name + " is not understood");
    }
    Ingress ingress = rig.ingress();
    if (name.equalsIgnoreCase(ingress.versionHeader())) {
      return chooses(ingress) ? Optional.empty() : Optional.of("it does not choose a version");
    }
    if (name.equalsIgnoreCase(IDEMPOTENCY_KEY)) {
      return key(ingress, change);
    }
    if (ingress.accountHeaders().contains(name.toLowerCase(Locale.ROOT))
        || rig.run(body, Headers.of(name, "header_1"), Extras.NONE, to).differs(without)) {
      return Optional.empty();
    }
    return Optional.of("no mapping reads the header " + name);
  }

  private boolean chooses(Ingress ingress) {
    String older = from.version().text();
    String newer = to.version().text();
    return ingress.version(older, null).version().text().equals(older)
        && ingress.version(newer, null).version().text().equals(newer);
  }

  /** The ledger takes keys as long as the document says, and none that are longer. */
  private Optional<String> key(Ingress ingress, Change change) {
    JsonNode limit =
        to.operation().headers().entrySet().stream()
            .filter(header -> header.getKey().equalsIgnoreCase(change.newSteps().getFirst()))
            .map(header -> header.getValue().child("schema").node().path("maxLength"))
            .findFirst()
            .orElse(MissingNode.getInstance());
    if (!taken(ingress, limit.asInt(1))) {
      return Optional.of("keys of the documented length are refused");
    }
    return limit.isNumber() && taken(ingress, limit.asInt() + 1)
        ? Optional.of("keys longer than " + limit + " are taken")
        : Optional.empty();
  }

  private static boolean taken(Ingress ingress, int length) {
    try {
      ingress.idempotency().check(new IdempotencyKey("k".repeat(length)));
      return true;
    } catch (GatewayException e) {
      return false;
    }
  }
}
