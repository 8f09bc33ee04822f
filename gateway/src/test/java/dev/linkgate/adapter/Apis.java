package dev.linkgate.adapter;

import dev.linkgate.Adapters;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import dev.linkgate.canonical.Secret;
import dev.linkgate.sandbox.SandboxRules;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The three APIs as the gateway wires them, at a moment that stands still. */
final class Apis {
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00.250Z");
  static final InstantSource CLOCK = InstantSource.fixed(NOW);

  /** In every upstream opened here, so that a test can look for it where it may not be. */
  static final String KEY = "sk_test_canaryCanaryCanary1234";

  /** Every document, oldest first. */
  private static final Map<String, List<String>> DOCUMENTS =
      Map.of(
          "stripe-v1", List.of("2020-08-27", "2023-10-16", "2024-09-30.acacia"),
          "stripe-v2",
              List.of(
                  "2025-04-30.preview",
                  "2025-07-30.preview",
                  "2025-12-15.clover",
                  "2026-09-30.endive"),
          "whop", List.of("2025-01-01", "2026-09-22-3"));

  static final List<String> NAMES = List.of("stripe-v1", "stripe-v2", "whop");

  private static final Map<String, String> BASES =
      Map.of(
          "stripe-v1", "https://api.stripe.com",
          "stripe-v2", "https://api.stripe.com",
          "whop", "https://api.whop.com/api/v1");

  private static final List<Adapter> ALL =
      Adapters.all(CLOCK, new SandboxAdapter(CLOCK, () -> URI.create("http://127.0.0.1:8080")));

  private Apis() {}

  static Adapter adapter(String api) {
    return ALL.stream().filter(one -> one.api().name().equals(api)).findFirst().orElseThrow();
  }

  static Ingress ingress(String api) {
    return adapter(api).ingress().orElseThrow();
  }

  /** An upstream named after its API, with our canary key. */
  static Upstream upstream(String api, String version, Http http) {
    return adapter(api)
        .open(
            new UpstreamSettings(
                api,
                URI.create(Objects.requireNonNull(BASES.get(api))),
                new Secret(KEY),
                version,
                List.of(),
                false,
                Duration.ofHours(24),
                SandboxRules.USUAL),
            http);
  }

  static List<String> documents(String api) {
    return Objects.requireNonNull(DOCUMENTS.get(api));
  }

  static String newest(String api) {
    return documents(api).getLast();
  }
}
