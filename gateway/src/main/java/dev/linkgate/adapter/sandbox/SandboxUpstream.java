package dev.linkgate.adapter.sandbox;

import dev.linkgate.adapter.Api;
import dev.linkgate.adapter.Created;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Losses;
import dev.linkgate.adapter.Operations;
import dev.linkgate.adapter.Origin;
import dev.linkgate.adapter.RelayTarget;
import dev.linkgate.adapter.Translation;
import dev.linkgate.adapter.Upstream;
import dev.linkgate.canonical.AccountId;
import dev.linkgate.canonical.Due;
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.FutureRequirements;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.Link;
import dev.linkgate.canonical.LinkPurpose;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.LinkUrl;
import dev.linkgate.canonical.RedirectUrl;
import dev.linkgate.sandbox.FaultOrder;
import dev.linkgate.sandbox.Sandbox;
import dev.linkgate.sandbox.SandboxLink;
import dev.linkgate.sandbox.SandboxRules;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes links without a network. It can say whatever any of the APIs can. */
final class SandboxUpstream implements Upstream {
  private final String name;
  private final SandboxRules rules;
  private final Sandbox sandbox;
  private final Supplier<URI> publicUrl;
  private final SandboxFaults faults;

  SandboxUpstream(String name, SandboxRules rules, Sandbox sandbox, Supplier<URI> publicUrl) {
    this.name = name;
    this.rules = rules;
    this.sandbox = sandbox;
    this.publicUrl = publicUrl;
    this.faults = new SandboxFaults(name, rules.timeout(), sandbox);
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

  /** As long as the caller's own API: the same key brings the same link. */
  @Override
  public Optional<Duration> keyWindow(Origin origin) {
    return origin.keyWindow();
  }

  @Override
  public boolean playsFaults() {
    return true;
  }

  @Override
  public Translation translate(LinkRequest request, AccountId account) {
    if (request.purpose() instanceof LinkPurpose.Unknown unknown) {
      throw Losses.unsupported(
          Field.PURPOSE, name, "The sandbox knows no purpose '" + unknown.asked() + "'.");
    }
    SandboxFaults.orderedBy(account.value()); // a fault that there is not is refused unsent
    return new Translation(
        request,
        account,
        Headers.NONE,
        new byte[0],
        Losses.of(request, name, EnumSet.allOf(Field.class)));
  }

  @Override
  public Created create(Translation translation, IdempotencyKey key) {
    return create(translation, key, Origin.NOBODYS);
  }

  @Override
  public Created create(Translation translation, IdempotencyKey key, Origin origin) {
    String account = translation.account().value();
    FaultOrder order = origin.fault() == null ? SandboxFaults.orderedBy(account) : origin.fault();
    return faults.under(order, account, () -> made(translation, key, origin));
  }

  private Created made(Translation translation, IdempotencyKey key, Origin origin) {
    String account = translation.account().value();
    SandboxLink.Asked asked = asked(translation.request(), origin);
    Duration life = origin.linkLife().orElse(rules.linkLife());
    Sandbox.Made made =
        keyWindow(origin).isPresent()
            ? sandbox.make(account, asked, life, key.reveal())
            : sandbox.make(account, asked, life);
    SandboxLink link = made.link();
    LinkUrl url = new LinkUrl(publicUrl.get() + "/sandbox/links/" + made.token());
    return new Created(new Link(url, link.createdAt(), link.expiresAt(), false), link.id());
  }

  private SandboxLink.Asked asked(LinkRequest request, Origin origin) {
    return new SandboxLink.Asked(
        origin.api(),
        origin.version(),
        request.purpose().word(),
        request.requirements().fields() == Due.EVENTUALLY,
        request.requirements().future() == FutureRequirements.INCLUDE,
        request.extras().configurations(),
        url(request.refreshUrl()),
        url(request.returnUrl()),
        rules.previewBurns());
  }

  private static @Nullable String url(@Nullable RedirectUrl url) {
    return url == null ? null : url.value();
  }

  @Override
  public Optional<RelayTarget> relayTarget() {
    return Optional.empty();
  }

  @Override
  public Optional<Operations> operations() {
    return Optional.of(new SandboxOperations(sandbox, faults));
  }
}
