package dev.linkgate.adapter;

import static dev.linkgate.canonical.FailureKind.OUTCOME_UNKNOWN;
import static dev.linkgate.canonical.FailureKind.UPSTREAM_UNAVAILABLE;

import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.Reason;
import java.time.Duration;

/**
 * What a call is called that has no whole answer, by whoever makes it and by whoever plays that it
 * was made.
 *
 * @param upstream as configured
 */
public record NoAnswer(String upstream) {
  /** Its host name is not known. */
  public Failure unknownHost() {
    return notSent("its host name is not known");
  }

  /** It refused the connection. */
  public Failure refused() {
    return notSent("the connection was refused");
  }

  /** The two could not agree on TLS. */
  public Failure tlsFailed() {
    return notSent("TLS failed");
  }

  /** It was not connected in time. */
  public Failure notConnected(Duration limit) {
    return notSent("not connected within " + limit.toMillis() + " ms");
  }

  /** It was not connected for another reason. */
  public Failure connectionFailed() {
    return notSent("the connection failed");
  }

  /** Its time was up before it was sent. */
  public Failure noTimeLeft() {
    return notSent("no time left").because(Reason.SLOW);
  }

  /** Its time was up after it was sent. */
  public Failure late() {
    return unknown("sent, but not answered in time").because(Reason.SLOW);
  }

  /** Nothing came for too long. */
  public Failure silent() {
    return unknown("sent, but it fell silent").because(Reason.SLOW);
  }

  /** The connection ended without a byte of answer. */
  public Failure closed() {
    return unknown("sent, but closed unanswered");
  }

  /** An answer began, and cannot be read to its end. */
  public Failure broken() {
    return unknown("sent, but its answer is broken or cut short").because(Reason.ANSWER_UNREADABLE);
  }

  /** The answer is over a limit. */
  public Failure tooLarge(long limit) {
    return unknown("sent, but its answer is longer than " + limit + " bytes")
        .because(Reason.ANSWER_UNREADABLE);
  }

  private Failure notSent(String why) {
    return Failure.of(UPSTREAM_UNAVAILABLE, Fault.UPSTREAM, upstream + ": not sent, " + why);
  }

  private Failure unknown(String what) {
    return Failure.of(OUTCOME_UNKNOWN, Fault.UPSTREAM, upstream + ": " + what);
  }
}
