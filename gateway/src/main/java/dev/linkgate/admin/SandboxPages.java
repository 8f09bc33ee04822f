package dev.linkgate.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Json;
import dev.linkgate.sandbox.Sandbox;
import dev.linkgate.sandbox.SandboxJson;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/** What the sandbox plays, and its clock. */
final class SandboxPages {
  private static final int PAGE = 1_000;
  private static final int LARGEST_PAGE = 10_000;
  private static final int LARGEST_BODY = 1 << 10;
  private static final int LARGEST_PROFILE = 16 << 10;

  /** No test is about another century. */
  private static final Duration FARTHEST = Duration.ofDays(36_525);

  private static final String CLOCK_FORM =
      "the body must be {\"advance_seconds\": 600}, {\"set\": \"2026-11-20T14:00:00Z\"} or"
          + " {\"reset\": true}";

  /** What an account may be described by here; its platform says more. */
  private static final Set<String> PROFILE = Set.of("email", "name", "country", "business_type");

  private static final String PROFILE_FORM =
      "the body must be an object with none but the texts email, name, country, business_type";

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final Sandbox sandbox;

  SandboxPages(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("sandbox/links", asked -> links(asked.query())),
        Endpoint.get("sandbox/clock", _ -> clock()),
        Endpoint.post("sandbox/clock", asked -> clock(asked.request())),
        Endpoint.post("sandbox/reset", _ -> reset()),
        new Endpoint(
            "PUT", "sandbox/accounts/*", asked -> account(asked.segment(0), asked.request())));
  }

  private Object links(@Nullable String raw) {
    Query query = new Query(raw, "limit");
    ObjectNode answer = Json.object();
    ArrayNode links = answer.putArray("links");
    sandbox
        .links(query.number("limit", 1, LARGEST_PAGE, PAGE))
        .forEach(link -> links.add(SandboxJson.shown(link)));
    return answer;
  }

  private Object clock() {
    return now(sandbox.instant());
  }

  /** Moves the clock. */
  private Object clock(Request request) throws IOException {
    JsonNode body;
    try (InputStream in = new Bounded(request.getInputStream(), LARGEST_BODY)) {
      body = Json.object(in.readAllBytes()).orElseGet(Json::object);
    }
    if (body.size() != 1) {
      throw new Problem(400, CLOCK_FORM);
    }
    if (body.path("reset").asBoolean()) {
      return now(sandbox.resetClock());
    }
    Instant to = body.has("set") ? set(body.path("set")) : ahead(body.path("advance_seconds"));
    if (Duration.between(sandbox.instant(), to).abs().compareTo(FARTHEST) > 0) {
      throw new Problem(400, "the sandbox's clock goes no farther than a hundred years at once");
    }
    return now(sandbox.set(to));
  }

  private static Instant set(JsonNode text) {
    try {
      return Instant.parse(text.asText());
    } catch (DateTimeException e) {
      throw new Problem(400, "set must be a time such as 2026-11-20T14:00:00Z");
    }
  }

  private Instant ahead(JsonNode seconds) {
    if (!seconds.isIntegralNumber() || !seconds.canConvertToInt() || seconds.intValue() < 0) {
      throw new Problem(400, CLOCK_FORM);
    }
    return sandbox.instant().plusSeconds(seconds.intValue());
  }

  private static ObjectNode now(Instant at) {
    return Json.object().put("now", at.toString());
  }

  /** The account of an id, made where there was none, and described where the body does. */
  private Object account(String id, Request request) throws IOException {
    if (id.isEmpty() || id.length() > 255) {
      throw new Problem(400, "an account's id has 1 to 255 characters");
    }
    byte[] bytes;
    try (InputStream in = new Bounded(request.getInputStream(), LARGEST_PROFILE)) {
      bytes = in.readAllBytes();
    }
    if (bytes.length == 0) {
      return SandboxJson.of(sandbox.account(id));
    }
    ObjectNode said = Json.object(bytes).orElseThrow(() -> new Problem(400, PROFILE_FORM));
    for (var field : said.properties()) {
      if (!PROFILE.contains(field.getKey()) || !field.getValue().isTextual()) {
        throw new Problem(400, PROFILE_FORM);
      }
    }
    @Nullable String country = said.path("country").textValue();
    if (country != null && !COUNTRIES.contains(country)) {
      throw new Problem(400, "country must be two capitals, such as DE");
    }
    return SandboxJson.of(
        sandbox.describe(
            id,
            profile ->
                profile.saying(
                    said.path("email").textValue(),
                    said.path("name").textValue(),
                    country,
                    said.path("business_type").textValue())));
  }

  private Object reset() {
    sandbox.reset();
    return clock();
  }
}
