package dev.linkgate.adapter.stripev2;

import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.Api;
import dev.linkgate.adapter.Http;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.Traits;
import dev.linkgate.adapter.Upstream;
import dev.linkgate.adapter.UpstreamSettings;
import dev.linkgate.adapter.Versions;
import dev.linkgate.adapter.WireUpstream;
import dev.linkgate.canonical.AccountSpace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Stripe's v2 API: callers that speak it, and Stripe v2 as an upstream. */
public final class StripeV2Adapter implements Adapter {
  /** Thirty days, where v1 has one. */
  private static final Duration KEY_WINDOW = Duration.ofDays(30);

  static final String NAME = "stripe-v2";
  static final Api API = new Api(NAME, new AccountSpace("stripe"));

  private final Versions versions;
  private final InstantSource clock;

  /**
   * @param clock tells when an answer came
   */
  public StripeV2Adapter(InstantSource clock) {
    this(StripeV2Versions.load(), clock);
  }

  private StripeV2Adapter(Versions versions, InstantSource clock) {
    this.versions = versions;
    this.clock = clock;
  }

  @Override
  public Api api() {
    return API;
  }

  @Override
  public Traits traits() {
    return new Traits(
        versions::wellFormed,
        "https://api.stripe.com",
        host -> false, // one host for both modes: the key decides
        key -> key.startsWith("sk_live_") || key.startsWith("rk_live_"),
        key -> key.startsWith("sk_test_") || key.startsWith("rk_test_"),
        true,
        id -> id.startsWith("acct_"),
        KEY_WINDOW);
  }

  @Override
  public Optional<Ingress> ingress() {
    return Optional.of(new StripeV2Ingress(versions));
  }

  @Override
  public Adapter at(InstantSource otherClock) {
    return new StripeV2Adapter(versions, otherClock);
  }

  @Override
  public Upstream open(UpstreamSettings settings, Http http) {
    return new WireUpstream(
        settings,
        http,
        new StripeV2Upstream(settings, versions.speaking(settings.version()), clock));
  }
}
