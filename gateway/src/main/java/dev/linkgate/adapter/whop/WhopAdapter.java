package dev.linkgate.adapter.whop;

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

/** Whop's API: callers that speak it, and Whop as an upstream. */
public final class WhopAdapter implements Adapter {
  /** Stored for 24 hours, failures too. */
  private static final Duration KEY_WINDOW = Duration.ofHours(24);

  static final String NAME = "whop";
  static final Api API = new Api(NAME, new AccountSpace("whop"));

  private final Versions versions;
  private final InstantSource clock;

  /**
   * @param clock tells when an answer came
   */
  public WhopAdapter(InstantSource clock) {
    this(WhopVersions.load(), clock);
  }

  private WhopAdapter(Versions versions, InstantSource clock) {
    this.versions = versions;
    this.clock = clock;
  }

  @Override
  public Api api() {
    return API;
  }

  @Override
  public Traits traits() {
    // Whop's live and sandbox keys look alike; only the host tells them apart.
    return new Traits(
        versions::wellFormed,
        "https://api.whop.com/api/v1",
        "api.whop.com"::equalsIgnoreCase,
        key -> false,
        key -> false,
        false,
        id -> id.startsWith("biz_"),
        KEY_WINDOW);
  }

  @Override
  public Optional<Ingress> ingress() {
    return Optional.of(new WhopIngress(versions));
  }

  @Override
  public Adapter at(InstantSource otherClock) {
    return new WhopAdapter(versions, otherClock);
  }

  @Override
  public Upstream open(UpstreamSettings settings, Http http) {
    return new WireUpstream(
        settings, http, new WhopUpstream(settings, versions.speaking(settings.version()), clock));
  }
}
