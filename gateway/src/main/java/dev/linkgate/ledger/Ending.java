package dev.linkgate.ledger;

/** What a kept answer says. */
public enum Ending {
  LINK,
  REFUSED,
  /** Nobody can find out any more whether a link was made. */
  UNKNOWN
}
