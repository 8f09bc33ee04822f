package dev.linkgate.canonical;

/** The fields of a {@link LinkRequest}; every ingress knows its own name for each. */
public enum Field implements Parameter {
  ACCOUNT,
  PURPOSE,
  REFRESH_URL,
  RETURN_URL,
  REQUIREMENT_FIELDS,
  FUTURE_REQUIREMENTS,
  CONFIGURATIONS,
  EXPAND,
  /** The account the whole request acts for, a header in Stripe's APIs. */
  ACTING_FOR,
  /** The organisation context the request runs in, a header in Stripe's APIs. */
  CONTEXT
}
