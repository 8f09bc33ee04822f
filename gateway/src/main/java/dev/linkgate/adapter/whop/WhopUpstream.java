package dev.linkgate.adapter.whop;

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
import dev.linkgate.canonical.Link;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.LinkUrl;
import dev.linkgate.spec.SpecDocument;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Whop, as its operator configured to speak it. */
final class WhopUpstream implements WireDialect {
  private final UpstreamSettings settings;
  private final SpecDocument spec;
  private final InstantSource clock;

  WhopUpstream(UpstreamSettings settings, SpecDocument spec, InstantSource clock) {
    this.settings = settings;
    this.spec = spec;
    this.clock = clock;
  }

  @Override
  public Api api() {
    return WhopAdapter.API;
  }

  @Override
  public SpecDocument spec() {
    return spec;
  }

  @Override
  public String linkPath() {
    return "/account_links";
  }

  @Override
  public BodyFormat bodyFormat() {
    return BodyFormat.JSON;
  }

  @Override
  public String versionHeader() {
    return WhopVersions.HEADER;
  }

  @Override
  public String requestIdHeader() {
    return "X-Request-Id";
  }

  @Override
  public HeaderRules headers() {
    return WhopHeaders.RULES;
  }

  /** Callers may write the base path or leave it out; the base URL has it already. */
  @Override
  public String address(String pathAndQuery) {
    return pathAndQuery.startsWith("/api/v1/")
        ? pathAndQuery.substring("/api/v1".length())
        : pathAndQuery;
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
  public Optional<Link> link(ObjectNode answer) {
    Optional<LinkUrl> url = AnswerFields.url(answer);
    Optional<Instant> expiresAt = AnswerFields.moment(answer, "expires_at");
    if (url.isEmpty() || expiresAt.isEmpty()) {
      return Optional.empty();
    }
    // Whop says neither when the link was made nor whether it is live: both are derived.
    return Optional.of(new Link(url.get(), clock.instant(), expiresAt.get(), settings.live()));
  }

  @Override
  public Failure refusal(HttpAnswer answer) {
    return WhopRefusals.of(settings.name(), answer);
  }
}
