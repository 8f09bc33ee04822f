package dev.linkgate.contract.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HeardLinks;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.IngressVersion;
import dev.linkgate.adapter.Json;
import dev.linkgate.adapter.Names;
import dev.linkgate.adapter.Reading;
import dev.linkgate.adapter.VersionChange;
import dev.linkgate.canonical.Extras;
import dev.linkgate.canonical.Link;
import dev.linkgate.canonical.LinkPurpose;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.LinkUrl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs messages through an API's own adapter, as a gateway would; nothing is sent. */
final class Rig {
  /** What every request is answered with. */
  private static final Instant MADE = Instant.parse("2026-11-21T10:00:00Z");

  private static final Link LINK =
      new Link(new LinkUrl("https://links.example/made"), MADE, MADE.plusSeconds(300), false);

  private final Adapter adapter;
  private final Ingress ingress;

  /**
   * What became of a request.
   *
   * @param request what it was understood as; null when it came to nothing
   * @param answer to the caller, in the caller's version; null when there is none
   * @param names the caller's words for fields
   */
  record Run(@Nullable LinkRequest request, @Nullable ObjectNode answer, Names names) {
    /** Whether it asks for something an upstream could be asked for. */
    boolean understood() {
      return request != null && !(request.purpose() instanceof LinkPurpose.Unknown);
    }

    /** Whether it asks for something else than another. */
    boolean differs(Run other) {
      return request != null && !request.equals(other.request);
    }
  }

  Rig(Adapter adapter, Ingress ingress) {
    this.adapter = adapter;
    this.ingress = ingress;
  }

  Adapter adapter() {
    return adapter;
  }

  Ingress ingress() {
    return ingress;
  }

  /** The version changes between two documents, oldest first. */
  List<VersionChange> changes(Side from, Side to) {
    return ingress.versions().changes(from.version(), to.version());
  }

  /** A request as its own version's reading leaves it, in its own shape. */
  Reading tidy(ObjectNode body, Side side) {
    return ingress.read(
        body.deepCopy(), Headers.NONE, new IngressVersion(side.version(), side.last()));
  }

  Run run(ObjectNode body, Side at) {
    return run(body, Headers.NONE, Extras.NONE, at);
  }

  /**
   * A request in the shape of one version, all the way to the answer.
   *
   * @param carried what earlier versions' changes put beside it
   */
  Run run(ObjectNode body, Headers headers, Extras carried, Side at) {
    Reading reading = ingress.read(body.deepCopy(), headers, at.spoken());
    HeardLinks links = new HeardLinks(reading, _ -> LINK);
    ObjectNode answer = null;
    try {
      ObjectNode newest = Json.tree(ingress.create(reading.model(), links));
      answer = ingress.answer(newest, reading, at.spoken());
    } catch (RuntimeException e) {
      // Does not bind, or has nothing to answer with: what was asked by then is what counts.
    }
    LinkRequest request = links.heard().map(heard -> with(heard, carried)).orElse(null);
    return new Run(request, answer, reading.names());
  }

  private static LinkRequest with(LinkRequest request, Extras carried) {
    Extras own = request.extras();
    List<String> undocumented = new ArrayList<>(own.undocumented());
    undocumented.addAll(carried.undocumented());
    return new LinkRequest(
        request.account(),
        request.purpose(),
        request.refreshUrl(),
        request.returnUrl(),
        new Extras(
            own.configurations().isEmpty() ? carried.configurations() : own.configurations(),
            own.expand().isEmpty() ? carried.expand() : own.expand(),
            own.actingFor() == null ? carried.actingFor() : own.actingFor(),
            own.context() == null ? carried.context() : own.context(),
            undocumented));
  }

  /** Requests of a document that have a value, valid in it, one for each way to ask. */
  static List<ObjectNode> requests(
      Side side, List<String> steps, @Nullable JsonNode value, Samples.Fill fill) {
    List<ObjectNode> requests = new ArrayList<>();
    JsonNode message = side.samples().message(side.request(), steps, value, fill);
    if (message == null) {
      return requests;
    }
    for (JsonNode variant : side.samples().variants(side.request(), message)) {
      boolean asMade = value == null || Trees.at(variant, steps).equals(value);
      if (variant instanceof ObjectNode body
          && (steps.isEmpty() || asMade)
          && side.spec().checkRequest(body).isEmpty()) {
        requests.add(body);
      }
    }
    return requests;
  }
}
