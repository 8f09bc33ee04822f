package dev.linkgate.upstream;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The kept-alive connections of one upstream, the last used first. There is no upper bound here and
 * no waiting: {@link Admission} bounds the exchanges, and each holds one connection.
 */
final class Connections {
  /** Below the 60 to 75 s after which the providers' load balancers close idle connections. */
  private static final Duration MAX_IDLE = Duration.ofSeconds(30);

  /** An idle TLS connection holds up to 30 KB; under a steady load few are idle at any moment. */
  private static final int MAX_KEPT = 512;

  private static final Duration SWEEP = Duration.ofSeconds(5);

  private final Dialer dialer;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger kept = new AtomicInteger();
  private final Future<?> sweep;
  private volatile boolean closed;

  Connections(Dialer dialer, Deadlines deadlines) {
    this.dialer = dialer;
    this.sweep = deadlines.every(SWEEP, this::sweep);
  }

  /** A connection on which nothing has been written for this exchange, guarded by its watch. */
  Connection lease(Origin origin, Watch watch) throws IOException {
    for (Connection candidate = take(); candidate != null; candidate = take()) {
      watch.guard(candidate.wire());
      if (candidate.origin().equals(origin) && candidate.wire().quiet()) {
        candidate.begin();
        return candidate;
      }
      discard(candidate);
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
    if (kept.incrementAndGet() > MAX_KEPT) {
      kept.decrementAndGet();
      discard(connection);
      return;
    }
    connection.idleFrom(System.nanoTime());
    idle.addFirst(connection);
    if (closed) {
      drop(connection); // closed meanwhile, perhaps after it looked
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
    for (Connection connection = take(); connection != null; connection = take()) {
      discard(connection);
    }
  }

  private @Nullable Connection take() {
    Connection connection = idle.pollFirst();
    if (connection != null) {
      kept.decrementAndGet();
    }
    return connection;
  }

  private void drop(Connection connection) {
    if (idle.remove(connection)) {
      kept.decrementAndGet();
      discard(connection);
    }
  }

  private void sweep() {
    long now = System.nanoTime();
    for (Connection connection : idle) {
      if (connection.idleLongerThan(MAX_IDLE.toNanos(), now)) {
        drop(connection);
      }
    }
  }
}
