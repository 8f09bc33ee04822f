package dev.linkgate.contract.explain;

import dev.linkgate.accounts.AccountMap;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.IngressVersion;
import dev.linkgate.adapter.Reading;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Loss;
import dev.linkgate.config.CallerConfig;
import dev.linkgate.config.Configuration;
import dev.linkgate.config.OnLoss;
import dev.linkgate.config.RouteConfig;
import dev.linkgate.config.UpstreamConfig;
import dev.linkgate.contract.explain.Explanation.Outcome;
import dev.linkgate.contract.explain.Explanation.Violated;
import dev.linkgate.routing.DryRun;
import dev.linkgate.routing.Foretold;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says what the gateway would make of a link request: by its own code, without sending anything.
 */
public final class Explainer {
  private final List<Adapter> adapters;

  /**
   * @param adapters one for each API
   */
  public Explainer(List<Adapter> adapters) {
    this.adapters = List.copyOf(adapters);
  }

  /**
   * Explains one request.
   *
   * @param configuration by which it would be routed
   * @param accounts the account map
   * @throws UnusableQuestion when it is not plain what is asked
   */
  public Explanation explain(Configuration configuration, AccountMap accounts, Question question) {
    Ingress ingress = ingress(question.ingress());
    CallerConfig caller = caller(configuration, question.caller());
    Headers headers = headers(ingress, question);
    String chosen = question.upstream();
    if (chosen != null && configuration.upstream(chosen).isEmpty()) {
      throw new UnusableQuestion(
          "there is no upstream of that name; there are "
              + configuration.upstreams().keySet().stream()
                  .sorted()
                  .collect(Collectors.joining(", ")));
    }
    if (headers.first("Content-Type").isEmpty()) {
      BodySlip.check(ingress, question.body());
      headers = headers.with("content-type", ingress.bodyFormat().mediaType());
    }
    Inquiry inquiry = new Inquiry(ingress, caller, headers, question);
    inquiry.run(DryRun.open(configuration, adapters, accounts));
    return explanation(configuration, inquiry);
  }

  private Ingress ingress(String api) {
    List<Ingress> spoken =
        adapters.stream().map(Adapter::ingress).flatMap(Optional::stream).toList();
    return spoken.stream()
        .filter(ingress -> ingress.api().name().equals(api))
        .findFirst()
        .orElseThrow(
            () ->
                new UnusableQuestion(
                    "callers speak no API of that name; they speak "
                        + spoken.stream()
                            .map(ingress -> ingress.api().name())
                            .collect(Collectors.joining(", "))));
  }

  private static CallerConfig caller(Configuration configuration, @Nullable String name) {
    List<CallerConfig> callers = configuration.callers();
    if (name == null && callers.size() == 1) {
      return callers.getFirst();
    }
    String there =
        callers.stream().map(CallerConfig::name).sorted().collect(Collectors.joining(", "));
    if (name == null) {
      throw new UnusableQuestion("which caller sends it? There are " + there);
    }
    return configuration
        .caller(name)
        .orElseThrow(
            () -> new UnusableQuestion("there is no caller of that name; there are " + there));
  }

  private static Headers headers(Ingress ingress, Question question) {
    List<Headers.Header> headers = new ArrayList<>();
    for (Headers.Header header : question.headers().list()) {
      headers.add(received(header.name(), header.value()));
    }
    if (question.version() != null) {
      if (question.headers().first(ingress.versionHeader()).isPresent()) {
        throw new UnusableQuestion(
            "the version is given twice, once as " + ingress.versionHeader());
      }
      headers.add(received(ingress.versionHeader(), question.version()));
    }
    return new Headers(headers);
  }

  /** Our listener knows names in lower case only, and a relay passes them on so. */
  private static Headers.Header received(String name, String value) {
    return Question.header(name.toLowerCase(Locale.ROOT), value);
  }

  private Explanation explanation(Configuration configuration, Inquiry inquiry) {
    Foretold foretold = inquiry.foretold();
    Failure refusal = inquiry.refusal();
    UpstreamConfig upstream = upstream(configuration, foretold);
    return new Explanation(
        outcome(foretold, refusal),
        spoken(inquiry),
        inquiry.caller.name(),
        violations(inquiry),
        inquiry.request() == null ? null : Telling.canonical(inquiry.request()),
        foretold == null || inquiry.request() == null
            ? null
            : Telling.account(inquiry.request(), foretold),
        foretold == null
            ? Telling.unreached(configuration.routes())
            : Telling.routes(foretold, inquiry),
        upstream == null || foretold == null
            ? null
            : new Destinations(adapters).of(upstream, foretold, inquiry),
        foretold == null ? List.of() : losses(foretold, inquiry),
        foretold == null || foretold.call() == null || upstream == null
            ? null
            : Masked.of(foretold.call(), upstream),
        refusal == null ? null : Telling.refusal(refusal, inquiry));
  }

  private static Outcome outcome(@Nullable Foretold foretold, @Nullable Failure refusal) {
    if (refusal != null) {
      return Outcome.REFUSED;
    }
    return foretold == null || foretold.call() == null ? Outcome.MADE : Outcome.SENT;
  }

  private static @Nullable UpstreamConfig upstream(
      Configuration configuration, @Nullable Foretold foretold) {
    RouteConfig route = foretold == null ? null : foretold.route();
    return route == null ? null : configuration.upstream(route.to()).orElseThrow();
  }

  private static Explanation.Spoken spoken(Inquiry inquiry) {
    Ingress ingress = inquiry.ingress;
    IngressVersion version = inquiry.version();
    String api = ingress.api().name();
    boolean named = inquiry.headers.first(ingress.versionHeader()).isPresent();
    boolean pinned = inquiry.caller.versions().containsKey(api);
    return new Explanation.Spoken(
        api,
        version == null ? null : version.version().text(),
        named ? "header" : pinned ? "pin" : "default",
        version == null ? null : Destinations.file(api, version.shape()),
        inquiry.path());
  }

  private static List<Violated> violations(Inquiry inquiry) {
    Reading reading = inquiry.reading();
    IngressVersion version = inquiry.version();
    return reading == null || version == null
        ? List.of()
        : Violations.of(
            reading,
            Destinations.file(inquiry.ingress.api().name(), version.shape()),
            version.shape());
  }

  private static List<Explanation.Lost> losses(Foretold foretold, Inquiry inquiry) {
    RouteConfig route = foretold.route();
    boolean refuses = route != null && route.onLoss() == OnLoss.REFUSE;
    List<Explanation.Lost> lost = new ArrayList<>();
    for (Loss loss : foretold.losses()) {
      lost.add(
          new Explanation.Lost(
              inquiry.names().of(loss.parameter()),
              loss.avoidable(),
              refuses && loss.avoidable() ? "refused" : "reported"));
    }
    return lost;
  }
}
