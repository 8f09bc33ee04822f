package dev.linkgate.adapter;

import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.Parameter;
import dev.linkgate.canonical.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Every failure the gateway can end an exchange with, as its parts build them. */
final class ErrorCases {
  private ErrorCases() {}

  /** A kind with every reason it comes with, the one without a reason first. */
  static List<Failure> all() {
    List<Failure> all = new ArrayList<>();
    for (FailureKind kind : FailureKind.values()) {
      all.add(failure(kind, null));
      reasons(kind).forEach(reason -> all.add(failure(kind, reason)));
    }
    return all;
  }

  /** No default: a new kind has to say its reasons, and then its rows in docs/errors.md. */
  private static List<Reason> reasons(FailureKind kind) {
    return switch (kind) {
      case INVALID_REQUEST ->
          List.of(
              Reason.PARAMETER_MISSING,
              Reason.PARAMETER_UNKNOWN,
              Reason.PARAMETER_EMPTY,
              Reason.PARAMETER_INVALID,
              Reason.PARAMETER_TOO_LONG,
              Reason.URL_INVALID,
              Reason.URL_NOT_HTTPS,
              Reason.URL_HOST_REFUSED,
              Reason.BODY_MALFORMED,
              Reason.BODY_TOO_LARGE,
              Reason.CONTENT_TYPE,
              Reason.VERSION,
              Reason.IDEMPOTENCY_KEY,
              Reason.LINK_DROPPED,
              Reason.LOSS,
              Reason.SLOW);
      case UNAUTHENTICATED -> List.of(Reason.KEY_MISSING, Reason.KEY_UNKNOWN);
      case NOT_FOUND -> List.of(Reason.PATH_UNKNOWN, Reason.NOT_PLAYED, Reason.ACCOUNT_UNMAPPED);
      case UNSUPPORTED -> List.of(Reason.NO_ROUTE);
      case RATE_LIMITED -> List.of(Reason.ANSWER_UNREADABLE);
      case UPSTREAM_UNAVAILABLE ->
          List.of(Reason.OVERLOADED, Reason.STORE_DOWN, Reason.PAUSED, Reason.SLOW);
      case OUTCOME_UNKNOWN -> List.of(Reason.ANSWER_UNREADABLE, Reason.SLOW);
      case UPSTREAM_ERROR -> List.of(Reason.ANSWER_UNREADABLE, Reason.OWN_CREDENTIAL);
      case FORBIDDEN, IDEMPOTENCY_MISMATCH, IN_PROGRESS, VERIFICATION_REQUIRED, INTERNAL ->
          List.of();
    };
  }

  private static Failure failure(FailureKind kind, @Nullable Reason reason) {
    return Failure.of(kind, fault(kind), "It went wrong.")
        .because(reason)
        .about(parameter(kind, reason));
  }

  private static Fault fault(FailureKind kind) {
    return switch (kind) {
      case INTERNAL -> Fault.GATEWAY;
      case RATE_LIMITED, IN_PROGRESS, UPSTREAM_UNAVAILABLE, OUTCOME_UNKNOWN, UPSTREAM_ERROR ->
          Fault.UPSTREAM;
      case INVALID_REQUEST,
          UNAUTHENTICATED,
          FORBIDDEN,
          NOT_FOUND,
          UNSUPPORTED,
          IDEMPOTENCY_MISMATCH,
          VERIFICATION_REQUIRED ->
          Fault.CALLER;
    };
  }

  /** What each is about, where it is about one parameter. */
  private static @Nullable Parameter parameter(FailureKind kind, @Nullable Reason reason) {
    return switch (reason) {
      case PARAMETER_MISSING, PARAMETER_EMPTY, PARAMETER_INVALID, PARAMETER_TOO_LONG, LOSS ->
          Field.FUTURE_REQUIREMENTS;
      case PARAMETER_UNKNOWN -> new Parameter.Own("colour");
      case URL_INVALID, URL_NOT_HTTPS, URL_HOST_REFUSED -> Field.RETURN_URL;
      case ACCOUNT_UNMAPPED -> Field.ACCOUNT;
      case null ->
          switch (kind) {
            case FORBIDDEN, NOT_FOUND, VERIFICATION_REQUIRED -> Field.ACCOUNT;
            case UNSUPPORTED -> Field.PURPOSE;
            default -> null;
          };
      default -> null;
    };
  }

  /** {@code invalid_request}, {@code url_not_https}; a dash for no reason. */
  static String word(@Nullable Enum<?> value) {
    return value == null ? "–" : value.name().toLowerCase(Locale.ROOT);
  }
}
