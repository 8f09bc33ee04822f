package dev.linkgate.adapter.whop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.FailureContext;
import dev.linkgate.adapter.FailureHeaders;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Json;
import dev.linkgate.adapter.Wording;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Failures in Whop's words: {@code {"error":{type, message, code?, param?}}}. Types Whop documents
 * are used as they are; for what only a gateway knows, the name of the status, as Whop forms its
 * own.
 */
final class WhopErrors {
  private WhopErrors() {}

  private record Kind(int status, String type, @Nullable String code) {}

  static HttpAnswer render(Failure failure, FailureContext context) {
    Kind kind = kind(failure);
    ObjectNode error = Json.object();
    error.put("type", kind.type());
    error.put("message", Wording.forCaller(failure.message(), context.names()));
    if (kind.code() != null) {
      error.put("code", kind.code());
    }
    if (failure.parameter() != null) {
      error.put("param", Wording.cut(context.names().of(failure.parameter()), Wording.MAX_NAME));
    }
    ObjectNode body = Json.object();
    body.set("error", error);
    return new HttpAnswer(
        kind.status(), FailureHeaders.of(failure, "x-should-retry"), Json.bytes(body));
  }

  private static Kind kind(Failure failure) {
    return switch (failure.kind()) {
      case INVALID_REQUEST ->
          failure.reason() == Reason.VERSION
              ? new Kind(400, "bad_request", null)
              : new Kind(
                  failure.reason() == Reason.BODY_TOO_LARGE ? 413 : 400,
                  "invalid_request_error",
                  code(failure.reason()));
      case UNSUPPORTED -> new Kind(400, "invalid_request_error", "parameter_invalid");
      case UNAUTHENTICATED -> new Kind(401, "unauthorized", null);
      case FORBIDDEN -> new Kind(403, "forbidden", null);
      case NOT_FOUND -> new Kind(404, "not_found", null);
      case IDEMPOTENCY_MISMATCH ->
          new Kind(400, "invalid_request_error", "idempotency_key_mismatch");
      case IN_PROGRESS -> new Kind(409, "conflict", "idempotency_request_in_progress");
      case VERIFICATION_REQUIRED -> new Kind(422, "verification_required", null);
      case RATE_LIMITED -> new Kind(429, "rate_limited", null);
      case UPSTREAM_UNAVAILABLE -> new Kind(503, "service_unavailable", null);
      case OUTCOME_UNKNOWN ->
          failure.reason() == Reason.SLOW
              ? new Kind(504, "gateway_timeout", "outcome_unknown")
              : new Kind(502, "bad_gateway", "outcome_unknown");
      case UPSTREAM_ERROR -> new Kind(502, "bad_gateway", null);
      case INTERNAL -> new Kind(500, "internal_server_error", null);
    };
  }

  private static @Nullable String code(@Nullable Reason reason) {
    return switch (reason) {
      case PARAMETER_MISSING, PARAMETER_EMPTY -> "parameter_missing";
      case BODY_MALFORMED -> "invalid_json";
      case null -> null;
      case PARAMETER_UNKNOWN,
          PARAMETER_INVALID,
          PARAMETER_TOO_LONG,
          URL_INVALID,
          URL_NOT_HTTPS,
          URL_HOST_REFUSED,
          LOSS ->
          "parameter_invalid";
      case BODY_TOO_LARGE,
          CONTENT_TYPE,
          VERSION,
          KEY_MISSING,
          KEY_UNKNOWN,
          IDEMPOTENCY_KEY,
          LINK_DROPPED,
          PATH_UNKNOWN,
          NOT_PLAYED,
          ACCOUNT_UNMAPPED,
          NO_ROUTE,
          OVERLOADED,
          STORE_DOWN,
          PAUSED,
          OWN_CREDENTIAL,
          ANSWER_UNREADABLE,
          SLOW ->
          null;
    };
  }
}
