package dev.linkgate.server;

import dev.linkgate.adapter.Http;
import dev.linkgate.canonical.Secret;
import dev.linkgate.config.Configuration;
import dev.linkgate.config.KeyRing;
import dev.linkgate.config.UpstreamConfig;
import dev.linkgate.routing.Routing;
import dev.linkgate.upstream.Admission;
import dev.linkgate.upstream.Deadlines;
import dev.linkgate.upstream.HttpSettings;
import dev.linkgate.upstream.UpstreamHttp;
import java.util.HashMap;
import java.util.Map;

/** Opens what follows from a configuration. */
final class GenerationSource implements AutoCloseable {
  private final GatewayOptions options;
  private final Metrics metrics;
  private volatile Admission admission;
  private volatile int maxInFlight;
  private final Deadlines deadlines = new Deadlines();

  GenerationSource(GatewayOptions options, Metrics metrics) {
    this.options = options;
    this.metrics = metrics;
    this.maxInFlight = options.configuration().limits().maxInFlight();
    this.admission = new Admission(maxInFlight);
    metrics.upstreamsInFlight(() -> admission.inFlight());
  }

  synchronized Generation open(Configuration configuration) {
    int most = configuration.limits().maxInFlight();
    if (most != maxInFlight) { // what is under way stays counted where it began
      maxInFlight = most;
      admission = new Admission(most);
    }
    Map<String, UpstreamHttp> upstreams = new HashMap<>();
    Secret secret = configuration.secret() == null ? options.secret() : configuration.secret();
    Routing routing =
        Routing.open(
            configuration,
            options.adapters(),
            upstream -> http(configuration, upstream, upstreams),
            options.accounts(),
            secret,
            options.ledger());
    return new Generation(configuration, KeyRing.of(configuration.callers()), routing, upstreams);
  }

  private Http http(
      Configuration configuration, UpstreamConfig upstream, Map<String, UpstreamHttp> opened) {
    UpstreamHttp http =
        new UpstreamHttp(
            upstream.name(),
            new HttpSettings(
                upstream.connectTimeout(),
                upstream.timeout(),
                HttpSettings.MAX_ANSWER_BYTES,
                upstream.maxInFlight(),
                HttpSettings.RELAY_IDLE,
                configuration.limits().relayBody()),
            admission,
            deadlines);
    opened.put(upstream.name(), http);
    return metrics.timed(upstream.name(), http);
  }

  @Override
  public void close() {
    deadlines.close();
  }
}
