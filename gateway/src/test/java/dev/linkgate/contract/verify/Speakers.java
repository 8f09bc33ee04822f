package dev.linkgate.contract.verify;

import dev.linkgate.Adapters;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.IngressVersion;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import dev.linkgate.canonical.Secret;
import dev.linkgate.spec.SpecDocument;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;

/** The APIs, and runs against servers that claim them. */
final class Speakers {
  /** Faster than any server answers: a test waits for nothing. */
  private static final int NO_LIMIT = 1_000_000;

  static final List<Adapter> ADAPTERS =
      Adapters.all(
          InstantSource.system(),
          new SandboxAdapter(InstantSource.system(), () -> URI.create("http://nowhere.example")));

  private Speakers() {}

  static Ingress ingress(String api) {
    return ADAPTERS.stream()
        .filter(adapter -> adapter.api().name().equals(api))
        .flatMap(adapter -> adapter.ingress().stream())
        .findFirst()
        .orElseThrow();
  }

  /** Each API with each version there is a document of. */
  static Stream<Arguments> documents() {
    return Stream.of("stripe-v1", "stripe-v2", "whop")
        .flatMap(
            api ->
                ingress(api).versions().shapes().all().stream()
                    .map(shape -> Arguments.of(api, shape.version().text())));
  }

  static Target target(
      String api, String version, String base, String key, @Nullable String account) {
    return target(api, version, base, key, account, false);
  }

  static Target target(
      String api,
      String version,
      String base,
      String key,
      @Nullable String account,
      boolean strict) {
    Ingress ingress = ingress(api);
    IngressVersion spoken = ingress.version(version, null);
    return new Target(
        ingress, spoken, URI.create(base), new Secret(key), account, false, true, strict);
  }

  static Report run(Target target) {
    return run(target, EnumSet.allOf(Part.class));
  }

  static Report run(Target target, Set<Part> parts) {
    return run(target, parts, InstantSource.system());
  }

  static Report run(Target target, Set<Part> parts, InstantSource clock) {
    try (Destination to =
        new Destination("server", Duration.ofSeconds(5), Duration.ofSeconds(20))) {
      return Verification.run(target, to, parts, NO_LIMIT, clock);
    }
  }

  static SpecDocument newest(String api) {
    return ingress(api).versions().shapes().newest();
  }
}
