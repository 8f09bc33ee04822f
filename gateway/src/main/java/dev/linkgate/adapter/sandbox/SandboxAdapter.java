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
import dev.linkgate.sandbox.Sandbox;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** The sandbox: no one's API, an upstream for everyone's. */
public final class SandboxAdapter implements Adapter {
  static final Api API = new Api("sandbox", new AccountSpace("sandbox"));

  /** A name that never resolves (RFC 6761). */
  private static final URI NOWHERE = URI.create("https://sandbox.invalid");

  private final Sandbox sandbox;
  private final Supplier<URI> publicUrl;

  /**
   * @param sandbox what it plays with
   * @param publicUrl what the URLs of its pages begin with
   */
  public SandboxAdapter(Sandbox sandbox, Supplier<URI> publicUrl) {
    this.sandbox = sandbox;
    this.publicUrl = publicUrl;
  }

  /** One that forgets with the process. */
  public SandboxAdapter(InstantSource clock, Supplier<URI> publicUrl) {
    this(Sandbox.inMemory(clock), publicUrl);
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
    return new SandboxUpstream(settings.name(), settings.sandbox(), sandbox, publicUrl);
  }

  /** The resource behind its links' URLs. */
  public HostedPage page() {
    return new SandboxPage(sandbox);
  }
}
