package dev.linkgate.server;

import dev.linkgate.adapter.Http;
import dev.linkgate.canonical.Secret;
import dev.linkgate.config.Configuration;
import dev.linkgate.config.KeyRing;
import dev.linkgate.config.RefreshConfig;
import dev.linkgate.config.RefreshConfig.Authenticate;
import dev.linkgate.config.UpstreamConfig;
import dev.linkgate.contract.drift.DriftWatch;
import dev.linkgate.refresh.Refresh;
import dev.linkgate.routing.RefreshUrls;
import dev.linkgate.routing.Routing;
import dev.linkgate.upstream.Admission;
import dev.linkgate.upstream.Breaker;
import dev.linkgate.upstream.Deadlines;
import dev.linkgate.upstream.HttpSettings;
import dev.linkgate.upstream.UpstreamHttp;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens what follows from a configuration. */
final class GenerationSource implements AutoCloseable {
  /** Who is asked about visitors; no upstream can be called so. */
  private static final String GATE = "refresh.authenticate: who visits";

  /** Only the status counts; a log-in page is smaller. */
  private static final int GATE_ANSWER_BYTES = 64 << 10;

  /** Slow answers must not take the places of links. */
  private static final int GATE_IN_FLIGHT = 128;

  private final GatewayOptions options;
  private final Metrics metrics;
  private final DriftWatch drift;
  private volatile Admission admission;
  private volatile int maxInFlight;
  private final Deadlines deadlines = new Deadlines();
  private Map<Destination, Breaker> breakers = Map.of();
  private volatile Map<String, Breaker> shown = Map.of();

  /** What stays the same upstream through changes of everything else. */
  private record Destination(String name, @Nullable URI baseUrl) {}

  GenerationSource(GatewayOptions options, Metrics metrics, DriftWatch drift) {
    this.options = options;
    this.metrics = metrics;
    this.drift = drift;
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
    Map<Destination, Breaker> kept = new HashMap<>();
    Secret secret = configuration.secret() == null ? options.secret() : configuration.secret();
    Refresh refresh = refresh(configuration, secret, upstreams);
    Routing routing =
        Routing.open(
            configuration,
            options.adapters(),
            upstream -> http(configuration, upstream, breaker(upstream, kept), upstreams),
            options.accounts(),
            refresh == null ? RefreshUrls.NONE : refresh,
            secret,
            options.ledger());
    breakers = Map.copyOf(kept);
    shown = Map.copyOf(shown(breakers));
    metrics.breakers(shown);
    metrics.traffic().keepOnly(configuration.upstreams().keySet());
    return new Generation(
        configuration, KeyRing.of(configuration.callers()), routing, upstreams, refresh);
  }

  /** An upstream's breaker; null where nothing is ever sent. */
  @Nullable Breaker breaker(String upstream) {
    return shown.get(upstream);
  }

  private @Nullable Refresh refresh(
      Configuration configuration, Secret secret, Map<String, UpstreamHttp> opened) {
    RefreshConfig config = configuration.refresh();
    return config == null
        ? null
        : Refresh.open(
            config,
            secret,
            options.publicUrl(),
            asked -> {
              UpstreamHttp http = gate(asked);
              opened.put(GATE, http);
              return http;
            });
  }

  /** Never paused: whom it keeps out would be everyone, at the wish of anyone. */
  private UpstreamHttp gate(Authenticate asked) {
    Duration connect =
        asked.timeout().compareTo(UpstreamConfig.DEFAULT_CONNECT_TIMEOUT) < 0
            ? asked.timeout()
            : UpstreamConfig.DEFAULT_CONNECT_TIMEOUT;
    return new UpstreamHttp(
        GATE,
        new HttpSettings(
            connect,
            asked.timeout(),
            GATE_ANSWER_BYTES,
            GATE_IN_FLIGHT,
            HttpSettings.RELAY_IDLE,
            GATE_ANSWER_BYTES),
        admission,
        deadlines,
        Breaker.never(GATE),
        _ -> {});
  }

  /** An open one stays open through a reload, as long as the upstream is where it was. */
  private Breaker breaker(UpstreamConfig upstream, Map<Destination, Breaker> kept) {
    Destination destination = new Destination(upstream.name(), upstream.baseUrl());
    Breaker known = breakers.get(destination);
    Breaker breaker = known == null ? new Breaker(upstream.name(), Breaker.PAUSE) : known;
    kept.put(destination, breaker);
    return breaker;
  }

  private static Map<String, Breaker> shown(Map<Destination, Breaker> breakers) {
    Map<String, Breaker> shown = new HashMap<>();
    breakers.forEach(
        (destination, breaker) -> {
          if (destination.baseUrl() != null) { // nothing is ever sent to the others
            shown.put(destination.name(), breaker);
          }
        });
    return shown;
  }

  private Http http(
      Configuration configuration,
      UpstreamConfig upstream,
      Breaker breaker,
      Map<String, UpstreamHttp> opened) {
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
            deadlines,
            breaker,
            after -> metrics.retried(upstream.name(), after));
    opened.put(upstream.name(), http);
    return drift.over(upstream.name(), upstream.api(), metrics.timed(upstream.name(), http));
  }

  @Override
  public void close() {
    deadlines.close();
  }
}
