package dev.linkgate.contract.explain;

import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.IngressVersion;
import dev.linkgate.config.RouteConfig;
import dev.linkgate.config.UpstreamConfig;
import dev.linkgate.routing.Foretold;
import dev.linkgate.routing.Manner;
import dev.linkgate.spec.SpecDocument;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a request goes, in which version, as what, and why so. */
record Destinations(List<Adapter> adapters) {
  private static final String OURS = "the upstream gets a refresh URL of the gateway's own";

  /** Where a document is. */
  static String file(String api, SpecDocument document) {
    return "specs/" + api + "/" + document.version().text() + ".yaml";
  }

  Explanation.Destination of(UpstreamConfig upstream, Foretold foretold, Inquiry inquiry) {
    Manner manner = foretold.manner();
    return new Explanation.Destination(
        upstream.name(),
        upstream.api(),
        version(upstream, manner, inquiry),
        manner == null ? null : manner == Manner.RELAYED ? "relayed" : "translated",
        manner == null ? null : because(manner, upstream, inquiry) + hosted(manner, foretold));
  }

  /** Where it is not the reason itself. */
  private static String hosted(Manner manner, Foretold foretold) {
    RouteConfig route = foretold.route();
    boolean beside = route != null && route.hostsRefresh() && manner != Manner.HOSTED_REFRESH;
    return beside ? "; " + OURS : "";
  }

  private @Nullable String version(
      UpstreamConfig upstream, @Nullable Manner manner, Inquiry inquiry) {
    IngressVersion spoken = inquiry.version();
    if (manner == Manner.RELAYED && spoken != null) {
      return spoken.version().text();
    }
    if (upstream.apiVersion() != null) {
      return upstream.apiVersion();
    }
    return adapters.stream()
        .filter(adapter -> adapter.api().name().equals(upstream.api()))
        .map(Adapter::ingress)
        .flatMap(Optional::stream)
        .map(Ingress::versions)
        .map(versions -> versions.speaking(null).version().text())
        .findFirst()
        .orElse(null);
  }

  private static String because(Manner manner, UpstreamConfig upstream, Inquiry inquiry) {
    String api = inquiry.ingress.api().name();
    return switch (manner) {
      case RELAYED ->
          "the upstream speaks " + api + " as the caller does, and the account stays the same";
      case OTHER_API -> "the caller speaks " + api + ", the upstream " + upstream.api();
      case HOSTED_REFRESH -> "the route hosts refresh: " + OURS;
      case OTHER_ACCOUNT -> "an id takes the place of the caller's own word for an account";
      case OTHER_SPELLING -> "the body names the account as another version does";
      case NO_RELAY -> "nothing can be forwarded to " + upstream.api();
    };
  }
}
