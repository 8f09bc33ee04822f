package dev.linkgate.contract.fidelity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.BodyFormat;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HeardLinks;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.IngressVersion;
import dev.linkgate.adapter.Reading;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Link;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.server.body.BodyReader;
import dev.linkgate.spec.SpecDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One API in one version, as an ingress or as an upstream.
 *
 * @param document null for an API without one
 * @param ingressVersion the same, as its ingress knows it
 */
record Side(
    Adapter adapter,
    Spoken spoken,
    @Nullable SpecDocument document,
    @Nullable IngressVersion ingressVersion) {

  /** Every document of an API, oldest first; itself for one without. */
  static List<Side> of(Adapter adapter) {
    String api = adapter.api().name();
    if (adapter.ingress().isEmpty()) {
      return List.of(new Side(adapter, new Spoken(api, "", ""), null, null));
    }
    List<Side> sides = new ArrayList<>();
    for (SpecDocument document : adapter.ingress().get().versions().shapes().all()) {
      String version = document.version().text();
      String through = document.document().at("/info/x-linkgate-checked-through").asText(version);
      sides.add(
          new Side(
              adapter,
              new Spoken(api, version, through),
              document,
              adapter.ingress().get().version(version, null)));
    }
    return sides;
  }

  Ingress ingress() {
    return adapter.ingress().orElseThrow();
  }

  IngressVersion version() {
    return Objects.requireNonNull(ingressVersion, "an API with an ingress has versions");
  }

  /** A body as it is on the wire, as a tree. */
  ObjectNode tree(byte[] body) {
    return ingress().bodyFormat() == BodyFormat.FORM
        ? BodyReader.readForm(body)
        : BodyReader.readJson(body);
  }

  /** What this API makes of a request in its own words; null where it refuses it. */
  @Nullable Said hear(ObjectNode body, Headers headers) {
    Reading reading = ingress().read(body.deepCopy(), headers, version());
    return reading.violations().isEmpty() ? understand(reading) : null;
  }

  /** The canonical request of a body; null where it has none. */
  @Nullable Said understand(Reading reading) {
    HeardLinks links = new HeardLinks(reading, Side::onlyListened);
    try {
      ingress().create(reading.model(), links);
    } catch (GatewayException e) {
      return links.heard().map(Said::of).orElse(null);
    }
    throw new IllegalStateException("an answer to what was only listened to");
  }

  private static Link onlyListened(LinkRequest request) {
    throw new GatewayException(Failure.of(FailureKind.INTERNAL, Fault.GATEWAY, "only listened to"));
  }
}
