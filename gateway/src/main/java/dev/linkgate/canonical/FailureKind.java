package dev.linkgate.canonical;

/** The ways an exchange fails; every ingress renders each in its own words. */
public enum FailureKind {
  INVALID_REQUEST,
  UNAUTHENTICATED,
  FORBIDDEN,
  NOT_FOUND,
  /** The upstream's API has no such thing; no other wording of the request would help. */
  UNSUPPORTED,
  IDEMPOTENCY_MISMATCH,
  IN_PROGRESS,
  VERIFICATION_REQUIRED,
  RATE_LIMITED,
  /** Provably not sent. */
  UPSTREAM_UNAVAILABLE,
  /** Sent, and no answer that says what came of it. */
  OUTCOME_UNKNOWN,
  UPSTREAM_ERROR,
  INTERNAL
}
