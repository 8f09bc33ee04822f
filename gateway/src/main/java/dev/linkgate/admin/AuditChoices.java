package dev.linkgate.admin;

import dev.linkgate.adapter.Ingress;
import dev.linkgate.config.CallerConfig;
import dev.linkgate.config.Configuration;
import dev.linkgate.config.UpstreamConfig;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the audit can be filtered by, and how one of its requests is sent once more. */
public final class AuditChoices {
  private final Supplier<Configuration> configuration;
  private final List<Ingress> ingresses;
  private final Supplier<URI> callersUrl;

  /**
   * @param callersUrl where callers reach the gateway
   */
  public AuditChoices(
      Supplier<Configuration> configuration, List<Ingress> ingresses, Supplier<URI> callersUrl) {
    this.configuration = configuration;
    this.ingresses = List.copyOf(ingresses);
    this.callersUrl = callersUrl;
  }

  public List<Endpoint> endpoints() {
    return List.of(Endpoint.get("audit-choices", _ -> choices()));
  }

  private Object choices() {
    Configuration config = configuration.get();
    Map<String, Object> apis = new LinkedHashMap<>();
    for (Ingress ingress : ingresses) {
      apis.put(
          ingress.api().name(),
          Map.of(
              "type", ingress.bodyFormat().mediaType(), "version-header", ingress.versionHeader()));
    }
    Map<String, Object> sandboxes = new LinkedHashMap<>();
    for (UpstreamConfig upstream : config.upstreams().values()) {
      if (upstream.baseUrl() == null) { // needs no network
        sandboxes.put(
            upstream.name(),
            config.callers().stream()
                .filter(caller -> caller.mayReach(upstream.name()))
                .map(CallerConfig::name)
                .toList());
      }
    }
    Map<String, Object> choices = new LinkedHashMap<>();
    choices.put("gateway", callersUrl.get().toString());
    choices.put("callers", config.callers().stream().map(CallerConfig::name).toList());
    choices.put("upstreams", List.copyOf(config.upstreams().keySet()));
    choices.put("apis", apis);
    choices.put("sandboxes", sandboxes);
    return choices;
  }
}
