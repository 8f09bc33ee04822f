package dev.linkgate.ledger;

/** What a claim ends in. */
public sealed interface Settlement {
  /** With an answer that is given to everyone who asks again. */
  record Keep(Ending ending, StoredAnswer answer) implements Settlement {}

  /**
   * Without one: whoever asks next carries it out.
   *
   * @param begun {@code FAILED} or {@code UNKNOWN}
   */
  record Reopen(Begun begun) implements Settlement {}

  /** As if it had never been claimed; provably nothing was carried out. */
  record Forget() implements Settlement {}
}
