package dev.linkgate.server;

import dev.linkgate.admin.AdminGate;
import dev.linkgate.admin.Endpoint;
import dev.linkgate.admin.Query;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.config.Configuration;
import dev.linkgate.config.Effective;
import dev.linkgate.config.Note;
import dev.linkgate.config.RouteConfig;
import dev.linkgate.config.Setting;
import dev.linkgate.config.Shown;
import dev.linkgate.config.StoreConfig;
import dev.linkgate.config.UpstreamConfig;
import dev.linkgate.contract.drift.DriftBook;
import dev.linkgate.routing.RouteHits;
import dev.linkgate.status.Traffic;
import dev.linkgate.store.Store;
import dev.linkgate.upstream.Breaker;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells an operator what runs here. Reads only: the file stays the source of truth. */
final class StatusPage {
  /** More than anybody counts; the drift screen has them all. */
  private static final int MOST_DRIFT = 1_000;

  /** The sandbox's clock is read a moment after ours. */
  private static final Duration UNMOVED = Duration.ofSeconds(2);

  /** As long as a shift looks back. */
  private static final Duration RECENT = Duration.ofHours(1);

  private final Gateway gateway;
  private final GatewayOptions options;
  private final AdminGate gate;

  StatusPage(Gateway gateway, GatewayOptions options, AdminGate gate) {
    this.gateway = gateway;
    this.options = options;
    this.gate = gate;
  }

  Endpoint endpoint() {
    return Endpoint.get(
        "status",
        asked -> {
          new Query(asked.query()); // knows no parameter
          return view();
        });
  }

  private StatusView view() {
    Instant now = options.clock().instant();
    Configuration configuration = gateway.configuration();
    List<StatusView.Destination> upstreams =
        configuration.upstreams().values().stream().map(this::destination).toList();
    StatusView.@Nullable Reloading reload = reload(configuration);
    StatusView.Stored store = store();
    Integer drift = drift(store.healthy());
    AdminGate.Refusals door = gate.refusals();
    return new StatusView(
        now.toString(),
        StatusProblems.of(
            upstreams, reload, store, drift, configuration.written(), recent(door, now)),
        ProcessFacts.now(now),
        gateway.listening(),
        upstreams,
        routes(gateway.hits()),
        configured(configuration),
        reload,
        store,
        drift,
        sandboxTime(now),
        new StatusView.Door(door.wrongTokens(), door.tooSoon(), door.foreign(), text(door.last())));
  }

  /** What is long past is no problem any more. */
  private static AdminGate.Refusals recent(AdminGate.Refusals door, Instant now) {
    Instant last = door.last();
    return last != null && last.isAfter(now.minus(RECENT))
        ? door
        : new AdminGate.Refusals(0, 0, 0, null);
  }

  private StatusView.Destination destination(UpstreamConfig upstream) {
    Traffic.Seen seen = gateway.traffic().of(upstream.name());
    Breaker breaker = gateway.breaker(upstream.name());
    URI baseUrl = upstream.baseUrl();
    Traffic.Failed failed = seen.lastFailure();
    return new StatusView.Destination(
        upstream.name(),
        upstream.api(),
        upstream.apiVersion(),
        baseUrl == null ? null : host(baseUrl),
        upstream.live(),
        baseUrl == null || breaker == null ? null : word(breaker.state()),
        text(seen.lastSuccess()),
        failed == null ? null : new StatusView.Failed(failed.at().toString(), failed.kind()),
        seen.count(),
        seen.errors(),
        Traffic.PIECE.toSeconds(),
        seen.points().stream()
            .map(
                it ->
                    List.of(
                        (double) it.count(),
                        (double) it.errors(),
                        rounded(it.medianMillis()),
                        rounded(it.longestMillis())))
            .toList());
  }

  private static String host(URI baseUrl) {
    return baseUrl.getPort() < 0 ? baseUrl.getHost() : baseUrl.getHost() + ":" + baseUrl.getPort();
  }

  private static String word(Breaker.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static double rounded(double millis) {
    return Math.round(millis * 10) / 10.0;
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private static StatusView.Routes routes(RouteHits hits) {
    List<RouteHits.Hits> all = hits.routes();
    return new StatusView.Routes(
        hits.since().toString(),
        all.stream().map(StatusPage::route).toList(),
        hits.unmatched(),
        all.stream().anyMatch(it -> it.route().when().conditions().isEmpty()));
  }

  private static StatusView.Route route(RouteHits.Hits hits) {
    RouteConfig route = hits.route();
    return new StatusView.Route(
        route.when().conditions(),
        route.to(),
        route.onLoss().name().toLowerCase(Locale.ROOT),
        route.hostsRefresh(),
        route.place().toString(),
        hits.count());
  }

  private static StatusView.Configured configured(Configuration configuration) {
    return new StatusView.Configured(
        configuration.written().file(),
        Effective.settings(configuration).stream().map(StatusPage::value).toList(),
        notes(configuration.written().warnings()));
  }

  private static StatusView.Value value(Setting setting) {
    String source =
        switch (setting.source()) {
          case FILE -> "file";
          case DEFAULT -> "default";
          case COMMAND_LINE -> "command line";
        };
    return new StatusView.Value(
        setting.path(),
        setting.value(),
        source,
        setting.place() == null ? null : setting.place().toString());
  }

  private static List<String> notes(List<Note> notes) {
    return notes.stream().map(Note::toString).toList();
  }

  private StatusView.@Nullable Reloading reload(Configuration configuration) {
    LastReload last = gateway.lastReload();
    return last == null
        ? null
        : new StatusView.Reloading(
            last.at().toString(),
            last.taken(),
            notes(last.errors()),
            notes(last.warnings()),
            LastReload.needingRestart(options.configuration(), configuration));
  }

  /** The one that was opened at the start, whatever the file says since. */
  private StatusView.Stored store() {
    StoreConfig store = options.configuration().store();
    String kind = store.isServer() ? "PostgreSQL" : store.isMemory() ? "memory" : "SQLite";
    return new StatusView.Stored(
        kind,
        Shown.url(store.url()),
        options.storeHealthy().getAsBoolean(),
        Store.SCHEMA,
        store.file().flatMap(StatusPage::size).orElse(null));
  }

  private static Optional<Long> size(Path file) {
    try {
      return Optional.of(Files.size(file));
    } catch (IOException e) {
      return Optional.empty(); // it is told to be unhealthy, if it is
    }
  }

  private @Nullable Integer drift(boolean storeHealthy) {
    DriftBook book = options.drift();
    if (book == null || !storeHealthy) {
      return null;
    }
    try {
      return book.list(null, false, MOST_DRIFT).size();
    } catch (GatewayException e) {
      return null; // went down meanwhile
    }
  }

  private @Nullable String sandboxTime(Instant now) {
    Instant shown = options.sandbox().instant();
    return Duration.between(now, shown).abs().compareTo(UNMOVED) < 0 ? null : shown.toString();
  }
}
