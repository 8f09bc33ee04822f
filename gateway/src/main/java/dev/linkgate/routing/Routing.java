package dev.linkgate.routing;

import dev.linkgate.accounts.AccountMap;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.Created;
import dev.linkgate.adapter.Http;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.RelayTarget;
import dev.linkgate.adapter.Translation;
import dev.linkgate.adapter.Upstream;
import dev.linkgate.adapter.UpstreamSettings;
import dev.linkgate.canonical.AccountId;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.Reason;
import dev.linkgate.canonical.Secret;
import dev.linkgate.config.CallerConfig;
import dev.linkgate.config.Configuration;
import dev.linkgate.config.RouteConfig;
import dev.linkgate.config.UpstreamConfig;
import dev.linkgate.relay.LinkRelay;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One configuration's routes and upstreams; an exchange stays with the one it began with. */
public final class Routing {
  private final Configuration config;
  private final Map<String, Upstream> upstreams;
  private final AccountMap accounts;
  private final UpstreamKeys keys;
  private final DriftLog drift = new DriftLog();

  private Routing(
      Configuration config, Map<String, Upstream> upstreams, AccountMap accounts, Secret secret) {
    this.config = config;
    this.upstreams = Map.copyOf(upstreams);
    this.accounts = accounts;
    this.keys = new UpstreamKeys(secret);
  }

  /**
   * Opens every upstream of a configuration.
   *
   * @param config checked
   * @param adapters one for each API it may name
   * @param http the way to each upstream
   * @param accounts the account map
   * @param secret derives the idempotency keys upstreams see
   */
  public static Routing open(
      Configuration config,
      Collection<Adapter> adapters,
      Function<UpstreamConfig, Http> http,
      AccountMap accounts,
      Secret secret) {
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
              upstream.keyWindow());
      upstreams.put(upstream.name(), adapter.open(settings, http.apply(upstream)));
    }
    return new Routing(config, upstreams, accounts, secret);
  }

  /**
   * Routes a link request and has the link made, with one call to one upstream.
   *
   * @param trace is told what is decided on the way
   * @throws GatewayException when there is no link, and no answer in the caller's own words
   */
  public Outcome create(LinkCall call, LinkRequest request, Trace trace) {
    trace.asksFor(request.purpose().word());
    RouteConfig route = route(call, request);
    trace.routedTo(route.to());
    if (!call.caller().mayReach(route.to())) {
      throw new GatewayException(
          Failure.of(
              FailureKind.FORBIDDEN,
              Fault.GATEWAY,
              "The gateway's operator has not opened upstream '"
                  + route.to()
                  + "' to caller '"
                  + call.caller().name()
                  + "'."));
    }
    Upstream upstream = upstreams.get(route.to());
    if (upstream == null) {
      throw new IllegalStateException("a checked configuration has every upstream it routes to");
    }
    try {
      Optional<RelayTarget> relay = relayFor(call, upstream);
      return relay.isPresent()
          ? relayed(call, request, route.to(), relay.get(), trace)
          : translated(call, request, route, upstream, trace);
    } catch (GatewayException e) {
      trace.seenAs(e.failure().upstreamRequestId());
      throw e.failure().kind() == FailureKind.OUTCOME_UNKNOWN
          ? new GatewayException(e.failure().retryWithSameKey(call.key() != null), e)
          : e;
    }
  }

  private RouteConfig route(LinkCall call, LinkRequest request) {
    for (RouteConfig route : config.routes()) {
      if (route
          .when()
          .matches(
              call.caller().name(),
              call.ingress().api().name(),
              request.account().value(),
              request.purpose().word())) {
        return route;
      }
    }
    refuseViolations(call); // what is missing may be why nothing matches
    throw new GatewayException(
        Failure.of(
                FailureKind.UNSUPPORTED,
                Fault.GATEWAY,
                "The gateway has no route for this request: no upstream is configured for a '"
                    + request.purpose().word()
                    + "' link to this account.")
            .because(Reason.NO_ROUTE));
  }

  private static void refuseViolations(LinkCall call) {
    if (!call.reading().violations().isEmpty()) {
      throw new GatewayException(call.reading().violations().getFirst());
    }
  }

  private static Optional<RelayTarget> relayFor(LinkCall call, Upstream upstream) {
    boolean sameApi = call.ingress().api().equals(upstream.api());
    return sameApi && call.reading().asPublished() ? upstream.relayTarget() : Optional.empty();
  }

  private Outcome relayed(
      LinkCall call, LinkRequest request, String upstream, RelayTarget target, Trace trace) {
    trace.relays();
    if (!call.caller().redirectHosts().isEmpty()) {
      // The provider judges everything else; whom a caller may redirect to is the operator's word.
      refuseViolations(call);
      RedirectPolicy.check(request, call.caller(), false);
    }
    LinkRelay.Relayed relayed =
        LinkRelay.forward(
            target,
            call.path(),
            call.headers(),
            call.version().version().text(),
            call.body(),
            upstreamKey(call.caller().name(), upstream, call.ingress().api().name(), call.key()));
    Created created = relayed.created();
    if (created != null) {
      note(upstream, created, trace);
    }
    if (relayed.refused() != null) {
      trace.refused(relayed.refused());
    }
    return new Outcome.Relayed(relayed.answer());
  }

  private Outcome translated(
      LinkCall call, LinkRequest request, RouteConfig route, Upstream upstream, Trace trace) {
    refuseViolations(call);
    AccountId account = account(call, request, upstream);
    RedirectPolicy.check(request, call.caller(), upstream.live());
    Translation translation = upstream.translate(request, account);
    trace.loses(LossPolicy.settle(translation.losses(), route, call.reading().names()));
    Created created =
        upstream.create(
            translation,
            upstreamKey(call.caller().name(), route.to(), call.ingress().api().name(), call.key()));
    note(route.to(), created, trace);
    return new Outcome.Made(created.link());
  }

  private void note(String upstream, Created created, Trace trace) {
    trace.seenAs(created.upstreamRequestId());
    if (!created.drift().isEmpty()) {
      trace.drifts();
      drift.note(upstream, created.drift());
    }
  }

  private AccountId account(LinkCall call, LinkRequest request, Upstream upstream) {
    var from = call.ingress().api().space();
    var to = upstream.api().space();
    if (!request.account().given()) {
      throw new GatewayException(
          Failure.invalid(Reason.PARAMETER_MISSING, Field.ACCOUNT, "No account was named."));
    }
    if (upstream.takesAnyAccount() || from.equals(to)) {
      return request.account();
    }
    return accounts
        .find(call.caller().name(), request.account().value())
        .flatMap(entry -> entry.id(to.name()))
        .map(AccountId::new)
        .orElseThrow(
            () ->
                new GatewayException(
                    Failure.of(
                            FailureKind.NOT_FOUND,
                            Fault.CALLER,
                            "The account map has no "
                                + to.name()
                                + " account for '"
                                + request.account().value()
                                + "'.")
                        .about(Field.ACCOUNT)
                        .because(Reason.ACCOUNT_UNMAPPED)));
  }

  /** The key an upstream sees in place of the caller's. */
  public IdempotencyKey upstreamKey(
      String caller, String upstream, String ingressApi, @Nullable IdempotencyKey callerKey) {
    return keys.of(caller, upstream, ingressApi, callerKey);
  }

  /**
   * Where an operation other than a link request is relayed.
   *
   * @param upstream its name
   * @param target what forwarding to it needs
   */
  public record RelayRoute(String upstream, RelayTarget target) {}

  /** Where this caller may have this operation relayed; empty when it may not. */
  public Optional<RelayRoute> relay(
      Ingress ingress, CallerConfig caller, String method, String path) {
    String name = config.relay().get(ingress.api().space().name());
    if (name == null || !caller.mayReach(name) || !caller.mayRelay(method, path)) {
      return Optional.empty();
    }
    return Optional.ofNullable(upstreams.get(name))
        .flatMap(Upstream::relayTarget)
        .map(target -> new RelayRoute(name, target));
  }
}
