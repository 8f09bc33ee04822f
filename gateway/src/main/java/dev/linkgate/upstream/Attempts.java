package dev.linkgate.upstream;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** At most two attempts at a call, within its one deadline, as {@link AttemptEvent} allows. */
final class Attempts {
  private final Duration total;
  private final Breaker breaker;
  private final Consumer<AttemptEvent> retried;

  /**
   * @param total for both attempts and the pause between them
   * @param retried is told what each second attempt follows
   */
  Attempts(Duration total, Breaker breaker, Consumer<AttemptEvent> retried) {
    this.total = total;
    this.breaker = breaker;
    this.retried = retried;
  }

  /**
   * @param repeatable whether the upstream recognizes a repetition by its key
   * @param sender makes one attempt in the time it is given
   * @return the attempt that says most about the call
   */
  Attempt make(boolean repeatable, Function<Duration, Attempt> sender) {
    long start = System.nanoTime();
    Attempt first = sender.apply(total);
    AttemptEvent.Retry retry = first.event().retry(repeatable);
    if (retry == AttemptEvent.Retry.NEVER
        || !left(start).minus(retry.pause()).isPositive()
        || !waited(retry.pause())) {
      return first;
    }
    Duration left = left(start);
    if (!left.isPositive() || !breaker.closed()) { // a probe is one request, and none while open
      return first;
    }
    retried.accept(first.event());
    Attempt second = sender.apply(left);
    return replaces(first, second) ? second : first;
  }

  /**
   * Whether the second attempt tells what became of the call. After an unanswered one only an
   * answer to the request itself does: that the key is in use, that there were too many requests or
   * that a server is down leaves open whether the first made a link.
   */
  private static boolean replaces(Attempt first, Attempt second) {
    return switch (first.event()) {
      case NOT_SENT -> true;
      case UNANSWERED -> second.event() == AttemptEvent.ANSWERED;
      case IN_PROGRESS -> second.sent();
      case TIME_UP, UNREADABLE, THROTTLED, FAILED, ANSWERED ->
          throw new IllegalStateException("has no second attempt");
    };
  }

  private Duration left(long start) {
    return total.minusNanos(System.nanoTime() - start);
  }

  /** False when the thread is wanted back. */
  private static boolean waited(Duration pause) {
    if (pause.isZero()) {
      return true;
    }
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
