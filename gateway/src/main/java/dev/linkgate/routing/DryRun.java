package dev.linkgate.routing;

import dev.linkgate.accounts.AccountMap;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.HttpCall;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.RedirectUrl;
import dev.linkgate.config.Configuration;
import dev.linkgate.config.RefreshConfig;
import dev.linkgate.config.RouteConfig;
import dev.linkgate.routing.RouteCheck.Verdict;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a link request would do, by the code that does it, up to where its first byte
 * would be sent. Claims nothing and keeps nothing.
 */
public final class DryRun {
  private final Configuration config;
  private final Plans plans;

  private DryRun(Configuration config, Plans plans) {
    this.config = config;
    this.plans = plans;
  }

  /**
   * Opens every upstream of a configuration without a way to it.
   *
   * @param config checked
   * @param adapters one for each API it may name
   * @param accounts the account map
   */
  public static DryRun open(
      Configuration config, Collection<Adapter> adapters, AccountMap accounts) {
    var upstreams = Routing.upstreams(config, adapters, _ -> DryRun::stop);
    RefreshUrls refreshUrls = (_, _, _) -> placeholder(config);
    RouteHits unseen = new RouteHits(config.routes(), Instant.EPOCH); // nothing is sent
    return new DryRun(
        config, new Plans(config, upstreams, new Merchants(accounts), refreshUrls, unseen));
  }

  /** In place of a refresh URL of ours, which is a key to the account. */
  private static RedirectUrl placeholder(Configuration config) {
    RefreshConfig refresh = config.refresh();
    URI base = refresh == null ? null : refresh.base(config.listen());
    return new RedirectUrl(
        (base == null ? "http://" + config.listen().callers() : base.toString())
            + "/refresh/sealed-when-sent");
  }

  private static HttpAnswer stop(HttpCall call) {
    throw new NothingIsSent(call);
  }

  /** What a request would do; a refusal on the way is part of that. */
  public Foretold of(LinkCall call, LinkRequest request) {
    Trace trace = new Trace();
    try {
      if (call.key() != null) {
        call.ingress().idempotency().check(call.key());
      }
      Plan plan = plans.byRoutes(call, request, trace);
      return told(call, request, trace, sent(plan, call), null);
    } catch (GatewayException refused) {
      return told(call, request, trace, null, refused.failure());
    }
  }

  /** What would be sent; null where there is no network. */
  private @Nullable HttpCall sent(Plan plan, LinkCall call) {
    if (Objects.requireNonNull(config.upstreams().get(plan.upstream())).baseUrl() == null) {
      return null; // it would make the link itself, here and now
    }
    try {
      Outcome outcome = plan.send().apply(Start.planned(placeholder(call, plan.upstream())));
      throw new IllegalStateException("an upstream answered without being asked: " + outcome);
    } catch (NothingIsSent ended) {
      return ended.call();
    }
  }

  /** In place of the derived key, what it is derived from: {@link UpstreamKeys}. */
  private static IdempotencyKey placeholder(LinkCall call, String upstream) {
    return new IdempotencyKey(
        "<%s, derived from: secret, caller %s, upstream %s, %s, %s>"
            .formatted(
                call.key() == null ? "lg_g_..." : "lg_...",
                call.caller().name(),
                upstream,
                call.api(),
                call.key() == null ? "a key drawn for the exchange" : "the caller's own key"));
  }

  private Foretold told(
      LinkCall call,
      LinkRequest request,
      Trace trace,
      @Nullable HttpCall sent,
      @Nullable Failure refusal) {
    Merchants.Known known = trace.known();
    return new Foretold(
        known == null ? null : known.entry(),
        known == null ? List.of() : known.words(),
        checks(call, request, trace),
        trace.route(),
        trace.manner(),
        trace.upstreamAccount(),
        trace.losses(),
        sent,
        refusal);
  }

  private List<RouteCheck> checks(LinkCall call, LinkRequest request, Trace trace) {
    Merchants.Known known = trace.known();
    List<RouteCheck> checks = new ArrayList<>();
    if (call.chosen() != null && trace.route() != null) {
      checks.add(new RouteCheck(trace.route(), Verdict.CHOSEN, List.of()));
      config.routes().forEach(it -> checks.add(new RouteCheck(it, Verdict.PASSED_OVER, List.of())));
      return checks;
    }
    boolean taken = false;
    for (RouteConfig route : config.routes()) {
      if (known == null) {
        checks.add(new RouteCheck(route, Verdict.NOT_REACHED, List.of()));
        continue;
      }
      List<String> unmet =
          route
              .when()
              .unmet(call.caller().name(), call.api(), known.words(), request.purpose().word());
      boolean takes = !taken && route.equals(trace.route());
      taken = taken || takes;
      Verdict otherwise = unmet.isEmpty() ? Verdict.TOO_LATE : Verdict.NOT_MATCHED;
      checks.add(new RouteCheck(route, takes ? Verdict.TAKEN : otherwise, unmet));
    }
    return checks;
  }

  /** Ends an exchange where it would go out. */
  private static final class NothingIsSent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient HttpCall call;

    NothingIsSent(HttpCall call) {
      super("nothing is sent", null, false, false);
      this.call = call;
    }

    HttpCall call() {
      return call;
    }
  }
}
