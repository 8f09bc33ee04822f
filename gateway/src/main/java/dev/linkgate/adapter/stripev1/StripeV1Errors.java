package dev.linkgate.adapter.stripev1;

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
 * Failures in Stripe v1's words: {@code {"error":{type, code?, doc_url?, message, param?}}}. The
 * type is always one of the four documented ones: older SDKs choose the exception's class by it.
 */
final class StripeV1Errors {
  private static final String INVALID = "invalid_request_error";
  private static final String API = "api_error";

  private StripeV1Errors() {}

  private record Kind(int status, String type, @Nullable String code) {}

  static HttpAnswer render(Failure failure, FailureContext context) {
    Kind kind = kind(failure);
    ObjectNode error = Json.object();
    if (kind.code() != null) {
      error.put("code", kind.code());
      error.put("doc_url", "https://stripe.com/docs/error-codes/" + kind.code().replace('_', '-'));
    }
    error.put("message", message(failure, context));
    if (failure.parameter() != null) {
      error.put("param", Wording.cut(context.names().of(failure.parameter()), Wording.MAX_NAME));
    }
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
    if (!isPath(failure)) {
      return Wording.forCaller(failure.message(), context.names());
    }
    String hint =
        failure.reason() == Reason.NOT_PLAYED
            ? " " + failure.message()
            : context.path().endsWith("/")
                ? " A list has no slash at its end, and a retrieval needs an id that is not empty."
                : "";
    return "Unrecognized request URL ("
        + context.method()
        + ": "
        + Wording.cut(context.path(), Wording.MAX_NAME)
        + ")."
        + hint;
  }

  private static boolean isPath(Failure failure) {
    return failure.reason() == Reason.PATH_UNKNOWN || failure.reason() == Reason.NOT_PLAYED;
  }

  private static Kind kind(Failure failure) {
    return switch (failure.kind()) {
      case INVALID_REQUEST ->
          new Kind(
              failure.reason() == Reason.BODY_TOO_LARGE ? 413 : 400,
              INVALID,
              code(failure.reason(), failure.providerCode()));
      case UNAUTHENTICATED -> new Kind(401, INVALID, null);
      case FORBIDDEN -> new Kind(403, INVALID, failure.providerCode());
      case NOT_FOUND -> new Kind(404, INVALID, isPath(failure) ? null : "resource_missing");
      case UNSUPPORTED -> new Kind(400, INVALID, null);
      case IDEMPOTENCY_MISMATCH -> new Kind(400, "idempotency_error", null);
      case IN_PROGRESS -> new Kind(409, INVALID, "idempotency_key_in_use");
      case VERIFICATION_REQUIRED -> new Kind(400, INVALID, null);
      case RATE_LIMITED -> new Kind(429, INVALID, "rate_limit");
      case UPSTREAM_UNAVAILABLE -> new Kind(503, API, null);
      case OUTCOME_UNKNOWN -> new Kind(failure.reason() == Reason.SLOW ? 504 : 502, API, null);
      case UPSTREAM_ERROR -> new Kind(502, API, null);
      case INTERNAL -> new Kind(500, API, null);
    };
  }

  private static @Nullable String code(@Nullable Reason reason, @Nullable String providerCode) {
    return switch (reason) {
      case PARAMETER_MISSING -> "parameter_missing";
      case PARAMETER_UNKNOWN -> "parameter_unknown";
      case PARAMETER_EMPTY -> "parameter_invalid_empty";
      case URL_INVALID, URL_HOST_REFUSED -> "url_invalid";
      case null -> providerCode;
      case PARAMETER_INVALID,
          PARAMETER_TOO_LONG,
          URL_NOT_HTTPS,
          BODY_MALFORMED,
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
          LOSS,
          OVERLOADED,
          STORE_DOWN,
          PAUSED,
          OWN_CREDENTIAL,
          ANSWER_UNREADABLE,
          SLOW ->
          providerCode;
    };
  }
}
