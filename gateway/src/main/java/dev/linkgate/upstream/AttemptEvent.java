package dev.linkgate.upstream;

import static dev.linkgate.upstream.AttemptEvent.Retry.AT_ONCE;
import static dev.linkgate.upstream.AttemptEvent.Retry.LATER;
import static dev.linkgate.upstream.AttemptEvent.Retry.NEVER;

import java.time.Duration;
import java.util.Locale;

/**
 * What can become of one attempt at a call, and what follows from that: whether it may be sent once
 * more where the upstream honours keys and the call carries one, whether it may otherwise, and
 * whether it counts against the upstream.
 */
public enum AttemptEvent {
  /** Not one byte was written: name, connection or TLS failed. */
  NOT_SENT(AT_ONCE, AT_ONCE, true),
  /** Some was written and the connection ended without a byte of answer. */
  UNANSWERED(AT_ONCE, NEVER, true),
  /** The deadline passed, wherever the attempt was: there is no time for another. */
  TIME_UP(NEVER, NEVER, true),
  /** An answer that is broken, cut short or over a limit: it was carried out, or may have been. */
  UNREADABLE(NEVER, NEVER, true),
  /** 409: a request with this key is still at work, perhaps an earlier attempt of ours. */
  IN_PROGRESS(LATER, NEVER, false),
  /** 429: whoever asked for fewer requests gets no more of them. */
  THROTTLED(NEVER, NEVER, false),
  /** A whole 5xx: the caller's SDK repeats it, with pauses; two layers that do multiply. */
  FAILED(NEVER, NEVER, true),
  /** Any other whole answer. */
  ANSWERED(NEVER, NEVER, false);

  /** Whether, and how soon, a call may be sent once more. */
  enum Retry {
    AT_ONCE(Duration.ZERO),
    /**
     * A provider makes a link in some 300 ms, so the request that holds the key has ended by then;
     * half a second is also what the official SDKs wait before their first repetition.
     */
    LATER(Duration.ofMillis(500)),
    NEVER(Duration.ZERO);

    private final Duration pause;

    Retry(Duration pause) {
      this.pause = pause;
    }

    Duration pause() {
      return pause;
    }
  }

  private static final int CONFLICT = 409;
  private static final int TOO_MANY_REQUESTS = 429;

  private final Retry underKey;
  private final Retry otherwise;
  private final boolean againstUpstream;

  AttemptEvent(Retry underKey, Retry otherwise, boolean againstUpstream) {
    this.underKey = underKey;
    this.otherwise = otherwise;
    this.againstUpstream = againstUpstream;
  }

  /** What a whole answer with this status is. */
  static AttemptEvent of(int status) {
    if (status >= 500) {
      return FAILED;
    }
    return switch (status) {
      case CONFLICT -> IN_PROGRESS;
      case TOO_MANY_REQUESTS -> THROTTLED;
      default -> ANSWERED;
    };
  }

  Retry retry(boolean repeatable) {
    return repeatable ? underKey : otherwise;
  }

  /** Whether it is one of the failures in a row that open the breaker. */
  boolean againstUpstream() {
    return againstUpstream;
  }

  /** For metrics, such as {@code not_sent}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
