package dev.linkgate.upstream;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The kept-alive connections of one upstream, the last used first. There is no upper bound here and
 * no waiting: {@link Admission} bounds the exchanges, and each holds one connection.
 */
final class Connections {
  /** Below the 60 to 75 s after which the providers' load balancers close idle connections. */
  private static final Duration MAX_IDLE = Duration.ofSeconds(30);

  private static final Duration SWEEP = Duration.ofSeconds(5);

  private final Dialer dialer;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private final AtomicInteger open = new AtomicInteger();
  private final Future<?> sweep;
  private volatile boolean closed;

  Connections(Dialer dialer, Deadlines deadlines) {
    this.dialer = dialer;
    this.sweep = deadlines.every(SWEEP, this::sweep);
  }

  /** A connection on which nothing has been written for this exchange, guarded by its watch. */
  Connection lease(Origin origin, Watch watch) throws IOException {
    for (Connection kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
      watch.guard(kept.wire());
      if (kept.origin().equals(origin) && kept.wire().quiet()) {
        kept.begin();
        return kept;
      }
      discard(kept);
    }
    Connection fresh = dialer.dial(origin, watch);
    open.incrementAndGet();
    return fresh;
  }

  /** Back from an exchange that ended well: its answer was read to the end. */
  void release(Connection connection) {
    if (closed || !connection.isDrained()) {
      discard(connection);
      return;
    }
    connection.idleFrom(System.nanoTime());
    idle.addFirst(connection);
    if (closed && idle.remove(connection)) {
      discard(connection); // closed meanwhile, perhaps after it looked
    }
  }

  void discard(Connection connection) {
    connection.abort();
    open.decrementAndGet();
  }

  int open() {
    return open.get();
  }

  /** Keeps nothing from now on; connections in use go when their exchange ends. */
  void close() {
    closed = true;
    sweep.cancel(false);
    for (Connection kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
      discard(kept);
    }
  }

  private void sweep() {
    long now = System.nanoTime();
    for (Connection kept : idle) {
      if (kept.idleLongerThan(MAX_IDLE.toNanos(), now) && idle.remove(kept)) {
        discard(kept);
      }
    }
  }
}
