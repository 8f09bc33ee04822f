package dev.linkgate.server;

import dev.linkgate.accounts.AccountMap;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.config.RefreshConfig;
import dev.linkgate.page.Previews;
import dev.linkgate.refresh.Refresh;
import dev.linkgate.refresh.RefreshPages;
import dev.linkgate.refresh.RefreshUses;
import dev.linkgate.refresh.VisitRates;
import dev.linkgate.refresh.Visitor;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers browsers that follow refresh URLs of ours. Looking makes nothing; pressing the button
 * makes a link as a caller's request would, once everything that could speak against it has not.
 */
final class RefreshDesk {
  /** What the paths of refresh URLs begin with. */
  static final String PREFIX = Refresh.PATH;

  private static final int GONE = 410;
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

  private final List<Ingress> ingresses;
  private final AccountMap accounts;
  private final RefreshUses uses;
  private final InstantSource clock;
  private final VisitRates rates;
  private final Supplier<URI> publicUrl;
  private final Metrics metrics;

  RefreshDesk(List<Ingress> ingresses, GatewayOptions options, Metrics metrics) {
    this.ingresses = ingresses;
    this.accounts = options.accounts();
    this.uses = options.refreshUses();
    this.clock = options.clock();
    this.rates = new VisitRates(options.clock());
    this.publicUrl = options.publicUrl();
    this.metrics = metrics;
  }

  /**
   * A page, or where to go on.
   *
   * @throws GatewayException where no refresh is hosted at all
   */
  HttpAnswer answer(Exchange exchange) {
    Refresh refresh = exchange.generation().refresh();
    if (refresh == null) {
      throw new GatewayException(Failures.pathUnknown());
    }
    String token = exchange.inbound().path().substring(PREFIX.length());
    Optional<Visit> visit = Visit.read(token, refresh, exchange, ingresses);
    return visit.isEmpty() ? unknown(exchange) : answer(exchange, refresh, visit.get());
  }

  private HttpAnswer unknown(Exchange exchange) {
    exchange.fails(Failures.pathUnknown());
    return told(exchange, "unknown", RefreshPages.unknown());
  }

  private HttpAnswer told(Exchange exchange, String outcome, HttpAnswer answer) {
    metrics.refresh(exchange.inbound().method(), outcome);
    return answer;
  }

  private HttpAnswer answer(Exchange exchange, Refresh refresh, Visit visit) {
    String method = exchange.inbound().method();
    boolean over = !clock.instant().isBefore(visit.token().expires());
    return switch (method) {
      case "GET", "HEAD" -> {
        if (!over) {
          yield told(exchange, "page", RefreshPages.ask(200, visit.own()));
        }
        yield previews(exchange)
            ? told(exchange, "preview", RefreshPages.ended(410))
            : gone(exchange, visit, "expired");
      }
      case "POST" -> press(exchange, refresh, visit, over);
      default -> told(exchange, "other_method", RefreshPages.otherMethod());
    };
  }

  private static boolean previews(Exchange exchange) {
    Headers headers = exchange.inbound().headers();
    return exchange.inbound().method().equals("HEAD")
        || Previews.is(
            headers.first("User-Agent").orElse(null),
            headers.first("Sec-Purpose").orElse(null),
            headers.first("Purpose").orElse(null),
            headers.first("X-Purpose").orElse(null),
            headers.first("X-Moz").orElse(null));
  }

  private HttpAnswer press(Exchange exchange, Refresh refresh, Visit visit, boolean over) {
    RefreshConfig config = refresh.config();
    Optional<Duration> wait =
        rates
            .tooMany("link " + visit.digest(), config.perLink())
            .or(() -> rates.tooMany("caller " + visit.caller().name(), config.perCaller()));
    if (wait.isPresent()) {
      exchange.fails(
          Failure.of(FailureKind.RATE_LIMITED, Fault.CALLER, "The button is pressed too often."));
      Duration said = wait.get().compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait.get();
      return told(exchange, "rate_limited", RefreshPages.tooMany(said));
    }
    exchange.leadsTo(new Place.Refresh(visit.ingress(), true));
    exchange.trace().asksFor(visit.request().purpose().word(), visit.account());
    if (over) {
      return gone(exchange, visit, "expired");
    }
    if (!fromHere(exchange.inbound().headers(), refresh.base())) {
      exchange.fails(
          Failure.of(FailureKind.FORBIDDEN, Fault.CALLER, "Another site pressed the button."));
      return told(exchange, "cross_site", RefreshPages.ask(403, visit.own()));
    }
    try {
      return admitted(exchange, refresh, visit);
    } catch (RuntimeException thrown) {
      return refused(exchange, visit, "failed", Failures.failure(exchange, thrown));
    }
  }

  /**
   * Whether the button is on our own page. It sends no Referer, and therefore an Origin of null;
   * what browsers say of the site they say to https and loopback, which a base URL is.
   */
  private static boolean fromHere(Headers headers, URI base) {
    Optional<String> site = headers.first("Sec-Fetch-Site");
    if (site.isPresent()) {
      return site.get().equals("same-origin") || site.get().equals("none");
    }
    String own = base.getScheme() + "://" + base.getRawAuthority();
    return headers
        .first("Origin")
        .map(origin -> origin.equals("null") || origin.equalsIgnoreCase(own))
        .orElse(true); // no browser of these years
  }

  private HttpAnswer admitted(Exchange exchange, Refresh refresh, Visit visit) {
    String merchant =
        accounts
            .find(visit.caller().name(), visit.account())
            .map(entry -> entry.merchant())
            .orElse(null);
    Optional<Failure> shut =
        refresh.refusal(
            new Visitor(
                exchange.inbound().headers(), visit.caller().name(), visit.account(), merchant));
    if (shut.isPresent()) {
      return refused(exchange, visit, "not_admitted", shut.get());
    }
    if (!uses.take(visit.digest(), visit.token().uses(), visit.token().expires())) {
      return gone(exchange, visit, "spent");
    }
    return made(exchange, refresh, visit);
  }

  private HttpAnswer made(Exchange exchange, Refresh refresh, Visit visit) {
    VisitRendering rendering = new VisitRendering(exchange, visit, publicUrl);
    HttpAnswer answer;
    try {
      answer =
          exchange
              .generation()
              .routing()
              .create(visit.call(refresh), visit.request(), exchange.trace(), rendering);
    } catch (GatewayException refused) {
      answer = rendering.failure(refused.failure());
    }
    Failure failure = exchange.failure();
    if (failure == null) {
      return told(exchange, "made", answer);
    }
    if (!rendering.hadLink() && certain(failure)) {
      uses.giveBack(visit.digest());
    }
    return told(exchange, outcome(failure), answer);
  }

  /** Whether there is no link for certain: a use that may have made one stays used. */
  private static boolean certain(Failure failure) {
    return failure.kind() != FailureKind.OUTCOME_UNKNOWN && failure.kind() != FailureKind.INTERNAL;
  }

  private static String outcome(Failure failure) {
    return "failed_" + failure.kind().name().toLowerCase(Locale.ROOT);
  }

  private HttpAnswer gone(Exchange exchange, Visit visit, String outcome) {
    exchange.fails(
        Failure.of(FailureKind.FORBIDDEN, Fault.CALLER, "The refresh URL is " + outcome + "."));
    return told(exchange, outcome, visit.leave(GONE));
  }

  private HttpAnswer refused(Exchange exchange, Visit visit, String outcome, Failure failure) {
    exchange.fails(failure);
    return told(exchange, outcome, visit.leave(failure));
  }
}
