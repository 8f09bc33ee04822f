package dev.linkgate.upstream;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The time limit of one exchange: it is either ended by the exchange or expires, never both. */
final class Watch implements Runnable {
  private enum State {
    RUNNING,
    ENDED,
    EXPIRED
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
  private final Deadlines deadlines;
  private final long limitNanos;
  private final boolean idle;
  private final long startedAt = System.nanoTime();
  private volatile @Nullable WireSocket socket;
  private volatile Future<?> timer;

  Watch(Deadlines deadlines, Duration limit, boolean idle) {
    this.deadlines = deadlines;
    this.limitNanos = limit.toNanos();
    this.idle = idle;
    this.timer = deadlines.in(limitNanos, this);
  }

  /** From here on expiry closes this socket; at once when time was up before. */
  void guard(WireSocket guarded) {
    socket = guarded;
    if (expired()) {
      guarded.abort();
    }
  }

  /** Whether it watches for silence instead of the whole time. */
  boolean isIdle() {
    return idle;
  }

  boolean expired() {
    return state.get() == State.EXPIRED;
  }

  /** What is left of a whole exchange's limit, at least one millisecond. */
  int millisLeft(Duration atMost) {
    long left = idle ? limitNanos : limitNanos - (System.nanoTime() - startedAt);
    return (int) Math.max(1, Math.min(left, atMost.toNanos()) / 1_000_000);
  }

  /**
   * @return whether the socket is still the exchange's own: false when it was, or is being, closed
   */
  boolean end() {
    boolean ended = state.compareAndSet(State.RUNNING, State.ENDED);
    timer.cancel(false);
    return ended;
  }

  @Override
  public void run() {
    WireSocket guarded = socket;
    if (idle && guarded != null) {
      long left = limitNanos - (System.nanoTime() - guarded.lastByteAt());
      if (left > 0) {
        again(left);
        return;
      }
    }
    if (state.compareAndSet(State.RUNNING, State.EXPIRED)) {
      WireSocket held = socket; // read after the change: guard() looks the other way round
      if (held != null) {
        held.abort();
      }
    }
  }

  private void again(long nanos) {
    if (state.get() == State.RUNNING) {
      timer = deadlines.in(nanos, this);
      if (state.get() != State.RUNNING) {
        timer.cancel(false); // it ended while the timer was being set
      }
    }
  }
}
