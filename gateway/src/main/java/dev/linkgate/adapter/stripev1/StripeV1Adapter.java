package dev.linkgate.adapter.stripev1;

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

/** Stripe's v1 API: callers that speak it, and Stripe v1 as an upstream. */
public final class StripeV1Adapter implements Adapter {
  /** "Keys can be removed after they are at least 24 hours old": as long as that they hold. */
  private static final Duration KEY_WINDOW = Duration.ofHours(24);

  static final String NAME = "stripe-v1";
  static final Api API = new Api(NAME, new AccountSpace("stripe"));

  private final Versions versions;
  private final InstantSource clock;

  /**
   * @param clock tells when an answer came
   */
  public StripeV1Adapter(InstantSource clock) {
    this(StripeV1Versions.load(), clock);
  }

  private StripeV1Adapter(Versions versions, InstantSource clock) {
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
        false,
        id -> id.startsWith("acct_"),
        KEY_WINDOW);
  }

  @Override
  public Optional<Ingress> ingress() {
    return Optional.of(new StripeV1Ingress(versions));
  }

  @Override
  public Adapter at(InstantSource otherClock) {
    return new StripeV1Adapter(versions, otherClock);
  }

  @Override
  public Upstream open(UpstreamSettings settings, Http http) {
    return new WireUpstream(
        settings,
        http,
        new StripeV1Upstream(settings, versions.speaking(settings.version()), clock));
  }
}
