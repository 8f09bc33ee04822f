package dev.linkgate.server;

import dev.linkgate.adapter.Http;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Reason;
import dev.linkgate.contract.drift.DriftKind;
import dev.linkgate.contract.drift.DriftWatch;
import dev.linkgate.status.Traffic;
import dev.linkgate.upstream.AttemptEvent;
import dev.linkgate.upstream.Breaker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * Counts and times under OpenTelemetry's HTTP names. Labels come from fixed lists: no account, no
 * key.
 */
final class Metrics implements AutoCloseable {
  /** The buckets OpenTelemetry advises for HTTP durations. */
  private static final Duration[] BUCKETS =
      List.of(5, 10, 25, 50, 75, 100, 250, 500, 750, 1_000, 2_500, 5_000, 7_500, 10_000).stream()
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  /** OpenTelemetry's word for a method that is not in the list. */
  private static final String OTHER = "_OTHER";

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  // Finding a meter by its tags sorts and hashes them each time; these maps hold it by its values.
  private final Map<ServerKey, Timer> server = new ConcurrentHashMap<>();
  private final Map<ClientKey, Timer> client = new ConcurrentHashMap<>();
  private final Map<CountKey, Counter> counters = new ConcurrentHashMap<>();
  private final Traffic traffic = new Traffic(InstantSource.system(), System::nanoTime);
  private final MultiGauge breakers =
      MultiGauge.builder("linkgate.upstream.breaker")
          .description("1 for the state an upstream's breaker is in")
          .register(registry);

  private record ServerKey(String method, String route, int status) {}

  private record ClientKey(String upstream, String outcome) {}

  private record CountKey(String name, String first, String second) {}

  /** What the process itself tells; apart, because it takes longer than the rest of the start. */
  void bindProcess() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  void inFlight(AtomicInteger exchanges) {
    Gauge.builder("http.server.active.requests", exchanges, AtomicInteger::get)
        .description("Exchanges being answered")
        .strongReference(true)
        .register(registry);
  }

  void storeHealthy(BooleanSupplier healthy) {
    Gauge.builder("linkgate.store.up", healthy, asked -> asked.getAsBoolean() ? 1 : 0)
        .description("1 while the store can be written")
        .strongReference(true)
        .register(registry);
  }

  void upstreamsInFlight(IntSupplier exchanges) {
    Gauge.builder("linkgate.upstream.active.requests", exchanges, IntSupplier::getAsInt)
        .description("Exchanges with upstreams in flight")
        .strongReference(true)
        .register(registry);
  }

  /** An exchange with a caller has ended. */
  void exchange(Exchange exchange, int status, long nanos) {
    String method = exchange.inbound().method();
    served(METHODS.contains(method) ? method : OTHER, exchange.place().route(), status, nanos);
    if (exchange.failure() != null) {
      failed(exchange.failure());
    }
    if (!exchange.trace().lost().isEmpty()) {
      between("linkgate.losses", exchange);
    }
    if (exchange.trace().originalRequest() != null) {
      between("linkgate.replays", exchange);
    }
  }

  /** An upstream's answer leaves its document. */
  void drift(String upstream, DriftKind kind) {
    count("linkgate.drift", "upstream", upstream, "kind", kind.word());
  }

  void drift(DriftWatch watch) {
    FunctionCounter.builder("linkgate.drift.checked", watch, DriftWatch::checked)
        .description("Answers held against their documents")
        .register(registry);
    FunctionCounter.builder("linkgate.drift.skipped", watch, DriftWatch::skipped)
        .description("Answers left out, as there were many alike")
        .register(registry);
    FunctionCounter.builder("linkgate.drift.dropped", watch, DriftWatch::dropped)
        .description("Answers that found no room among those that wait to be checked")
        .register(registry);
  }

  /** Somebody has followed a refresh URL. */
  void refresh(String method, String outcome) {
    String known = METHODS.contains(method) ? method : OTHER;
    count("linkgate.refresh.visits", "method", known, "outcome", outcome);
  }

  private void between(String name, Exchange exchange) {
    Ingress ingress = exchange.ingress();
    String upstream = exchange.trace().upstream();
    count(
        name,
        "ingress",
        ingress == null ? "" : ingress.api().name(),
        "upstream",
        upstream == null ? "" : upstream);
  }

  /** The guard turned a request away. */
  void refused(String route, int status, Failure failure) {
    served(OTHER, route, status, 0);
    failed(failure);
  }

  private void served(String method, String route, int status, long nanos) {
    ServerKey key = new ServerKey(method, route, status);
    Timer timer = server.get(key);
    if (timer == null) {
      timer = server.computeIfAbsent(key, this::serverTimer);
    }
    timer.record(nanos, TimeUnit.NANOSECONDS);
  }

  private void failed(Failure failure) {
    count(
        "linkgate.failures",
        "fault",
        failure.fault().word(),
        "kind",
        failure.kind().name().toLowerCase(Locale.ROOT));
  }

  /** An upstream has answered, or begun to. */
  void upstream(String name, int status, long nanos) {
    clientTimer(name, Integer.toString(status)).record(nanos, TimeUnit.NANOSECONDS);
    count("linkgate.upstream.outcomes", "upstream", name, "outcome", status / 100 + "xx");
    traffic.answered(name, status, nanos);
  }

  /** An upstream has not answered. */
  void upstream(String name, Failure failure, long nanos) {
    String outcome = failure.kind().name().toLowerCase(Locale.ROOT);
    clientTimer(name, outcome).record(nanos, TimeUnit.NANOSECONDS);
    count("linkgate.upstream.outcomes", "upstream", name, "outcome", outcome);
    if (failure.reason() != Reason.PAUSED) { // nothing was sent: the breaker says so
      traffic.failed(name, failure.kind(), nanos);
    }
  }

  /** A call was sent to an upstream once more. */
  void retried(String upstream, AttemptEvent after) {
    count("linkgate.upstream.retries", "upstream", upstream, "after", after.word());
  }

  /** From now on these breakers are shown, by upstream, and no others. */
  void breakers(Map<String, Breaker> shown) {
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    shown.forEach(
        (upstream, breaker) -> {
          for (Breaker.State state : Breaker.State.values()) {
            Tags tags =
                Tags.of("upstream", upstream, "state", state.name().toLowerCase(Locale.ROOT));
            rows.add(MultiGauge.Row.of(tags, breaker, it -> it.state() == state ? 1 : 0));
          }
        });
    breakers.register(rows, true);
  }

  /** The same port, timed. */
  Http timed(String upstream, Http http) {
    return call -> {
      long sent = System.nanoTime();
      try {
        HttpAnswer answer = http.send(call);
        if (Exchange.CURRENT.isBound()) {
          Exchange.CURRENT.get().trace().answeredWith(answer.status());
        }
        upstream(upstream, answer.status(), System.nanoTime() - sent);
        return answer;
      } catch (GatewayException e) {
        upstream(upstream, e.failure(), System.nanoTime() - sent);
        throw e;
      }
    };
  }

  /** How upstreams behave. */
  Traffic traffic() {
    return traffic;
  }

  /** Everything in Prometheus's text format. */
  String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }

  private Timer serverTimer(ServerKey key) {
    return Timer.builder("http.server.request.duration")
        .description("From a request's head to its answer's end")
        .tags("http.request.method", key.method)
        .tags("http.route", key.route)
        .tags("http.response.status_code", Integer.toString(key.status))
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private Timer clientTimer(String upstream, String outcome) {
    ClientKey key = new ClientKey(upstream, outcome);
    Timer timer = client.get(key);
    return timer == null ? client.computeIfAbsent(key, this::clientTimer) : timer;
  }

  private Timer clientTimer(ClientKey key) {
    boolean answered = Character.isDigit(key.outcome.charAt(0));
    return Timer.builder("http.client.request.duration")
        .description("From before connecting to an upstream to its answer")
        .tags("upstream", key.upstream)
        .tags("http.response.status_code", answered ? key.outcome : "")
        .tags("error.type", answered ? "" : key.outcome)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private void count(String name, String firstTag, String first, String secondTag, String second) {
    CountKey key = new CountKey(name, first, second);
    Counter counter = counters.get(key);
    if (counter == null) {
      counter =
          counters.computeIfAbsent(
              key, _ -> registry.counter(name, firstTag, first, secondTag, second));
    }
    counter.increment();
  }
}
