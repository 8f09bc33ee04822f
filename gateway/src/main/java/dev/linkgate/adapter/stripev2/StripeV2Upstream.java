package dev.linkgate.adapter.stripev2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.AnswerFields;
import dev.linkgate.adapter.Api;
import dev.linkgate.adapter.BodyFormat;
import dev.linkgate.adapter.HeaderRules;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Json;
import dev.linkgate.adapter.Losses;
import dev.linkgate.adapter.Translation;
import dev.linkgate.adapter.UpstreamSettings;
import dev.linkgate.adapter.WireDialect;
import dev.linkgate.canonical.AccountId;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.Link;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.LinkUrl;
import dev.linkgate.spec.SpecDocument;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Stripe v2, as its operator configured to speak it. */
final class StripeV2Upstream implements WireDialect {
  private final UpstreamSettings settings;
  private final SpecDocument spec;
  private final InstantSource clock;
  private final UpstreamMapping mapping;

  StripeV2Upstream(UpstreamSettings settings, SpecDocument spec, InstantSource clock) {
    this.settings = settings;
    this.spec = spec;
    this.clock = clock;
    this.mapping = new UpstreamMapping(settings, spec);
  }

  @Override
  public Api api() {
    return StripeV2Adapter.API;
  }

  @Override
  public SpecDocument spec() {
    return spec;
  }

  @Override
  public String linkPath() {
    return "/v2/core/account_links";
  }

  @Override
  public BodyFormat bodyFormat() {
    return BodyFormat.JSON;
  }

  @Override
  public String versionHeader() {
    return StripeV2Versions.HEADER;
  }

  @Override
  public String requestIdHeader() {
    return "Request-Id";
  }

  @Override
  public HeaderRules headers() {
    return StripeV2Headers.RULES;
  }

  @Override
  public Translation translate(LinkRequest request, AccountId account) {
    String context = request.extras().context();
    return new Translation(
        request,
        account,
        context == null
            ? Headers.NONE
            : Headers.of("Stripe-Context", Losses.header(context, Field.CONTEXT)),
        Json.bytes(mapping.toWire(request, account)),
        Losses.of(request, settings.name(), mapping.sayable()));
  }

  @Override
  public Optional<Link> link(ObjectNode answer) {
    Optional<LinkUrl> url = AnswerFields.url(answer);
    Optional<Instant> expiresAt = AnswerFields.moment(answer, "expires_at");
    if (url.isEmpty() || expiresAt.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Link(
            url.get(),
            AnswerFields.moment(answer, "created").orElseGet(clock::instant),
            expiresAt.get(),
            answer.path("livemode").asBoolean(settings.live())));
  }

  @Override
  public Failure refusal(HttpAnswer answer) {
    return StripeV2Refusals.of(settings.name(), answer);
  }
}
