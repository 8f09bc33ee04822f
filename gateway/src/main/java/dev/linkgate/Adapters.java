package dev.linkgate;

import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.Traits;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import dev.linkgate.adapter.stripev1.StripeV1Adapter;
import dev.linkgate.adapter.stripev2.StripeV2Adapter;
import dev.linkgate.adapter.whop.WhopAdapter;
import dev.linkgate.config.ApiFacts;
import java.time.InstantSource;
import java.util.List;

/** Every API Linkgate speaks, a line each. */
public final class Adapters {
  private Adapters() {}

  /** The adapters of a gateway whose sandbox is this one. */
  public static List<Adapter> all(InstantSource clock, SandboxAdapter sandbox) {
    return List.of(
        new StripeV1Adapter(clock), new StripeV2Adapter(clock), new WhopAdapter(clock), sandbox);
  }

  /** What a configuration is checked against. */
  public static List<ApiFacts> facts(List<Adapter> adapters) {
    return adapters.stream().map(Adapters::facts).toList();
  }

  private static ApiFacts facts(Adapter adapter) {
    Traits traits = adapter.traits();
    return new ApiFacts(
        adapter.api().name(),
        adapter.api().space().name(),
        traits.wellFormedVersion(),
        traits.defaultBaseUrl(),
        url -> url.getHost() != null && traits.liveHost().test(url.getHost()),
        traits.liveKey(),
        traits.testKey(),
        traits.defaultBaseUrl() != null,
        traits.takesConfigurations(),
        traits.accountId(),
        traits.keyWindow());
  }
}
