package dev.linkgate.ledger;

/** What is known of a request's earlier attempts when it is claimed. */
public enum Begun {
  /** There was none. */
  NOTHING,
  /** The last one failed for certain. */
  FAILED,
  /** One was sent and never answered. */
  UNKNOWN,
  /** Its claimant went away, at any moment before the end. */
  ABANDONED
}
