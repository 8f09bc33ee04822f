package dev.linkgate.canonical;

/** Why, where a kind alone is too coarse for a provider's error code. */
public enum Reason {
  PARAMETER_MISSING,
  PARAMETER_UNKNOWN,
  PARAMETER_EMPTY,
  PARAMETER_INVALID,
  PARAMETER_TOO_LONG,
  URL_INVALID,
  URL_NOT_HTTPS,
  URL_HOST_REFUSED,
  BODY_MALFORMED,
  BODY_TOO_LARGE,
  CONTENT_TYPE,
  VERSION,
  KEY_MISSING,
  KEY_UNKNOWN,
  /** The idempotency key is none that the API takes. */
  IDEMPOTENCY_KEY,
  /** The link made under this idempotency key ran out and is no longer kept. */
  LINK_DROPPED,
  PATH_UNKNOWN,
  /** The provider may have such an operation; the upstream of our own that plays it has not. */
  NOT_PLAYED,
  ACCOUNT_UNMAPPED,
  NO_ROUTE,
  LOSS,
  OVERLOADED,
  /** The store cannot be written: nothing may be carried out that could not be remembered. */
  STORE_DOWN,
  /** The upstream failed several times in a row and is left alone for a while. */
  PAUSED,
  /** The provider refused the gateway's own credential: the operator's to mend. */
  OWN_CREDENTIAL,
  ANSWER_UNREADABLE,
  SLOW
}
