package dev.linkgate.adapter.whop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Api;
import dev.linkgate.adapter.BodyCheck;
import dev.linkgate.adapter.BodyFormat;
import dev.linkgate.adapter.BrokenRule;
import dev.linkgate.adapter.FailureContext;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Idempotency;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.IngressVersion;
import dev.linkgate.adapter.Json;
import dev.linkgate.adapter.Links;
import dev.linkgate.adapter.Names;
import dev.linkgate.adapter.Reading;
import dev.linkgate.adapter.Versions;
import dev.linkgate.canonical.Extras;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Parameter;
import dev.linkgate.canonical.Reason;
import dev.linkgate.generated.whop.CreateAccountLinkRequest;
import dev.linkgate.spec.SpecDocument;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whop's API as callers speak it. */
final class WhopIngress implements Ingress {
  private final Versions versions;

  WhopIngress(Versions versions) {
    this.versions = versions;
  }

  @Override
  public Api api() {
    return WhopAdapter.API;
  }

  @Override
  public List<String> linkPaths() {
    return List.of("/api/v1/account_links", "/account_links");
  }

  @Override
  public String prefix() {
    return "/api/v1/";
  }

  @Override
  public BodyFormat bodyFormat() {
    return BodyFormat.JSON;
  }

  @Override
  public Versions versions() {
    return versions;
  }

  @Override
  public String versionHeader() {
    return WhopVersions.HEADER;
  }

  @Override
  public IngressVersion version(@Nullable String header, @Nullable String pin) {
    return versions
        .of(header, pin)
        .orElseThrow(
            () ->
                new GatewayException(
                    Failure.invalid(
                        Reason.VERSION,
                        null,
                        "Unknown Api-Version-Date. Versions are dates such as 2025-01-01 or 2026-09-22-3.")));
  }

  @Override
  public Reading read(ObjectNode body, Headers headers, IngressVersion version) {
    SpecDocument shape = version.shape();
    String id = idName(shape);
    String other =
        id.equals(WhopVersions.ACCOUNT_ID) ? WhopVersions.COMPANY_ID : WhopVersions.ACCOUNT_ID;
    BodyCheck.dropNulls(body);
    boolean renamed = body.has(other) && !body.has(id);
    if (renamed) {
      WhopVersions.rename(
          body, other, id); // Whop keeps accepting the other name; so do we, at any version
    }
    Extras extras = new Extras(List.of(), List.of(), null, null, shape.undocumented(body));
    Names names = new WhopNames(renamed ? other : id);
    List<BrokenRule> broken = BodyCheck.check(body, shape, new WhopWords(names)::of);
    return new Reading(
        body,
        versions.upgrade(body, shape, extras),
        BrokenRule.failures(broken),
        names,
        !renamed,
        broken);
  }

  private static String idName(SpecDocument shape) {
    return shape.requestHas(WhopVersions.ACCOUNT_ID)
        ? WhopVersions.ACCOUNT_ID
        : WhopVersions.COMPANY_ID;
  }

  @Override
  public List<Object> resources(Links links) {
    return List.of(new AccountLinksResource(links), new AccountLinksResource.UnderBasePath(links));
  }

  @Override
  public Object create(ObjectNode model, Links links) {
    return new AccountLinksResource(links)
        .createAccountLink(Json.bind(model, CreateAccountLinkRequest.class));
  }

  @Override
  public ObjectNode answer(ObjectNode newest, Reading reading, IngressVersion version) {
    return versions.downgrade(newest, version.shape(), reading.extras());
  }

  @Override
  public List<String> accountHeaders() {
    return List.of();
  }

  @Override
  public Idempotency idempotency() {
    return new WhopIdempotency();
  }

  @Override
  public Names names() {
    return new WhopNames(WhopVersions.COMPANY_ID);
  }

  @Override
  public Headers echo(Headers request, IngressVersion version) {
    return Headers.of(WhopVersions.HEADER, version.version().text());
  }

  @Override
  public HttpAnswer render(Failure failure, FailureContext context) {
    return WhopErrors.render(failure, context);
  }

  /** Whop's words for fields; the id has two. */
  private record WhopNames(String id) implements Names {
    @Override
    public String of(Parameter parameter) {
      return switch (parameter) {
        case Parameter.Own own -> own.name();
        case Field.ACCOUNT -> id;
        case Field.PURPOSE -> "use_case";
        case Field.REFRESH_URL -> "refresh_url";
        case Field.RETURN_URL -> "return_url";
        case Field.REQUIREMENT_FIELDS,
            Field.FUTURE_REQUIREMENTS,
            Field.CONFIGURATIONS,
            Field.EXPAND,
            Field.ACTING_FOR,
            Field.CONTEXT ->
            parameter.toString().toLowerCase(Locale.ROOT); // Whop callers cannot ask for these
      };
    }
  }
}
