package dev.linkgate.contract.drift;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many answers of one sort are checked: each one while there are few, a steady sample of many.
 * What is new in all of them is in the next one that is taken.
 */
final class Lane {
  /** 100 a second, some 10 microseconds each: a thousandth of a core. */
  static final Duration EVERY = Duration.ofMillis(10);

  /** So many at once, before it is one every so often. */
  static final int BURST = 100;

  private static final long ROOM = EVERY.toNanos() * BURST;

  /** When the sample would be even if it had been taken at that pace from the beginning. */
  private final AtomicLong even;

  Lane(long now) {
    this.even = new AtomicLong(now);
  }

  /**
   * Whether this one is checked.
   *
   * @param now {@link System#nanoTime}
   */
  boolean takes(long now) {
    while (true) {
      long at = even.get();
      if (at - now >= ROOM) {
        return false; // at saturation nearly all end here, with one read
      }
      long next = (at - now > 0 ? at : now) + EVERY.toNanos();
      if (even.compareAndSet(at, next)) {
        return true;
      }
    }
  }
}
