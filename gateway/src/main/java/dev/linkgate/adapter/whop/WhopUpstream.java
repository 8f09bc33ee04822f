package dev.linkgate.adapter.whop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.AnswerFields;
import dev.linkgate.adapter.Api;
import dev.linkgate.adapter.Created;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Http;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.HttpCall;
import dev.linkgate.adapter.Json;
import dev.linkgate.adapter.Losses;
import dev.linkgate.adapter.Refusal;
import dev.linkgate.adapter.RelayTarget;
import dev.linkgate.adapter.Translation;
import dev.linkgate.adapter.Upstream;
import dev.linkgate.adapter.UpstreamSettings;
import dev.linkgate.adapter.WireNotes;
import dev.linkgate.canonical.AccountId;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.Link;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.LinkUrl;
import dev.linkgate.canonical.Secret;
import dev.linkgate.spec.SpecDocument;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whop, spoken at the version its operator configured. */
final class WhopUpstream implements Upstream {
  private static final String PATH = "/account_links";

  private final UpstreamSettings settings;
  private final Http http;
  private final SpecDocument spec;
  private final InstantSource clock;
  private final Headers credentials;
  private final Headers common;
  private final URI base;

  WhopUpstream(UpstreamSettings settings, Http http, SpecDocument spec, InstantSource clock) {
    this.settings = settings;
    this.http = http;
    this.spec = spec;
    this.clock = clock;
    this.base = Objects.requireNonNull(settings.baseUrl(), "base-url");
    Secret key = Objects.requireNonNull(settings.key(), "api-key");
    this.credentials = Headers.of("Authorization", "Bearer " + key.reveal());
    String version = settings.version() == null ? spec.version().text() : settings.version();
    this.common =
        Headers.of("Content-Type", "application/json", "Accept", "application/json")
            .with("User-Agent", WireNotes.USER_AGENT)
            .with(WhopVersions.HEADER, version)
            .with("Authorization", "Bearer " + key.reveal());
  }

  @Override
  public Api api() {
    return WhopAdapter.API;
  }

  @Override
  public boolean takesAnyAccount() {
    return false;
  }

  @Override
  public boolean live() {
    return settings.live();
  }

  @Override
  public Translation translate(LinkRequest request, AccountId account) {
    ObjectNode body = Json.tree(AccountLinkMapping.toWire(request, account, settings.name()));
    if (spec.requestHas(WhopVersions.COMPANY_ID)) {
      WhopVersions.rename(body, WhopVersions.ACCOUNT_ID, WhopVersions.COMPANY_ID);
    }
    return new Translation(
        request,
        account,
        Headers.NONE,
        Json.bytes(body),
        Losses.of(request, settings.name(), Set.of()));
  }

  @Override
  public Created create(Translation translation, IdempotencyKey key) {
    Headers headers = common.with("Idempotency-Key", key.reveal());
    return read(
        http.send(new HttpCall("POST", URI.create(base + PATH), headers, translation.body())));
  }

  private Created read(HttpAnswer answer) {
    String requestId = answer.headers().first("X-Request-Id").orElse(null);
    if (answer.status() < 200 || answer.status() > 299) {
      throw new GatewayException(WhopRefusals.of(settings.name(), answer).seenAs(requestId));
    }
    ObjectNode body = Json.object(answer.body()).orElseThrow(() -> unreadable(answer, requestId));
    LinkUrl url = AnswerFields.url(body).orElseThrow(() -> unreadable(answer, requestId));
    Instant expiresAt =
        AnswerFields.moment(body, "expires_at").orElseThrow(() -> unreadable(answer, requestId));
    // Whop says neither when the link was made nor whether it is live: both are derived.
    Link link = new Link(url, clock.instant(), expiresAt, settings.live());
    return new Created(link, requestId, WireNotes.drift(spec, body));
  }

  private GatewayException unreadable(HttpAnswer answer, @Nullable String requestId) {
    return new GatewayException(
        Refusal.unreadable(settings.name(), answer, "no link in it").seenAs(requestId));
  }

  @Override
  public Optional<RelayTarget> relayTarget() {
    return Optional.of(
        new RelayTarget(http, this::address, credentials, WhopVersions.HEADER, this::read));
  }

  /** Callers may write the base path or leave it out; the base URL has it already. */
  private URI address(String pathAndQuery) {
    String path =
        pathAndQuery.startsWith("/api/v1/")
            ? pathAndQuery.substring("/api/v1".length())
            : pathAndQuery;
    return URI.create(base + path);
  }
}
