package dev.linkgate.routing;

import dev.linkgate.adapter.Created;
import dev.linkgate.adapter.Digest;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Origin;
import dev.linkgate.adapter.RelayTarget;
import dev.linkgate.adapter.Translation;
import dev.linkgate.adapter.Upstream;
import dev.linkgate.canonical.AccountId;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.Reason;
import dev.linkgate.canonical.RedirectUrl;
import dev.linkgate.config.Configuration;
import dev.linkgate.config.OnLoss;
import dev.linkgate.config.Place;
import dev.linkgate.config.RouteConfig;
import dev.linkgate.config.UpstreamConfig;
import dev.linkgate.relay.LinkRelay;
import dev.linkgate.sandbox.FaultOrder;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What link requests will do, by one configuration. */
final class Plans {
  /** From claiming to the first byte, and from the last byte to settling: the store's two waits. */
  private static final Duration LEASE_BEYOND_TIMEOUT = Duration.ofSeconds(4);

  /** Also for the digest of what goes on, which is needed before anything can be sent. */
  private static final Start PLANNED = Start.planned(new IdempotencyKey(""));

  /** In no file. */
  private static final Place CHOSEN = new Place("(chosen by an operator)", 1, 1);

  private final Configuration config;
  private final Map<String, Upstream> upstreams;
  private final Merchants merchants;
  private final RefreshUrls refreshUrls;
  private final RouteHits hits;

  /**
   * @param hits told which route is taken
   */
  Plans(
      Configuration config,
      Map<String, Upstream> upstreams,
      Merchants merchants,
      RefreshUrls refreshUrls,
      RouteHits hits) {
    this.hits = hits;
    this.config = config;
    this.upstreams = upstreams;
    this.merchants = merchants;
    this.refreshUrls = refreshUrls;
  }

  /**
   * What the routes make of a request.
   *
   * @throws GatewayException when it is refused; nothing was sent
   */
  Plan byRoutes(LinkCall call, LinkRequest request, Trace trace) {
    trace.asksFor(request.purpose().word(), request.account().value());
    Merchants.Known known =
        trace.atStore(() -> merchants.known(call.caller(), call.ingress().api(), request));
    trace.finds(known);
    if (known.entry() != null) {
      trace.knows(known.entry().merchant());
    }
    String chosen = call.chosen();
    RouteConfig route =
        chosen == null ? route(call, request, known) : chosen(chosen, call, request, known);
    trace.takes(route);
    return plan(call, request, known, route, trace);
  }

  /**
   * The same at an upstream that was asked before; empty when there is no such upstream any more.
   *
   * @throws GatewayException as {@link #byRoutes}
   */
  Optional<Plan> at(String upstream, LinkCall call, LinkRequest request, Trace trace) {
    if (!upstreams.containsKey(upstream)) {
      return Optional.empty();
    }
    Merchants.Known known = merchants.known(call.caller(), call.ingress().api(), request);
    var route =
        new RouteConfig(
            RouteConfig.When.ANYTHING,
            upstream,
            OnLoss.REPORT, // its losses were settled when it was first sent
            config.routes().stream().anyMatch(it -> it.to().equals(upstream) && it.hostsRefresh()),
            config.routes().getFirst().place());
    return Optional.of(plan(call, request, known, route, trace));
  }

  /** An upstream, and what of its configuration a plan depends on. */
  private record Way(String name, Upstream upstream, String place, Duration lease, Origin origin) {
    Plan plan(Digest onward, Function<Start, Outcome> send) {
      return new Plan(
          name, onward.with(name).with(place).text(), lease, upstream.keyWindow(origin), send);
    }
  }

  private Plan plan(
      LinkCall call, LinkRequest request, Merchants.Known known, RouteConfig route, Trace trace) {
    trace.routedTo(route.to());
    refuseUnreachable(call, route.to());
    UpstreamConfig configured = Objects.requireNonNull(config.upstreams().get(route.to()));
    Upstream upstream = Objects.requireNonNull(upstreams.get(route.to()), "checked");
    FaultOrder fault =
        FaultHeader.order(call.headers(), call.caller(), upstream.playsFaults(), route.to());
    trace.speaks(configured.apiVersion());
    URI place = configured.baseUrl();
    Way way =
        new Way(
            route.to(),
            upstream,
            place == null ? "" : place.toString(),
            configured.timeout().plus(LEASE_BEYOND_TIMEOUT),
            Origin.of(call.ingress(), call.version()).ordering(fault));
    refuseUnhosted(call, route);
    Manner manner = manner(call, known, route, upstream);
    Optional<RelayTarget> relay =
        manner == Manner.RELAYED ? upstream.relayTarget() : Optional.empty();
    trace.goesOn(manner == Manner.RELAYED && relay.isEmpty() ? Manner.NO_RELAY : manner);
    return relay.isPresent()
        ? relayed(call, request, way, relay.get(), trace)
        : translated(call, known.rewrite(request), known, route, way, trace);
  }

  private RouteConfig route(LinkCall call, LinkRequest request, Merchants.Known known) {
    for (RouteConfig route : config.routes()) {
      if (matches(route, call, request, known)) {
        hits.taken(route);
        return route;
      }
    }
    refuseViolations(call); // what is missing may be why nothing matches
    hits.noneTaken();
    throw new GatewayException(
        Failure.of(
                FailureKind.UNSUPPORTED,
                Fault.GATEWAY,
                "The gateway has no route for this request: no upstream is configured for a '"
                    + request.purpose().word()
                    + "' link to this account.")
            .because(Reason.NO_ROUTE));
  }

  /**
   * What stands in place of the routes where an operator chose the upstream: as strict as the first
   * of them that leads a request like this there. It hosts no refresh: who comes back later is sent
   * where the routes say.
   */
  private RouteConfig chosen(
      String upstream, LinkCall call, LinkRequest request, Merchants.Known known) {
    if (!upstreams.containsKey(upstream)) {
      throw new GatewayException(
          Failure.of(
                  FailureKind.UNSUPPORTED,
                  Fault.GATEWAY,
                  "The gateway has no upstream '" + upstream + "' any more.")
              .because(Reason.NO_ROUTE));
    }
    OnLoss onLoss =
        config.routes().stream()
            .filter(it -> it.to().equals(upstream) && matches(it, call, request, known))
            .map(RouteConfig::onLoss)
            .findFirst()
            .orElse(OnLoss.REFUSE);
    return new RouteConfig(RouteConfig.When.ANYTHING, upstream, onLoss, CHOSEN);
  }

  private static boolean matches(
      RouteConfig route, LinkCall call, LinkRequest request, Merchants.Known known) {
    return known.words().stream()
        .anyMatch(
            word ->
                route
                    .when()
                    .matches(call.caller().name(), call.api(), word, request.purpose().word()));
  }

  private static void refuseUnreachable(LinkCall call, String upstream) {
    if (!call.caller().mayReach(upstream)) {
      throw new GatewayException(
          Failure.of(
              FailureKind.FORBIDDEN,
              Fault.GATEWAY,
              "The gateway's operator has not opened upstream '"
                  + upstream
                  + "' to caller '"
                  + call.caller().name()
                  + "'."));
    }
  }

  private static void refuseViolations(LinkCall call) {
    if (!call.reading().violations().isEmpty()) {
      throw new GatewayException(call.reading().violations().getFirst());
    }
  }

  /** Who asked by a refresh URL of ours asks under the rules of hosted refresh, or not at all. */
  private static void refuseUnhosted(LinkCall call, RouteConfig route) {
    if (call.renews() != null && !route.hostsRefresh()) {
      throw new GatewayException(
          Failure.of(
              FailureKind.FORBIDDEN,
              Fault.GATEWAY,
              "The route to upstream '" + route.to() + "' hosts no refresh any more."));
    }
  }

  private static Manner manner(
      LinkCall call, Merchants.Known known, RouteConfig route, Upstream upstream) {
    if (!call.ingress().api().equals(upstream.api())) {
      return Manner.OTHER_API;
    }
    if (known.rewritten()) {
      return Manner.OTHER_ACCOUNT;
    }
    if (route.hostsRefresh()) {
      return Manner.HOSTED_REFRESH;
    }
    return call.reading().asPublished() ? Manner.RELAYED : Manner.OTHER_SPELLING;
  }

  private Plan relayed(
      LinkCall call, LinkRequest request, Way way, RelayTarget target, Trace trace) {
    trace.relays();
    trace.goesTo(request.account().value());
    if (!call.caller().redirectHosts().isEmpty()) {
      // The provider judges everything else; whom a caller may redirect to is the operator's word.
      refuseViolations(call);
      RedirectPolicy.check(request, call.caller(), false);
    }
    String version = call.version().version().text();
    trace.speaks(version);
    return way.plan(
        new Digest().with("relayed").with(call.identity()),
        start -> {
          LinkRelay.Relayed relayed =
              trace.atUpstream(
                  () ->
                      LinkRelay.forward(
                          target, call.path(), call.headers(), version, call.body(), start.key()));
          Created created = relayed.created();
          if (created != null) {
            trace.seenAs(created.upstreamRequestId());
          }
          if (relayed.refused() != null) {
            trace.refused(relayed.refused());
          }
          return new Outcome.Relayed(
              relayed.answer(),
              relayed.refused(),
              created == null ? null : created.link().expiresAt());
        });
  }

  private Plan translated(
      LinkCall call,
      LinkRequest request,
      Merchants.Known known,
      RouteConfig route,
      Way way,
      Trace trace) {
    refuseViolations(call);
    if (!request.account().given()) {
      throw new GatewayException(
          Failure.invalid(Reason.PARAMETER_MISSING, Field.ACCOUNT, "No account was named."));
    }
    Upstream upstream = way.upstream();
    AccountId account = known.at(upstream, call.ingress().api().space());
    trace.goesTo(account.value());
    RedirectPolicy.check(request, call.caller(), upstream.live());
    Function<Start, Translation> translate =
        start -> upstream.translate(onward(call, request, route, start), account);
    Translation translation = translate.apply(PLANNED);
    trace.weighs(translation.losses());
    trace.loses(LossPolicy.settle(translation.losses(), route, call.reading().names()));
    Digest onward =
        new Digest()
            .with("translated")
            .with(account.value())
            .with(request.purpose().word())
            .with(translation.body());
    for (Headers.Header header : translation.headers().list()) {
      onward.with(header.name()).with(header.value());
    }
    return way.plan(
        onward,
        start -> {
          Translation sent = route.hostsRefresh() ? translate.apply(start) : translation;
          Created created =
              trace.atUpstream(() -> upstream.create(sent, start.key(), way.origin()));
          trace.seenAs(created.upstreamRequestId());
          return new Outcome.Made(created.link());
        });
  }

  /**
   * What is asked of the upstream: the same, with a refresh URL of ours where the route says so.
   */
  private LinkRequest onward(LinkCall call, LinkRequest request, RouteConfig route, Start start) {
    if (!route.hostsRefresh()) {
      return request;
    }
    RedirectUrl renewed = call.renews();
    RedirectUrl url =
        renewed == null
            ? refreshUrls.of(call, start.exchange(), start.begun().get())
            : renewed; // so that life and uses stay what they were
    if (url.value().length() > RedirectUrls.MAX_LENGTH) {
      throw new GatewayException(
          Failure.invalid(
              Reason.PARAMETER_TOO_LONG,
              Field.REFRESH_URL,
              "The gateway seals this request into the refresh URL it gives the upstream, which"
                  + " would become longer than 5,000 characters. Shorten the URLs."));
    }
    return request.refreshedAt(url);
  }
}
