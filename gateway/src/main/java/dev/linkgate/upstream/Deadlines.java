package dev.linkgate.upstream;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one thread that ends exchanges whose time is up, for all upstreams. Ending is closing a
 * connection, which wakes whoever connects, reads or writes on it; socket timeouts alone would let
 * an answer drip for ever.
 */
public final class Deadlines implements AutoCloseable {
  private final ScheduledThreadPoolExecutor timer;

  public Deadlines() {
    timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("upstream-deadlines").daemon().factory());
    // Else each finished call stays queued for its 30 s: at 10,000/s that held 1 GB.
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Timers set and not yet cancelled or run. */
  public int pending() {
    return timer.getQueue().size();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  Future<?> in(long nanos, Runnable task) {
    return timer.schedule(task, nanos, TimeUnit.NANOSECONDS);
  }

  Future<?> every(Duration pause, Runnable task) {
    return timer.scheduleWithFixedDelay(
        task, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
  }
}
