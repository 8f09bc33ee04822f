package dev.linkgate.adapter.stripev1;

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
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Parameter;
import dev.linkgate.canonical.Reason;
import dev.linkgate.generated.stripev1.PostAccountLinksRequest;
import dev.linkgate.spec.SpecDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stripe's v1 API as callers speak it. */
final class StripeV1Ingress implements Ingress {
  private static final String OPTIONS_FIELDS = "collection_options[fields]";

  private final Versions versions;

  StripeV1Ingress(Versions versions) {
    this.versions = versions;
  }

  @Override
  public Api api() {
    return StripeV1Adapter.API;
  }

  @Override
  public List<String> linkPaths() {
    return List.of("/v1/account_links");
  }

  @Override
  public String prefix() {
    return "/v1/";
  }

  @Override
  public BodyFormat bodyFormat() {
    return BodyFormat.FORM;
  }

  /** 300 s between created and expires_at of the documented sample. */
  @Override
  public Optional<Duration> linkLife() {
    return Optional.of(Duration.ofMinutes(5));
  }

  @Override
  public Versions versions() {
    return versions;
  }

  @Override
  public String versionHeader() {
    return StripeV1Versions.HEADER;
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
                        "Invalid Stripe API version. A version is a date, such as 2020-08-27 or 2026-09-30.endive.")));
  }

  @Override
  public Reading read(ObjectNode body, Headers headers, IngressVersion version) {
    SpecDocument shape = version.shape();
    List<Failure> violations = new ArrayList<>();
    for (String name : List.of("account", "type")) {
      if (body.path(name).isTextual() && body.path(name).textValue().isEmpty()) {
        violations.add(StripeV1Words.empty(name));
      }
    }
    dropEmpty(body);
    if (body.has("collect") && body.path("collection_options").has("fields")) {
      violations.add(StripeV1Words.bothCollects());
    }
    boolean collects = body.has("collect");
    // The top level is closed: what is unknown there is a violation, not a loss.
    List<String> undocumented =
        shape.undocumented(body).stream().filter(name -> name.indexOf('[') > 0).toList();
    Extras extras =
        new Extras(
            List.of(),
            List.of(),
            headers.first("Stripe-Account").filter(id -> !id.isEmpty()).orElse(null),
            headers.first("Stripe-Context").filter(id -> !id.isEmpty()).orElse(null),
            undocumented);
    List<BrokenRule> broken = BodyCheck.check(body, shape, StripeV1Words::of);
    if (violations.isEmpty()) {
      violations.addAll(BrokenRule.failures(broken));
    }
    return new Reading(
        body,
        versions.upgrade(body, shape, extras),
        violations,
        collects ? StripeV1Ingress::nameWithCollect : StripeV1Ingress::name,
        true,
        broken);
  }

  /** An empty value says the same as leaving the parameter out. */
  private static void dropEmpty(JsonNode node) {
    for (Iterator<JsonNode> children = node.elements(); children.hasNext(); ) {
      JsonNode child = children.next();
      if (child.isTextual() && child.textValue().isEmpty() && node.isObject()) {
        children.remove();
      } else {
        dropEmpty(child);
      }
    }
  }

  private static String nameWithCollect(Parameter parameter) {
    return parameter == Field.REQUIREMENT_FIELDS ? "collect" : name(parameter);
  }

  private static String name(Parameter parameter) {
    return switch (parameter) {
      case Parameter.Own own -> own.name();
      case Field.ACCOUNT -> "account";
      case Field.PURPOSE -> "type";
      case Field.REFRESH_URL -> "refresh_url";
      case Field.RETURN_URL -> "return_url";
      case Field.REQUIREMENT_FIELDS -> OPTIONS_FIELDS;
      case Field.FUTURE_REQUIREMENTS -> "collection_options[future_requirements]";
      case Field.CONFIGURATIONS -> "configurations"; // v1 callers cannot ask for them
      case Field.EXPAND -> "expand";
      case Field.ACTING_FOR -> "Stripe-Account";
      case Field.CONTEXT -> "Stripe-Context";
    };
  }

  @Override
  public List<Object> resources(Links links) {
    return List.of(new AccountLinksResource(links));
  }

  @Override
  public Object create(ObjectNode model, Links links) {
    return new AccountLinksResource(links)
        .postAccountLinks(Json.bind(model, PostAccountLinksRequest.class));
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
    return new StripeV1Idempotency();
  }

  @Override
  public Names names() {
    return StripeV1Ingress::name;
  }

  @Override
  public Headers echo(Headers request, IngressVersion version) {
    Headers echoed = Headers.of(StripeV1Versions.HEADER, version.version().text());
    return request
        .first("Stripe-Account")
        .map(account -> echoed.with("Stripe-Account", account))
        .orElse(echoed);
  }

  @Override
  public List<String> answerHeaders() {
    return List.of("Request-Id", StripeV1Versions.HEADER);
  }

  @Override
  public HttpAnswer render(Failure failure, FailureContext context) {
    return StripeV1Errors.render(failure, context);
  }
}
