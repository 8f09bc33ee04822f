package dev.linkgate.adapter.stripev1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.AnswerFields;
import dev.linkgate.adapter.Api;
import dev.linkgate.adapter.Created;
import dev.linkgate.adapter.FormBody;
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
import dev.linkgate.canonical.Field;
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
import org.jspecify.annotations.Nullable;

/** Stripe v1, spoken at the version its operator configured. */
final class StripeV1Upstream implements Upstream {
  private final UpstreamSettings settings;
  private final Http http;
  private final SpecDocument spec;
  private final InstantSource clock;
  private final Headers credentials;
  private final Headers common;
  private final URI base;

  StripeV1Upstream(UpstreamSettings settings, Http http, SpecDocument spec, InstantSource clock) {
    this.settings = settings;
    this.http = http;
    this.spec = spec;
    this.clock = clock;
    this.base = Objects.requireNonNull(settings.baseUrl(), "base-url");
    Secret key = Objects.requireNonNull(settings.key(), "api-key");
    this.credentials = Headers.of("Authorization", "Bearer " + key.reveal());
    String version = settings.version() == null ? spec.version().text() : settings.version();
    this.common =
        Headers.of(
                "Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json")
            .with("User-Agent", WireNotes.USER_AGENT)
            .with(StripeV1Versions.HEADER, version)
            .with("Authorization", "Bearer " + key.reveal());
  }

  @Override
  public Api api() {
    return StripeV1Adapter.API;
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
    ObjectNode body = AccountLinkMapping.toWire(request, account, spec, settings.name());
    Headers headers = Headers.NONE;
    if (request.extras().actingFor() != null) {
      headers = headers.with(
              "Stripe-Account", Losses.header(request.extras().actingFor(), Field.ACTING_FOR));
    }
    if (request.extras().context() != null) {
      headers = headers.with(
              "Stripe-Context", Losses.header(request.extras().context(), Field.CONTEXT));
    }
    return new Translation(
        request,
        account,
        headers,
        FormBody.of(body),
        Losses.of(request, settings.name(), AccountLinkMapping.sayable(spec)));
  }

  @Override
  public Created create(Translation translation, IdempotencyKey key) {
    Headers headers = common.with("Idempotency-Key", key.reveal());
    for (Headers.Header header : translation.headers().list()) {
      headers = headers.with(header.name(), header.value());
    }
    return read(
        http.send(new HttpCall("POST", address("/v1/account_links"), headers, translation.body())));
  }

  private Created read(HttpAnswer answer) {
    String requestId = answer.headers().first("Request-Id").orElse(null);
    if (answer.status() < 200 || answer.status() > 299) {
      throw new GatewayException(StripeV1Refusals.of(settings.name(), answer).seenAs(requestId));
    }
    ObjectNode body = Json.object(answer.body()).orElseThrow(() -> unreadable(answer, requestId));
    LinkUrl url = AnswerFields.url(body).orElseThrow(() -> unreadable(answer, requestId));
    Instant expiresAt =
        AnswerFields.seconds(body, "expires_at").orElseThrow(() -> unreadable(answer, requestId));
    Instant createdAt = AnswerFields.seconds(body, "created").orElseGet(clock::instant);
    Link link = new Link(url, createdAt, expiresAt, settings.live()); // v1 does not say
    return new Created(link, requestId, WireNotes.drift(spec, body));
  }

  private GatewayException unreadable(HttpAnswer answer, @Nullable String requestId) {
    return new GatewayException(
        Refusal.unreadable(settings.name(), answer, "no link in it").seenAs(requestId));
  }

  @Override
  public Optional<RelayTarget> relayTarget() {
    return Optional.of(
        new RelayTarget(http, this::address, credentials, StripeV1Versions.HEADER, this::read));
  }

  private URI address(String pathAndQuery) {
    return URI.create(base + pathAndQuery);
  }
}
