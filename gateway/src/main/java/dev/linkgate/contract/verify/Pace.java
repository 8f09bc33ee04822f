package dev.linkgate.contract.verify;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Spaces requests out evenly: a provider's sandbox is not ours to load. */
final class Pace {
  private final long between;
  private long next = System.nanoTime();

  /**
   * @param perSecond requests, at least one
   */
  Pace(int perSecond) {
    this.between = TimeUnit.SECONDS.toNanos(1) / perSecond;
  }

  /** Waits for the turn of so many requests, which then go at one time. */
  void await(int requests) {
    sleep(turn(requests));
  }

  private synchronized long turn(int requests) {
    long now = System.nanoTime();
    long turn = Math.max(next, now);
    next = turn + requests * between;
    return turn - now;
  }

  /** Waits for as long as a server asked. */
  void pause(Duration delay) {
    sleep(delay.toNanos());
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
