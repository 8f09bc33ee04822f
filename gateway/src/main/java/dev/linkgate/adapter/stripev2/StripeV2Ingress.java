package dev.linkgate.adapter.stripev2;

import com.fasterxml.jackson.databind.JsonNode;
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
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Reason;
import dev.linkgate.generated.stripev2.PostV2CoreAccountLinksRequest;
import dev.linkgate.spec.SpecDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stripe's v2 API as callers speak it. */
final class StripeV2Ingress implements Ingress {
  private final Versions versions;

  StripeV2Ingress(Versions versions) {
    this.versions = versions;
  }

  @Override
  public Api api() {
    return StripeV2Adapter.API;
  }

  @Override
  public List<String> linkPaths() {
    return List.of("/v2/core/account_links");
  }

  @Override
  public String prefix() {
    return "/v2/";
  }

  @Override
  public BodyFormat bodyFormat() {
    return BodyFormat.JSON;
  }

  /** 600 s between created and expires_at of the documented sample. */
  @Override
  public Optional<Duration> linkLife() {
    return Optional.of(Duration.ofMinutes(10));
  }

  @Override
  public Versions versions() {
    return versions;
  }

  @Override
  public String versionHeader() {
    return StripeV2Versions.HEADER;
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
                        "Invalid Stripe API version. A version is a date, such as 2025-04-30.preview or 2026-09-30.endive.")));
  }

  @Override
  public Reading read(ObjectNode body, Headers headers, IngressVersion version) {
    SpecDocument shape = version.shape();
    BodyCheck.dropNulls(body);
    List<String> undocumented = new ArrayList<>(shape.undocumented(body));
    List<Failure> violations = new ArrayList<>();
    for (String flow : StripeV2Versions.FLOWS) {
      String name = flowField(flow, StripeV2Versions.CONFIGURATIONS);
      if (undocumented.remove(name)) { // the schema is open, but Stripe refuses this one by name
        violations.add(StripeV2Words.removed(name));
      }
    }
    List<BrokenRule> broken = BodyCheck.check(body, shape, StripeV2Words::of);
    violations.addAll(BrokenRule.failures(broken));
    String type = body.path(StripeV2Versions.USE_CASE).path("type").asText("");
    checkFlows(body.path(StripeV2Versions.USE_CASE), type, violations, undocumented);
    Extras extras =
        new Extras(
            List.of(),
            List.of(),
            headers.first("Stripe-Account").filter(id -> !id.isEmpty()).orElse(null),
            headers.first("Stripe-Context").filter(id -> !id.isEmpty()).orElse(null),
            undocumented);
    return new Reading(
        body,
        versions.upgrade(body, shape, extras),
        violations,
        new StripeV2Names(StripeV2Versions.FLOWS.contains(type) ? type : "account_onboarding"),
        true,
        broken);
  }

  /**
   * The type's own hash has to be there; another one beside it says nothing and is told as a loss.
   */
  private static void checkFlows(
      JsonNode useCase, String type, List<Failure> violations, List<String> undocumented) {
    if (!StripeV2Versions.FLOWS.contains(type)) {
      return;
    }
    for (String flow : StripeV2Versions.FLOWS) {
      if (flow.equals(type) && !useCase.has(flow) && violations.isEmpty()) {
        violations.add(StripeV2Words.missing("use_case[" + flow + "]"));
      } else if (!flow.equals(type) && useCase.has(flow)) {
        undocumented.add("use_case[" + flow + "]");
      }
    }
  }

  private static String flowField(String flow, String field) {
    return "use_case[" + flow + "][" + field + "]";
  }

  @Override
  public List<Object> resources(Links links) {
    return List.of(new AccountLinksResource(links));
  }

  @Override
  public Object create(ObjectNode model, Links links) {
    return new AccountLinksResource(links)
        .postV2CoreAccountLinks(Json.bind(model, PostV2CoreAccountLinksRequest.class));
  }

  @Override
  public ObjectNode answer(ObjectNode newest, Reading reading, IngressVersion version) {
    return versions.downgrade(newest, version.shape(), reading.extras());
  }

  @Override
  public List<String> accountHeaders() {
    return List.of("stripe-account", "stripe-context");
  }

  @Override
  public Idempotency idempotency() {
    return new StripeV2Idempotency();
  }

  @Override
  public Names names() {
    return new StripeV2Names("account_onboarding");
  }

  @Override
  public Headers echo(Headers request, IngressVersion version) {
    return Headers.of(StripeV2Versions.HEADER, version.version().text());
  }

  @Override
  public List<String> answerHeaders() {
    return List.of("Request-Id", StripeV2Versions.HEADER);
  }

  @Override
  public HttpAnswer render(Failure failure, FailureContext context) {
    return StripeV2Errors.render(failure, context);
  }
}
