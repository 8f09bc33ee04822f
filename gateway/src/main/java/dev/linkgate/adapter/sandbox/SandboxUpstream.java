package dev.linkgate.adapter.sandbox;

import dev.linkgate.adapter.Api;
import dev.linkgate.adapter.Created;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Losses;
import dev.linkgate.adapter.RelayTarget;
import dev.linkgate.adapter.Translation;
import dev.linkgate.adapter.Upstream;
import dev.linkgate.canonical.AccountId;
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.Link;
import dev.linkgate.canonical.LinkPurpose;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.LinkUrl;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes links without a network. It can say whatever any of the APIs can. */
final class SandboxUpstream implements Upstream {
  /** What Stripe v1 gives a link, the shortest of the three. */
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final String name;
  private final SandboxLinks links;
  private final InstantSource clock;
  private final Supplier<URI> publicUrl;

  SandboxUpstream(String name, SandboxLinks links, InstantSource clock, Supplier<URI> publicUrl) {
    this.name = name;
    this.links = links;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  @Override
  public Api api() {
    return SandboxAdapter.API;
  }

  @Override
  public boolean takesAnyAccount() {
    return true;
  }

  @Override
  public boolean live() {
    return false;
  }

  @Override
  public Optional<Duration> keyWindow() {
    return Optional.empty();
  }

  @Override
  public Translation translate(LinkRequest request, AccountId account) {
    if (request.purpose() instanceof LinkPurpose.Unknown unknown) {
      throw Losses.unsupported(
          Field.PURPOSE, name, "The sandbox knows no purpose '" + unknown.asked() + "'.");
    }
    return new Translation(
        request,
        account,
        Headers.NONE,
        new byte[0],
        Losses.of(request, name, EnumSet.allOf(Field.class)));
  }

  @Override
  public Created create(Translation translation, IdempotencyKey key) {
    Instant now = clock.instant();
    Instant expiresAt = now.plus(LIFE);
    String token = links.add(new SandboxLinks.SandboxLink(translation.request(), expiresAt));
    LinkUrl url = new LinkUrl(publicUrl.get() + "/sandbox/links/" + token);
    return new Created(new Link(url, now, expiresAt, false), null);
  }

  @Override
  public Optional<RelayTarget> relayTarget() {
    return Optional.empty();
  }
}
