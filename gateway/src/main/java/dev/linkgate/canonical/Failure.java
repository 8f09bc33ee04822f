package dev.linkgate.canonical;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why an exchange did not end in a link, in no provider's words.
 *
 * @param kind what kind of failure
 * @param fault whose
 * @param message for the caller to read; never a key, never a link
 * @param parameter what it is about
 * @param reason finer than the kind, where a provider's code needs it
 * @param providerCode the upstream's own code, for callers whose API has the same
 * @param retryAfter when another try makes sense
 * @param sameKeyMayRetry for an unknown outcome: whether the same key brings the same link
 * @param upstreamRequestId the upstream's id of the request
 */
public record Failure(
    FailureKind kind,
    Fault fault,
    String message,
    @Nullable Parameter parameter,
    @Nullable Reason reason,
    @Nullable String providerCode,
    @Nullable Duration retryAfter,
    boolean sameKeyMayRetry,
    @Nullable String upstreamRequestId) {

  /** A failure of which only the kind, the fault and the text are known. */
  public static Failure of(FailureKind kind, Fault fault, String message) {
    return new Failure(kind, fault, message, null, null, null, null, false, null);
  }

  /** The caller's request is at fault. */
  public static Failure invalid(Reason reason, @Nullable Parameter parameter, String message) {
    return of(FailureKind.INVALID_REQUEST, Fault.CALLER, message).because(reason).about(parameter);
  }

  /**
   * Whether the caller should send the same request again; empty where its SDK's own rule is right.
   * What never left us may always be repeated; what may have been carried out only under its key.
   */
  public Optional<Boolean> shouldRetry() {
    if (reason == Reason.OWN_CREDENTIAL) {
      return Optional.of(false); // an operator has to act first
    }
    return switch (kind) {
      case UPSTREAM_UNAVAILABLE -> Optional.of(true);
      case OUTCOME_UNKNOWN -> Optional.of(sameKeyMayRetry);
      case INVALID_REQUEST,
          UNAUTHENTICATED,
          FORBIDDEN,
          NOT_FOUND,
          UNSUPPORTED,
          IDEMPOTENCY_MISMATCH,
          IN_PROGRESS,
          VERIFICATION_REQUIRED,
          RATE_LIMITED,
          UPSTREAM_ERROR,
          INTERNAL ->
          Optional.empty();
    };
  }

  /** The same, about this parameter. */
  public Failure about(@Nullable Parameter about) {
    return new Failure(
        kind,
        fault,
        message,
        about,
        reason,
        providerCode,
        retryAfter,
        sameKeyMayRetry,
        upstreamRequestId);
  }

  /** The same, for this reason. */
  public Failure because(@Nullable Reason because) {
    return new Failure(
        kind,
        fault,
        message,
        parameter,
        because,
        providerCode,
        retryAfter,
        sameKeyMayRetry,
        upstreamRequestId);
  }

  /** The same, with the upstream's own code. */
  public Failure coded(@Nullable String code) {
    return new Failure(
        kind,
        fault,
        message,
        parameter,
        reason,
        code,
        retryAfter,
        sameKeyMayRetry,
        upstreamRequestId);
  }

  /** The same, to be tried again after this long. */
  public Failure after(@Nullable Duration delay) {
    return new Failure(
        kind,
        fault,
        message,
        parameter,
        reason,
        providerCode,
        delay,
        sameKeyMayRetry,
        upstreamRequestId);
  }

  /** The same; the same key may, or may not, be tried again. */
  public Failure retryWithSameKey(boolean may) {
    return new Failure(
        kind, fault, message, parameter, reason, providerCode, retryAfter, may, upstreamRequestId);
  }

  /** The same, with the upstream's id of the request. */
  public Failure seenAs(@Nullable String requestId) {
    return new Failure(
        kind,
        fault,
        message,
        parameter,
        reason,
        providerCode,
        retryAfter,
        sameKeyMayRetry,
        requestId);
  }
}
