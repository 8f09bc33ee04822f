package dev.linkgate.config;

import dev.linkgate.canonical.Secret;
import dev.linkgate.sandbox.SandboxRules;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code upstreams}. */
final class UpstreamsSection {
  private static final Duration SHORTEST = Duration.ofMillis(10);

  /** Every official SDK has given up by then. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** What does not connect in this time will not. */
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(30);

  /** A key forgotten while its own exchange may still run protects nothing. */
  private static final Duration SHORTEST_WINDOW = LONGEST;

  /** Three times what the most patient API grants. */
  private static final Duration LONGEST_WINDOW = Duration.ofDays(90);

  /** Of a link of the sandbox. */
  private static final Duration SHORTEST_LIFE = Duration.ofSeconds(1);

  private static final Duration LONGEST_LIFE = Duration.ofDays(30);

  /** In place of a window: a provider, or something before it, that does not look at keys. */
  private static final String NO_KEYS = "none";

  private static final String WINDOW_FORM = NO_KEYS + " or a duration such as 24h or 30d";

  private static final int MOST_IN_FLIGHT = 100_000;
  private static final Pattern CONFIGURATION = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private final Names names;
  private final SecretValues secrets;

  UpstreamsSection(Names names, SecretValues secrets) {
    this.names = names;
    this.secrets = secrets;
  }

  Map<String, UpstreamConfig> read(Section upstreams) {
    Map<String, UpstreamConfig> read = new LinkedHashMap<>();
    for (Section.Entry entry : upstreams.all()) {
      entry.key().ownName();
      entry
          .value()
          .section("upstream " + Notes.shown(entry.name()))
          .flatMap(section -> upstream(entry.name(), section))
          .ifPresent(upstream -> read.put(entry.name(), upstream));
    }
    return read;
  }

  private Optional<UpstreamConfig> upstream(String name, Section section) {
    Optional<ApiFacts> api = section.need("api").flatMap(names::api);
    if (api.isEmpty()) {
      return Optional.empty();
    }
    UpstreamConfig upstream =
        api.get().networked()
            ? networked(name, api.get(), section)
            : offline(name, api.get(), section);
    section.refuseOthers();
    return Optional.of(upstream);
  }

  /** Nothing of the network applies to it. */
  private static UpstreamConfig offline(String name, ApiFacts api, Section section) {
    for (String key :
        List.of(
            "base-url",
            "api-key",
            "api-version",
            "connect-timeout",
            "max-in-flight",
            "allow-http",
            "idempotency",
            "defaults")) {
      section.get(key).ifPresent(it -> it.wrong(api.name() + " has no use for " + key));
    }
    section
        .get("live")
        .ifPresent(
            value -> {
              if (value.bool().orElse(false)) {
                value.wrong(api.name() + " is never live");
              }
            });
    SandboxRules usual = SandboxRules.USUAL;
    return UpstreamConfig.offline(
        name,
        api.name(),
        new SandboxRules(
            section.get("preview-burns").flatMap(Value::bool).orElse(usual.previewBurns()),
            section
                .get("link-life")
                .flatMap(it -> it.duration(SHORTEST_LIFE, LONGEST_LIFE))
                .orElse(usual.linkLife()),
            duration(section, "timeout", LONGEST, usual.timeout())));
  }

  private UpstreamConfig networked(String name, ApiFacts api, Section section) {
    boolean allowHttp = section.get("allow-http").flatMap(Value::bool).orElse(false);
    Optional<Value> baseUrlValue = section.get("base-url");
    @Nullable URI baseUrl =
        baseUrlValue.isPresent()
            ? baseUrlValue.flatMap(Checked::url).orElse(null)
            : api.defaultBaseUrl() == null ? null : URI.create(api.defaultBaseUrl());
    @Nullable Secret key = key(api, section, baseUrl);
    boolean live = live(api, section, baseUrl, key);
    if (baseUrl != null) {
      baseUrlValue.ifPresent(value -> checkScheme(value, baseUrl, live, allowHttp));
    }
    Duration timeout = duration(section, "timeout", LONGEST, UpstreamConfig.DEFAULT_TIMEOUT);
    return new UpstreamConfig(
        name,
        api.name(),
        baseUrl,
        key,
        section.get("api-version").flatMap(it -> Checked.version(it, api)).orElse(null),
        section.get("defaults").map(it -> configurations(it, name, api)).orElse(List.of()),
        timeout,
        connectTimeout(section, timeout),
        section
            .get("max-in-flight")
            .flatMap(it -> it.count(1, MOST_IN_FLIGHT))
            .orElse(UpstreamConfig.DEFAULT_MAX_IN_FLIGHT),
        live,
        allowHttp,
        keyWindow(section, api),
        SandboxRules.USUAL);
  }

  private static @Nullable Duration keyWindow(Section section, ApiFacts api) {
    Optional<Value> value = section.get("idempotency");
    if (value.isEmpty()) {
      return api.keyWindow();
    }
    return value.get().said(NO_KEYS)
        ? null
        : value.get().duration(SHORTEST_WINDOW, LONGEST_WINDOW, WINDOW_FORM).orElse(null);
  }

  private static Duration duration(Section section, String key, Duration most, Duration otherwise) {
    return section.get(key).flatMap(it -> it.duration(SHORTEST, most)).orElse(otherwise);
  }

  private static Duration connectTimeout(Section section, Duration timeout) {
    Duration standard = UpstreamConfig.DEFAULT_CONNECT_TIMEOUT;
    Duration otherwise = timeout.compareTo(standard) < 0 ? timeout : standard;
    Duration connect = duration(section, "connect-timeout", LONGEST_CONNECT, otherwise);
    if (connect.compareTo(timeout) > 0) {
      section
          .get("connect-timeout")
          .ifPresent(it -> it.wrong("connect-timeout is part of timeout and cannot be longer"));
    }
    return connect;
  }

  private @Nullable Secret key(ApiFacts api, Section section, @Nullable URI baseUrl) {
    Optional<Value> value = api.needsKey() ? section.need("api-key") : section.get("api-key");
    Optional<SecretValues.Found> found = value.flatMap(secrets::find);
    if (found.isEmpty()) {
      return null;
    }
    String key = found.get().secret().reveal();
    boolean harmless =
        api.testKey().test(key)
            || (baseUrl != null && Credentials.loopback(baseUrl) && !api.liveKey().test(key));
    if (found.get().literal() && !harmless) {
      value
          .get()
          .wrong("api-key is written out and may be worth money: use ${env:NAME} or ${file:path}");
    }
    return found.get().secret();
  }

  private static boolean live(
      ApiFacts api, Section section, @Nullable URI baseUrl, @Nullable Secret key) {
    boolean liveKey = key != null && api.liveKey().test(key.reveal());
    boolean follows = liveKey || (baseUrl != null && api.liveHost().test(baseUrl));
    Optional<Value> value = section.get("live");
    boolean said = value.flatMap(Value::bool).orElse(follows);
    if (liveKey && !said) {
      value.ifPresent(it -> it.wrong("live: false, but its api-key is a live one"));
    }
    return said;
  }

  private static void checkScheme(Value value, URI baseUrl, boolean live, boolean allowHttp) {
    if (Credentials.safeTo(baseUrl)) {
      return;
    }
    if (live) {
      value.wrong("base-url must be https: this upstream is live");
    } else if (!allowHttp) {
      value.wrong("base-url must be https, on loopback, or allowed with allow-http: true");
    }
  }

  private static List<String> configurations(Value defaults, String name, ApiFacts api) {
    Optional<Section> section = defaults.section("defaults of upstream " + Notes.shown(name));
    if (section.isEmpty()) {
      return List.of();
    }
    Optional<Value> value = section.get().get("configurations");
    section.get().refuseOthers();
    if (value.isEmpty()) {
      return List.of();
    }
    if (!api.takesConfigurations()) {
      value.get().wrong(api.name() + " has no configurations");
      return List.of();
    }
    Value list = value.get();
    return list.words(
        list.someItems("configuration", "leave it out"), UpstreamsSection::configuration);
  }

  private static Optional<String> configuration(Value value) {
    Optional<String> text = value.text();
    return text.isEmpty() || CONFIGURATION.matcher(text.get()).matches()
        ? text
        : value.wrong("a configuration is a word such as recipient");
  }
}
