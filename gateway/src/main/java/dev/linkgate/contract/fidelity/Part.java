package dev.linkgate.contract.fidelity;

import java.util.Locale;

/** What a cell is about. */
public enum Part {
  /** A property of the caller's request. */
  REQUEST,
  /** A property the upstream's request has and the caller did not say. */
  ADDED,
  /** A property of the answer the caller gets. */
  ANSWER;

  /** The word in tables and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
