package dev.linkgate.routing;

/** Whether a caller's own bytes go on, and if not, why not. */
public enum Manner {
  /** The upstream speaks the caller's API, and nothing in the request has to change. */
  RELAYED,
  /** The upstream speaks another API. */
  OTHER_API,
  /** An id takes the place of a word of the caller's own. */
  OTHER_ACCOUNT,
  /** A refresh URL of ours takes the place of the caller's. */
  HOSTED_REFRESH,
  /** The body is not written as its version has it. */
  OTHER_SPELLING,
  /** The upstream's API cannot be forwarded to. */
  NO_RELAY
}
