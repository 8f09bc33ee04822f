package dev.linkgate.adapter.stripev1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.AnswerFields;
import dev.linkgate.adapter.Api;
import dev.linkgate.adapter.BodyFormat;
import dev.linkgate.adapter.FormBody;
import dev.linkgate.adapter.HeaderRules;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpAnswer;
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

/** Stripe v1, as its operator configured to speak it. */
final class StripeV1Upstream implements WireDialect {
  private final UpstreamSettings settings;
  private final SpecDocument spec;
  private final InstantSource clock;

  StripeV1Upstream(UpstreamSettings settings, SpecDocument spec, InstantSource clock) {
    this.settings = settings;
    this.spec = spec;
    this.clock = clock;
  }

  @Override
  public Api api() {
    return StripeV1Adapter.API;
  }

  @Override
  public SpecDocument spec() {
    return spec;
  }

  @Override
  public String linkPath() {
    return "/v1/account_links";
  }

  @Override
  public BodyFormat bodyFormat() {
    return BodyFormat.FORM;
  }

  @Override
  public String versionHeader() {
    return StripeV1Versions.HEADER;
  }

  @Override
  public String requestIdHeader() {
    return "Request-Id";
  }

  @Override
  public HeaderRules headers() {
    return StripeV1Headers.RULES;
  }

  @Override
  public Translation translate(LinkRequest request, AccountId account) {
    ObjectNode body = AccountLinkMapping.toWire(request, account, spec, settings.name());
    Headers headers = Headers.NONE;
    if (request.extras().actingFor() != null) {
      headers =
          headers.with(
              "Stripe-Account", Losses.header(request.extras().actingFor(), Field.ACTING_FOR));
    }
    if (request.extras().context() != null) {
      headers =
          headers.with("Stripe-Context", Losses.header(request.extras().context(), Field.CONTEXT));
    }
    return new Translation(
        request,
        account,
        headers,
        FormBody.of(body),
        Losses.of(request, settings.name(), AccountLinkMapping.sayable(spec)));
  }

  @Override
  public Optional<Link> link(ObjectNode answer) {
    Optional<LinkUrl> url = AnswerFields.url(answer);
    Optional<Instant> expiresAt = AnswerFields.seconds(answer, "expires_at");
    if (url.isEmpty() || expiresAt.isEmpty()) {
      return Optional.empty();
    }
    Instant createdAt = AnswerFields.seconds(answer, "created").orElseGet(clock::instant);
    // v1 does not say which mode it is.
    return Optional.of(new Link(url.get(), createdAt, expiresAt.get(), settings.live()));
  }

  @Override
  public Failure refusal(HttpAnswer answer) {
    return StripeV1Refusals.of(settings.name(), answer);
  }
}
