package dev.linkgate.contract.verify;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Spaces requests out evenly: a provider's sandbox is not ours to load. */
final class Pace {
  private final long between;
  private final LongSupplier clock;
  private final LongConsumer waiting;
  private long next;

  /**
   * @param perSecond requests, at least one
   */
  Pace(int perSecond) {
    this(perSecond, System::nanoTime, Pace::sleep);
  }

  /**
   * @param clock in nanoseconds
   * @param waiting waits for so many
   */
  Pace(int perSecond, LongSupplier clock, LongConsumer waiting) {
    this.between = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.clock = clock;
    this.waiting = waiting;
    this.next = clock.getAsLong();
  }

  /** Waits for the turn of so many requests, which then go at one time. */
  void await(int requests) {
    waiting.accept(turn(requests));
  }

  private synchronized long turn(int requests) {
    long now = clock.getAsLong();
    long turn = Math.max(next, now);
    next = turn + requests * between;
    return turn - now;
  }

  /** Waits for as long as a server asked. */
  void pause(Duration delay) {
    waiting.accept(delay.toNanos());
  }

  private static void sleep(long nanos) {
    long until = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.currentThread().isInterrupted()) {
        throw new Stopped("interrupted");
      }
    }
  }
}
