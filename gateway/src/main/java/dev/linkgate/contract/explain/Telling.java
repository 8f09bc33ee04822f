package dev.linkgate.contract.explain;

import dev.linkgate.accounts.AccountEntry;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Wording;
import dev.linkgate.canonical.AccountId;
import dev.linkgate.canonical.Extras;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.LinkPurpose;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.RedirectUrl;
import dev.linkgate.config.RouteConfig;
import dev.linkgate.contract.explain.Explanation.Unmet;
import dev.linkgate.routing.Foretold;
import dev.linkgate.routing.RouteCheck;
import dev.linkgate.routing.RouteCheck.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The gateway's own records, said. */
final class Telling {
  private Telling() {}

  static Explanation.Canonical canonical(LinkRequest request) {
    Extras extras = request.extras();
    String purpose =
        request.purpose() instanceof LinkPurpose.Unknown unknown && !unknown.asked().isEmpty()
            ? "unknown: " + unknown.asked()
            : request.purpose().word();
    return new Explanation.Canonical(
        given(request.account()),
        purpose,
        word(request.requirements().fields()),
        word(request.requirements().future()),
        url(request.refreshUrl()),
        url(request.returnUrl()),
        extras.configurations(),
        extras.expand(),
        extras.actingFor(),
        extras.context(),
        extras.undocumented());
  }

  private static @Nullable String given(AccountId account) {
    return account.given() ? account.value() : null;
  }

  private static @Nullable String url(@Nullable RedirectUrl url) {
    return url == null ? null : url.value();
  }

  private static @Nullable String word(@Nullable Enum<?> value) {
    return value == null ? null : value.name().toLowerCase(Locale.ROOT);
  }

  static Explanation.Account account(LinkRequest request, Foretold foretold) {
    AccountEntry entry = foretold.entry();
    return new Explanation.Account(
        given(request.account()),
        entry == null ? null : entry.merchant(),
        entry == null ? Map.of() : entry.ids(),
        foretold.upstreamAccount());
  }

  /** The routes of a request that did not get to them. */
  static List<Explanation.Route> unreached(List<RouteConfig> routes) {
    return routes.stream().map(route -> route(route, Verdict.NOT_REACHED, List.of())).toList();
  }

  static List<Explanation.Route> routes(Foretold foretold, Inquiry inquiry) {
    List<Explanation.Route> routes = new ArrayList<>();
    for (RouteCheck check : foretold.routes()) {
      Map<String, String> wanted = check.route().when().conditions();
      List<Unmet> unmet = new ArrayList<>();
      for (String key : check.unmet()) {
        unmet.add(
            new Unmet(key, Objects.requireNonNull(wanted.get(key)), has(key, foretold, inquiry)));
      }
      routes.add(route(check.route(), check.verdict(), unmet));
    }
    return routes;
  }

  private static Explanation.Route route(RouteConfig route, Verdict verdict, List<Unmet> unmet) {
    return new Explanation.Route(
        route.place().toString(),
        route.place().file(),
        route.place().line(),
        route.when().conditions(),
        route.to(),
        route.onLoss().name().toLowerCase(Locale.ROOT),
        verdict.name().toLowerCase(Locale.ROOT),
        unmet);
  }

  /** What a request has to meet a condition with. */
  private static List<String> has(String condition, Foretold foretold, Inquiry inquiry) {
    LinkRequest request = Objects.requireNonNull(inquiry.request());
    return switch (condition) {
      case "caller" -> List.of(inquiry.caller.name());
      case "ingress" -> List.of(inquiry.ingress.api().name());
      case "account" -> foretold.accountWords();
      default -> List.of(request.purpose().word());
    };
  }

  static Explanation.Refusal refusal(Failure failure, Inquiry inquiry) {
    HttpAnswer answer = inquiry.rendered(failure);
    return new Explanation.Refusal(
        Objects.requireNonNull(word(failure.kind())),
        failure.fault().word(),
        word(failure.reason()),
        failure.parameter() == null ? null : inquiry.names().of(failure.parameter()),
        Wording.forCaller(failure.message(), inquiry.names()),
        answer.status(),
        headers(answer.headers()),
        new String(answer.body(), StandardCharsets.UTF_8));
  }

  private static List<Explanation.Header> headers(Headers headers) {
    return headers.list().stream()
        .map(header -> new Explanation.Header(header.name(), header.value()))
        .toList();
  }
}
