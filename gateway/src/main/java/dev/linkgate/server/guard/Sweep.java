package dev.linkgate.server.guard;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every open connection, looked at a few times a second by one thread, so no request sets a timer.
 */
final class Sweep implements AutoCloseable {
  /** A deadline is kept to within a quarter of a second; 20,000 connections take under 1 ms. */
  private static final long EVERY_MILLIS = 250;

  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  private final Set<Inbound> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private final Consumer<Inbound> expired;
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("input-guard").unstarted(task));

  Sweep(Consumer<Inbound> expired) {
    this.expired = expired;
    var _ =
        sweeper.scheduleWithFixedDelay(
            this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  int size() {
    return count.get();
  }

  /** Whether there is room for one more. */
  boolean add(Inbound inbound, int most) {
    if (count.incrementAndGet() > most) {
      count.decrementAndGet();
      return false;
    }
    open.add(inbound);
    return true;
  }

  void remove(Inbound inbound) {
    if (open.remove(inbound)) {
      count.decrementAndGet();
    }
  }

  private void look() {
    long now = System.nanoTime();
    for (Inbound inbound : open) {
      synchronized (inbound) {
        if (inbound.deadline != Inbound.NONE && now - inbound.deadline >= 0) {
          end(inbound);
        }
      }
    }
  }

  /** One connection's trouble must not end the sweep for all. */
  private void end(Inbound inbound) {
    try {
      expired.accept(inbound);
    } catch (RuntimeException e) {
      LOG.warn("a connection whose time is up could not be ended", e);
      inbound.connection.closeSilently();
    }
  }

  @Override
  public void close() {
    sweeper.shutdownNow();
  }
}
