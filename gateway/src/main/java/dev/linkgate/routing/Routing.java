package dev.linkgate.routing;

import dev.linkgate.accounts.AccountMap;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Http;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.Upstream;
import dev.linkgate.adapter.UpstreamSettings;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.Secret;
import dev.linkgate.config.CallerConfig;
import dev.linkgate.config.Configuration;
import dev.linkgate.config.UpstreamConfig;
import dev.linkgate.ledger.Ledger;
import dev.linkgate.sandbox.FaultOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One configuration's routes and upstreams; an exchange stays with the one it began with. */
public final class Routing {
  private final Configuration config;
  private final Map<String, Upstream> upstreams;
  private final RelayedAccounts relayedAccounts;
  private final Map<String, Predicate<String>> accountIds;
  private final Plans plans;
  private final UpstreamKeys keys;
  private final Ledger ledger;
  private final RouteHits hits;

  private Routing(
      Configuration config,
      Map<String, Upstream> upstreams,
      AccountMap accounts,
      Map<String, Predicate<String>> accountIds,
      RefreshUrls refreshUrls,
      Secret secret,
      Ledger ledger) {
    this.config = config;
    this.upstreams = Map.copyOf(upstreams);
    Merchants merchants = new Merchants(accounts);
    this.hits = new RouteHits(config.routes(), Instant.now());
    this.plans = new Plans(config, this.upstreams, merchants, refreshUrls, hits);
    this.relayedAccounts = new RelayedAccounts(merchants);
    this.accountIds = Map.copyOf(accountIds);
    this.keys = new UpstreamKeys(secret);
    this.ledger = ledger;
  }

  /**
   * Opens every upstream of a configuration.
   *
   * @param config checked
   * @param adapters one for each API it may name
   * @param http the way to each upstream
   * @param accounts the account map
   * @param refreshUrls what stands in for callers' refresh URLs on routes that host refresh
   * @param secret derives the idempotency keys upstreams see
   * @param ledger who carries a request out, and what came of it
   */
  public static Routing open(
      Configuration config,
      Collection<Adapter> adapters,
      Function<UpstreamConfig, Http> http,
      AccountMap accounts,
      RefreshUrls refreshUrls,
      Secret secret,
      Ledger ledger) {
    Map<String, Upstream> upstreams = upstreams(config, adapters, http);
    Map<String, Predicate<String>> accountIds = new HashMap<>();
    for (Adapter adapter : adapters) {
      accountIds.put(adapter.api().space().name(), adapter.traits().accountId());
    }
    return new Routing(config, upstreams, accounts, accountIds, refreshUrls, secret, ledger);
  }

  /** How often each route was taken. */
  public RouteHits hits() {
    return hits;
  }

  /** Every upstream of a configuration, by name. */
  static Map<String, Upstream> upstreams(
      Configuration config, Collection<Adapter> adapters, Function<UpstreamConfig, Http> http) {
    Map<String, Upstream> upstreams = new HashMap<>();
    for (UpstreamConfig upstream : config.upstreams().values()) {
      Adapter adapter =
          adapters.stream()
              .filter(candidate -> candidate.api().name().equals(upstream.api()))
              .findFirst()
              .orElseThrow();
      UpstreamSettings settings =
          new UpstreamSettings(
              upstream.name(),
              upstream.baseUrl(),
              upstream.apiKey(),
              upstream.apiVersion(),
              upstream.configurations(),
              upstream.live(),
              upstream.keyWindow(),
              upstream.sandbox());
      upstreams.put(upstream.name(), adapter.open(settings, http.apply(upstream)));
    }
    return upstreams;
  }

  /**
   * Routes a link request and has the link made, once: what came of an earlier request with its
   * idempotency key is answered again.
   *
   * @param trace is told what is decided on the way
   * @param rendering says it in the caller's words
   * @throws GatewayException when there is no answer that may be given again
   */
  public HttpAnswer create(LinkCall call, LinkRequest request, Trace trace, Rendering rendering) {
    return new Once(plans, keys, ledger, call, request, trace, rendering).answer();
  }

  /** The key an upstream sees in place of the caller's, for what is no link request. */
  public IdempotencyKey upstreamKey(
      String caller, String upstream, String ingressApi, @Nullable IdempotencyKey callerKey) {
    return keys.unclaimed(caller, upstream, ingressApi, callerKey);
  }

  /** Where this caller may have this operation relayed; empty when it may not. */
  public Optional<OtherRoute> relay(
      Ingress ingress, CallerConfig caller, String method, String path) {
    String name = config.relay().get(ingress.api().space().name());
    if (name == null || !caller.mayReach(name) || !caller.mayRelay(method, path)) {
      return Optional.empty();
    }
    return Optional.ofNullable(upstreams.get(name))
        .flatMap(upstream -> other(name, upstream, accountIds(ingress)));
  }

  private static Optional<OtherRoute> other(
      String name, Upstream upstream, Predicate<String> accountId) {
    Optional<OtherRoute> relayed =
        upstream.relayTarget().map(target -> new OtherRoute.Relayed(name, target));
    return relayed.or(
        () ->
            upstream
                .operations()
                .map(operations -> new OtherRoute.Played(name, operations, accountId)));
  }

  private Predicate<String> accountIds(Ingress ingress) {
    return accountIds.getOrDefault(ingress.api().space().name(), _ -> false);
  }

  /**
   * The fault that the headers of an operation order; null for none.
   *
   * @throws GatewayException when the caller may not, a provider would have to play it, or there is
   *     no such fault
   */
  public static @Nullable FaultOrder fault(CallerConfig caller, Headers headers, OtherRoute route) {
    return FaultHeader.order(headers, caller, route instanceof OtherRoute.Played, route.upstream());
  }

  /**
   * Checks the accounts an operation to be relayed names.
   *
   * @param target path and query as sent
   * @return the headers, with an id where the caller wrote its own word for an account
   * @throws dev.linkgate.canonical.GatewayException when the caller reaches its own accounts only,
   *     and one is not
   */
  public Headers relayedHeaders(
      CallerConfig caller, Ingress ingress, String target, Headers headers) {
    return relayedAccounts.check(caller, ingress, target, headers, accountIds(ingress));
  }
}
