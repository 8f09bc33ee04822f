package dev.linkgate.adapter.stripev2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.FailureContext;
import dev.linkgate.adapter.FailureHeaders;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Json;
import dev.linkgate.adapter.Wording;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Failures in Stripe v2's words: {@code {"error":{code, message, type?}}}, without a param, so that
 * the message names the field. The type is written although Stripe mostly leaves it out: official
 * SDKs before version 21 choose the exception's class by it.
 */
final class StripeV2Errors {
  private static final String INVALID = "invalid_request_error";
  private static final String API = "api_error";

  private StripeV2Errors() {}

  private record Kind(int status, String type, String code) {}

  static HttpAnswer render(Failure failure, FailureContext context) {
    Kind kind = kind(failure);
    ObjectNode error = Json.object();
    error.put("code", kind.code());
    error.put("message", message(failure, context));
    error.put("type", kind.type());
    ObjectNode body = Json.object();
    body.set("error", error);
    return new HttpAnswer(kind.status(), headers(failure), Json.bytes(body));
  }

  private static Headers headers(Failure failure) {
    Headers headers = FailureHeaders.of(failure, "Stripe-Should-Retry");
    return failure.reason() == Reason.KEY_MISSING || failure.reason() == Reason.KEY_UNKNOWN
        ? headers.with("WWW-Authenticate", "Basic realm=\"Linkgate\"")
        : headers;
  }

  private static String message(Failure failure, FailureContext context) {
    if (failure.reason() == Reason.PATH_UNKNOWN || failure.reason() == Reason.NOT_PLAYED) {
      String hint = failure.reason() == Reason.NOT_PLAYED ? " " + failure.message() : "";
      return "Unrecognized request URL ("
          + context.method()
          + ": "
          + Wording.cut(context.path(), Wording.MAX_NAME)
          + ")."
          + hint;
    }
    String message = Wording.forCaller(failure.message(), context.names());
    if (failure.parameter() == null) {
      return message;
    }
    String name = Wording.cut(context.names().of(failure.parameter()), Wording.MAX_NAME);
    return message.contains(name) ? message : name + ": " + message;
  }

  private static Kind kind(Failure failure) {
    return switch (failure.kind()) {
      case INVALID_REQUEST ->
          new Kind(
              failure.reason() == Reason.BODY_TOO_LARGE ? 413 : 400,
              INVALID,
              code(failure.reason(), failure.providerCode()));
      case UNAUTHENTICATED -> new Kind(401, INVALID, "unauthorized");
      case FORBIDDEN -> new Kind(403, INVALID, orElse(failure.providerCode(), "forbidden"));
      case NOT_FOUND -> new Kind(404, INVALID, "not_found");
      case UNSUPPORTED -> new Kind(400, INVALID, "invalid_fields");
      case IDEMPOTENCY_MISMATCH -> new Kind(400, "idempotency_error", "idempotency_error");
      case IN_PROGRESS -> new Kind(409, INVALID, "idempotency_key_in_use");
      case VERIFICATION_REQUIRED -> new Kind(400, INVALID, "verification_required");
      case RATE_LIMITED -> new Kind(429, "rate_limit", "account_rate_limit_exceeded");
      case UPSTREAM_UNAVAILABLE -> new Kind(503, API, "upstream_unavailable");
      case OUTCOME_UNKNOWN ->
          new Kind(failure.reason() == Reason.SLOW ? 504 : 502, API, "outcome_unknown");
      case UPSTREAM_ERROR -> new Kind(502, API, "upstream_error");
      case INTERNAL -> new Kind(500, API, "internal_error");
    };
  }

  private static String code(@Nullable Reason reason, @Nullable String providerCode) {
    return switch (reason) {
      case null -> orElse(providerCode, "invalid_fields");
      case URL_INVALID, URL_HOST_REFUSED -> "url_invalid";
      case PARAMETER_MISSING,
          PARAMETER_UNKNOWN,
          PARAMETER_EMPTY,
          PARAMETER_INVALID,
          PARAMETER_TOO_LONG,
          URL_NOT_HTTPS,
          LOSS ->
          orElse(providerCode, "invalid_fields");
      case BODY_MALFORMED,
          BODY_TOO_LARGE,
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
          orElse(providerCode, "invalid_request");
    };
  }

  private static String orElse(@Nullable String code, String otherwise) {
    return code == null ? otherwise : code;
  }
}
