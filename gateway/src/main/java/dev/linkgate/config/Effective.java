package dev.linkgate.config;

import dev.linkgate.config.RefreshConfig.Authenticate;
import dev.linkgate.config.Setting.Source;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every value a configuration has, whether its file says it or not. */
public final class Effective {
  private static final String NONE = "none";
  private static final long KIBI = 1 << 10;
  private static final long MEBI = 1 << 20;
  private static final String DERIVED = "derived from the secret";

  private final Configuration of;
  private final List<Setting> settings = new ArrayList<>();

  private Effective(Configuration of) {
    this.of = of;
  }

  /** In the order of the manual; secrets are masked. */
  public static List<Setting> settings(Configuration configuration) {
    Effective effective = new Effective(configuration);
    effective.listen();
    effective.add("secret", "made beside the store");
    for (int i = 0; i < configuration.callers().size(); i++) {
      effective.caller("callers[" + i + "].", configuration.callers().get(i));
    }
    configuration.upstreams().values().forEach(effective::upstream);
    for (int i = 0; i < configuration.routes().size(); i++) {
      effective.route("routes[" + i + "].", configuration.routes().get(i));
    }
    configuration.relay().forEach((space, to) -> effective.add("relay." + space, to));
    if (configuration.refresh() != null) {
      effective.refresh(configuration.refresh());
    }
    effective.limits();
    effective.store();
    return effective.settings;
  }

  private void listen() {
    ListenConfig listen = of.listen();
    address("listen.callers", listen.callers(), ListenConfig.DEFAULT.callers());
    address("listen.admin", listen.admin(), ListenConfig.DEFAULT.admin());
    add("listen.public-url", "the address bound");
  }

  /** The command line has the last word on ports. */
  private void address(String path, HostPort used, HostPort usual) {
    List<Setting> said = of.written().under(path);
    String word = said.isEmpty() ? usual.toString() : said.getFirst().value();
    if (word.equals(used.toString())) {
      add(path, word);
    } else {
      @Nullable Place place = said.isEmpty() ? null : said.getFirst().place();
      settings.add(new Setting(path, used.toString(), Source.COMMAND_LINE, place));
    }
  }

  private void caller(String at, CallerConfig caller) {
    add(at + "name", caller.name());
    List<CallerKey> keys = caller.keys();
    add(at + "keys", keys.stream().map(key -> Shown.hash(key.sha256())).toList(), NONE);
    add(at + "upstreams", caller.upstreams(), "all");
    add(at + "redirect-hosts", caller.redirectHosts(), "any");
    add(at + "relay", caller.relay().isEmpty() ? NONE : "* *");
    add(at + "accounts", caller.ownAccounts() ? "own" : "any");
    add(at + "faults", String.valueOf(caller.faults()));
    add(at + "versions", "as each API says");
  }

  private void upstream(UpstreamConfig upstream) {
    String at = "upstreams." + upstream.name() + ".";
    add(at + "api", upstream.api());
    add(at + "timeout", say(upstream.timeout()));
    @Nullable URI baseUrl = upstream.baseUrl();
    if (baseUrl == null) {
      add(at + "preview-burns", String.valueOf(upstream.sandbox().previewBurns()));
      add(at + "link-life", say(upstream.sandbox().linkLife()));
      return;
    }
    add(at + "base-url", Shown.url(baseUrl.toString()));
    add(at + "api-key", NONE);
    add(at + "api-version", upstream.apiVersion() == null ? "the newest" : upstream.apiVersion());
    add(at + "defaults.configurations", upstream.configurations(), NONE);
    add(at + "connect-timeout", say(upstream.connectTimeout()));
    add(at + "max-in-flight", String.valueOf(upstream.maxInFlight()));
    add(at + "idempotency", upstream.keyWindow() == null ? NONE : say(upstream.keyWindow()));
    add(at + "live", String.valueOf(upstream.live()));
    add(at + "allow-http", String.valueOf(upstream.allowHttp()));
  }

  private void route(String at, RouteConfig route) {
    route.when().conditions().forEach((key, value) -> add(at + "when." + key, value));
    add(at + "to", route.to());
    add(at + "on-loss", route.onLoss() == OnLoss.REPORT ? "report" : "refuse");
    add(at + "refresh", route.hostsRefresh() ? "hosted" : "the caller's own");
  }

  private void refresh(RefreshConfig refresh) {
    add("refresh.base-url", "listen.public-url");
    add("refresh.key", DERIVED);
    add("refresh.authenticate", NONE);
    if (refresh.authenticate() != null) {
      Authenticate asked = refresh.authenticate();
      add("refresh.authenticate.forward", asked.forward(), NONE);
      add("refresh.authenticate.timeout", say(asked.timeout()));
    }
    add("refresh.life", say(refresh.life()));
    add("refresh.uses", String.valueOf(refresh.uses()));
    add("refresh.per-minute.link", String.valueOf(refresh.perLink()));
    add("refresh.per-minute.caller", String.valueOf(refresh.perCaller()));
  }

  private void limits() {
    add("limits.max-in-flight", String.valueOf(of.limits().maxInFlight()));
    add("limits.relay-body", size(of.limits().relayBody()));
    add("limits.drain", say(of.limits().drain()));
  }

  private void store() {
    StoreConfig store = of.store();
    add("store.url", Shown.url(store.url()));
    if (store.isServer()) {
      add("store.user", "the driver's own");
      add("store.password", NONE);
    }
    add("store.keys", DERIVED);
    add("store.links", store.dropsLinks() ? "drop-after-expiry" : "keep");
    add("store.audit.keep", say(store.auditAge()));
    add("store.audit.rows", String.valueOf(store.auditRows()));
  }

  private void add(String path, List<String> values, String none) {
    if (!of.written().under(path).isEmpty() || values.isEmpty()) {
      add(path, none);
      return;
    }
    for (int i = 0; i < values.size(); i++) {
      add(path + "[" + i + "]", values.get(i));
    }
  }

  /** What the file says, or else what holds without it. */
  private void add(String path, String otherwise) {
    List<Setting> said = of.written().under(path);
    for (Setting setting : said) {
      if (settings.stream().noneMatch(it -> it.path().equals(setting.path()))) {
        settings.add(setting);
      }
    }
    if (said.isEmpty()) {
      settings.add(new Setting(path, otherwise, Source.DEFAULT, null));
    }
  }

  private static String size(long bytes) {
    return bytes % MEBI == 0 ? bytes / MEBI + "MiB" : bytes / KIBI + "KiB";
  }

  private static String say(Duration duration) {
    if (duration.toMillisPart() > 0) {
      return duration.toMillis() + "ms";
    }
    long seconds = duration.toSeconds();
    if (seconds > 0 && seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    return seconds > 0 && seconds % 3_600 == 0 ? seconds / 3_600 + "h" : seconds + "s";
  }
}
