package dev.linkgate.adapter.sandbox;

import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.Api;
import dev.linkgate.adapter.HostedPage;
import dev.linkgate.adapter.Http;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.Traits;
import dev.linkgate.adapter.Upstream;
import dev.linkgate.adapter.UpstreamSettings;
import dev.linkgate.canonical.AccountSpace;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** The sandbox: no one's API, an upstream for everyone's. */
public final class SandboxAdapter implements Adapter {
  static final Api API = new Api("sandbox", new AccountSpace("sandbox"));

  /** A name that never resolves (RFC 6761). */
  private static final URI NOWHERE = URI.create("https://sandbox.invalid");

  private final SandboxLinks links;
  private final InstantSource clock;
  private final Supplier<URI> publicUrl;

  /**
   * @param clock what links expire by
   * @param publicUrl what the URLs of its pages begin with
   */
  public SandboxAdapter(InstantSource clock, Supplier<URI> publicUrl) {
    this.links = new SandboxLinks();
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  @Override
  public Api api() {
    return API;
  }

  @Override
  public Traits traits() {
    return new Traits(
        version -> false,
        null,
        host -> false,
        key -> false,
        key -> false,
        false,
        id -> false,
        null);
  }

  @Override
  public Optional<Ingress> ingress() {
    return Optional.empty();
  }

  /** Its links lead nowhere: there need not be a gateway to open them. */
  @Override
  public Adapter at(InstantSource otherClock) {
    return new SandboxAdapter(otherClock, () -> NOWHERE);
  }

  @Override
  public Upstream open(UpstreamSettings settings, Http http) {
    return new SandboxUpstream(settings.name(), links, clock, publicUrl);
  }

  /** The resource behind its links' URLs. */
  public HostedPage page() {
    return new SandboxPage(links, clock);
  }
}
