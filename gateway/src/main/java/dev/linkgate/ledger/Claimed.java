package dev.linkgate.ledger;

import java.time.Duration;

/** What a key stands for at the moment it is claimed or looked at. */
public sealed interface Claimed {
  /** It is ours to carry out. */
  record Won(Claim claim) implements Claimed {}

  /** It was carried out, and this was the answer. */
  record Answered(Ending ending, StoredAnswer answer) implements Claimed {}

  /** It made a link whose answer is no longer kept, because the link has run out. */
  record Dropped() implements Claimed {}

  /**
   * Somebody carries it out now.
   *
   * @param left until it may be taken over
   */
  record Running(Duration left) implements Claimed {}

  /** Looked at only: nobody carries it out, and a claim would be {@link Won}. */
  record Open(Begun begun) implements Claimed {}

  /** The key was used for another request. */
  record Different() implements Claimed {}
}
