package dev.linkgate.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Headers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** The answers the providers document: a link for a good request, and one error per status. */
public final class DocumentedAnswers {
  /** In every link given here, so that a test can look for links where none may be. */
  public static final String CANARY = "canary-link-";

  private static final Duration V1_LIFE = Duration.ofMinutes(5);
  private static final Duration V2_LIFE = Duration.ofMinutes(10);
  private static final Duration WHOP_LIFE = Duration.ofHours(1);

  /** Always three digits of milliseconds, as both providers write them. */
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private DocumentedAnswers() {}

  /** A link where the request is for one, otherwise the API's 404. */
  public static Reply to(RecordedRequest request) {
    boolean link = request.method().equals("POST") && request.path().endsWith("/account_links");
    return link ? link(request) : error(request.api(), 404);
  }

  /** The documented answer to this link request, its link unguessable. */
  public static Reply.Answer link(RecordedRequest request) {
    JsonNode asked = request.tree();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    String secret = CANARY + UUID.randomUUID();
    String account = asked.path("account").asText();
    Instant now = Instant.now();
    switch (request.api()) {
      case "stripe-v1" ->
          body.put("object", "account_link")
              .put("created", now.getEpochSecond())
              .put("expires_at", now.plus(V1_LIFE).getEpochSecond())
              .put("url", "https://connect.stripe.com/setup/c/" + account + "/" + secret);
      case "stripe-v2" ->
          body.put("object", "v2.core.account_link")
              .put("account", account)
              .put("created", MILLIS.format(now))
              .put("expires_at", MILLIS.format(now.plus(V2_LIFE)))
              .put("livemode", false)
              .put("url", "https://accounts.stripe.com/r/" + account + "#alu_test_" + secret)
              .set("use_case", asked.path("use_case"));
      default ->
          body.put("url", "https://whop.com/verify-identity/" + secret + "/")
              .put("expires_at", MILLIS.format(now.plus(WHOP_LIFE)));
    }
    return new Reply.Answer(200, echoed(request), body.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** An error this API gives with this status. */
  public static Reply.Answer error(String api, int status) {
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    switch (api) {
      case "stripe-v1" -> stripeV1(error, status);
      case "stripe-v2" -> stripeV2(error, status);
      default -> whop(error, status);
    }
    error.put("message", "Scripted " + status);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("error", error);
    return Reply.json(status, body.toString()).with(requestIdHeader(api), requestId());
  }

  /** An answer's body as a tree. */
  public static JsonNode body(Reply.Answer answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stripeV1(ObjectNode error, int status) {
    error.put("type", status >= 500 ? "api_error" : "invalid_request_error");
    switch (status) {
      case 400 -> error.put("code", "parameter_missing").put("param", "account");
      case 404 -> error.put("code", "resource_missing").put("param", "account");
      case 409 -> error.put("code", "idempotency_key_in_use");
      case 429 -> error.put("code", "rate_limit");
      default -> {}
    }
  }

  /** Here {@code code} is required and {@code type} mostly absent. */
  private static void stripeV2(ObjectNode error, int status) {
    switch (status) {
      case 400 -> error.put("code", "invalid_fields");
      case 403 -> error.put("code", "accounts_v2_access_blocked").put("user_message", "Blocked.");
      case 404 -> error.put("code", "not_found");
      case 429 -> error.put("code", "account_rate_limit_exceeded").put("type", "rate_limit");
      default -> error.put("code", "scripted_" + status);
    }
  }

  private static void whop(ObjectNode error, int status) {
    switch (status) {
      case 400 ->
          error
              .put("type", "invalid_request_error")
              .put("code", "parameter_missing")
              .put("param", "company_id");
      case 401 -> error.put("type", "unauthorized");
      case 403 -> error.put("type", "forbidden");
      case 404 -> error.put("type", "not_found");
      case 409 -> error.put("type", "idempotency_request_in_progress");
      case 413 -> error.put("type", "invalid_request_error");
      case 422 -> error.put("type", "verification_required");
      case 429 -> error.put("type", "rate_limited");
      default -> error.put("type", "internal_server_error");
    }
  }

  /** Stripe repeats these of the request's headers in its answer; its SDKs show them. */
  private static Headers echoed(RecordedRequest request) {
    Headers headers =
        Headers.of("Content-Type", "application/json", requestIdHeader(request.api()), requestId());
    if (!request.api().equals("whop")) {
      for (String name : new String[] {"Stripe-Version", "Idempotency-Key", "Stripe-Account"}) {
        String value = request.header(name);
        headers = value == null ? headers : headers.with(name, value);
      }
    }
    return headers;
  }

  /** Whop's is not documented; this is the usual one. */
  private static String requestIdHeader(String api) {
    return api.equals("whop") ? "X-Request-Id" : "Request-Id";
  }

  private static String requestId() {
    return "req_" + UUID.randomUUID().toString().replace("-", "").substring(0, 14);
  }
}
