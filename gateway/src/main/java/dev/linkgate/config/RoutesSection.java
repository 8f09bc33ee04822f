package dev.linkgate.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code routes} and {@code relay}. */
final class RoutesSection {
  private static final String HOSTED = "hosted";

  /** As {@link dev.linkgate.canonical.LinkPurpose#word} says them. */
  private static final List<String> PURPOSES = List.of("onboarding", "update", "payouts");

  private final Notes notes;
  private final Names names;
  private final boolean refreshes;

  /**
   * @param refreshes whether the file says how links are made anew
   */
  RoutesSection(Notes notes, Names names, boolean refreshes) {
    this.notes = notes;
    this.names = names;
    this.refreshes = refreshes;
  }

  List<RouteConfig> read(Value list) {
    List<RouteConfig> read = new ArrayList<>();
    for (Value item : list.someItems("route", "without a route no link can be made")) {
      item.section("a route").flatMap(this::route).ifPresent(read::add);
    }
    return read;
  }

  private Optional<RouteConfig> route(Section section) {
    int before = notes.errors().size();
    RouteConfig.When when =
        section.get("when").flatMap(this::when).orElse(RouteConfig.When.ANYTHING);
    String to = section.need("to").flatMap(names::upstream).orElse("");
    OnLoss onLoss =
        section
            .get("on-loss")
            .flatMap(it -> it.oneOf(List.of("refuse", "report"), "on-loss"))
            .map(word -> word.equals("report") ? OnLoss.REPORT : OnLoss.REFUSE)
            .orElse(OnLoss.REFUSE);
    boolean hosted = section.get("refresh").flatMap(this::hosted).isPresent();
    section.refuseOthers();
    // A route with a mistake in it would shadow others by what it does not say.
    return notes.errors().size() > before
        ? Optional.empty()
        : Optional.of(new RouteConfig(when, to, onLoss, hosted, notes.placeOf(section.node())));
  }

  private Optional<String> hosted(Value value) {
    Optional<String> word = value.oneOf(List.of(HOSTED), "word");
    return word.isEmpty() || refreshes
        ? word
        : value.wrong("this route has refresh: hosted, but the file has no refresh section");
  }

  /** A live provider takes https only, also from us. */
  void checkHosted(
      Value refresh,
      @Nullable URI base,
      List<RouteConfig> routes,
      Map<String, UpstreamConfig> all) {
    if (base != null && !Credentials.safeTo(base)) {
      refresh.wrong(
          "listen.public-url, which refresh URLs begin with, must be https or on loopback");
    }
    if (base != null && "https".equalsIgnoreCase(base.getScheme())) {
      return;
    }
    routes.stream()
        .filter(RouteConfig::hostsRefresh)
        .map(route -> all.get(route.to()))
        .filter(upstream -> upstream != null && upstream.live())
        .findFirst()
        .ifPresent(
            upstream ->
                refresh.wrong(
                    "refresh.base-url or listen.public-url must be https: upstream %s is live"
                        .formatted(Notes.shown(upstream.name()))));
  }

  private Optional<RouteConfig.When> when(Value value) {
    Optional<Section> read = value.section("when");
    if (read.isEmpty()) {
      return Optional.empty();
    }
    Section when = read.get();
    var result =
        new RouteConfig.When(
            when.get("caller").flatMap(names::caller).orElse(null),
            when.get("ingress").flatMap(it -> it.oneOf(names.ingresses(), "ingress")).orElse(null),
            when.get("account").flatMap(Checked::glob).orElse(null),
            when.get("purpose").flatMap(it -> it.oneOf(PURPOSES, "purpose")).orElse(null));
    when.refuseOthers();
    return Optional.of(result);
  }

  /** Says which routes cannot do anything. */
  void warnOfIdle(List<RouteConfig> routes, List<CallerConfig> callers) {
    for (int i = 0; i < routes.size(); i++) {
      RouteConfig route = routes.get(i);
      routes.subList(0, i).stream()
          .filter(earlier -> earlier.when().covers(route.when()))
          .findFirst()
          .ifPresent(
              earlier ->
                  notes.warn(
                      route.place(),
                      "this route never matches: the one in line %d takes all it would"
                          .formatted(earlier.place().line())));
      callers.stream()
          .filter(caller -> caller.name().equals(route.when().caller()))
          .filter(caller -> !caller.mayReach(route.to()))
          .forEach(
              caller ->
                  notes.warn(
                      route.place(),
                      "caller %s may not reach %s, to which this route leads"
                          .formatted(Notes.shown(caller.name()), Notes.shown(route.to()))));
    }
  }

  Map<String, String> relay(Value value, Map<String, UpstreamConfig> upstreams) {
    Map<String, String> relay = new LinkedHashMap<>();
    Optional<Section> section = value.section("relay");
    for (Section.Entry entry : section.map(Section::all).orElse(List.of())) {
      Optional<String> space = entry.key().oneOf(names.accountSpaces(), "account space");
      Optional<String> to = names.upstream(entry.value());
      @Nullable UpstreamConfig upstream = to.map(upstreams::get).orElse(null);
      @Nullable ApiFacts api = upstream == null ? null : names.apis().get(upstream.api());
      boolean own = api != null && !api.networked(); // plays every space's operations
      if (api != null && !own && space.isPresent() && !api.accountSpace().equals(space.get())) {
        entry
            .value()
            .wrong(
                "upstream %s speaks for %s accounts, not %s"
                    .formatted(Notes.shown(to.orElse("")), api.accountSpace(), space.get()));
      }
      to.ifPresent(name -> relay.put(entry.name(), name));
    }
    return relay;
  }
}
