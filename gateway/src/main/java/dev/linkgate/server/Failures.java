package dev.linkgate.server;

import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Reason;
import dev.linkgate.server.body.TypedBody;
import dev.linkgate.server.guard.GuardAnswers;
import dev.linkgate.server.guard.ProblemAnswers;
import jakarta.ws.rs.WebApplicationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whatever went wrong, as an answer in the words of the API whose path it is. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final GuardAnswers PROBLEMS = new ProblemAnswers();

  private Failures() {}

  /** The answer to what was thrown; the exchange remembers the failure. */
  static HttpAnswer answer(Exchange exchange, Throwable thrown) {
    return answer(exchange, failure(exchange, thrown));
  }

  /** The answer to a failure; the exchange remembers it. */
  static HttpAnswer answer(Exchange exchange, Failure failure) {
    exchange.fails(failure);
    exchange.trace().seenAs(failure.upstreamRequestId());
    Ingress ingress = exchange.ingress();
    return ingress == null
        ? problem(failure)
        : ingress.render(failure, exchange.failureContext(ingress));
  }

  /** The path leads nowhere, or not with this method. */
  static Failure pathUnknown() {
    return Failure.of(
            FailureKind.NOT_FOUND,
            Fault.CALLER,
            "Nothing is served under this path with this method.")
        .because(Reason.PATH_UNKNOWN);
  }

  private static HttpAnswer problem(Failure failure) {
    GuardAnswers.Answer answer = PROBLEMS.answer(status(failure.kind()), null, failure);
    return new HttpAnswer(answer.status(), answer.headers(), answer.body());
  }

  /** Outside the APIs nothing is routed, so that few kinds can arise. */
  private static int status(FailureKind kind) {
    return switch (kind) {
      case NOT_FOUND -> 404;
      case INVALID_REQUEST, UNSUPPORTED, IDEMPOTENCY_MISMATCH -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN, VERIFICATION_REQUIRED -> 403;
      case IN_PROGRESS -> 409;
      case RATE_LIMITED -> 429;
      case UPSTREAM_UNAVAILABLE -> 503;
      case OUTCOME_UNKNOWN, UPSTREAM_ERROR -> 502;
      case INTERNAL -> 500;
    };
  }

  /** What was thrown, said; a defect is logged. */
  static Failure failure(Exchange exchange, Throwable thrown) {
    return switch (thrown) {
      case GatewayException known -> known.failure();
      case WebApplicationException jersey -> ofJersey(exchange, jersey);
      default -> defect(exchange, thrown);
    };
  }

  private static Failure ofJersey(Exchange exchange, WebApplicationException thrown) {
    int status = thrown.getResponse().getStatus();
    return switch (status) {
      case 404, 405 -> pathUnknown();
      case 415 -> contentType(exchange.ingress());
      default ->
          status < 500
              ? Failure.of(FailureKind.INVALID_REQUEST, Fault.CALLER, "The request is not valid.")
              : defect(exchange, thrown);
    };
  }

  private static Failure contentType(@Nullable Ingress ingress) {
    return ingress == null
        ? Failure.invalid(Reason.CONTENT_TYPE, null, "The content type is not the one taken here.")
        : TypedBody.refusal(ingress.bodyFormat());
  }

  /** A defect of ours. */
  static Failure internal(String request) {
    return Failure.of(
        FailureKind.INTERNAL, Fault.GATEWAY, "The gateway failed; its log has request " + request);
  }

  private static Failure defect(Exchange exchange, Throwable thrown) {
    LOG.error("request {} failed in the gateway:\n{}", exchange.id(), Stack.of(thrown));
    return internal(exchange.id());
  }
}
