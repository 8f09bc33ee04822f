package dev.linkgate.upstream;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.io.Closer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one exchange, and its time limit: it either ends or expires, never both. As
 * HttpClient's context it reaches the connection that serves it.
 */
final class Exchange extends HttpClientContext implements Runnable, AutoCloseable {
  private enum State {
    RUNNING,
    ENDED,
    EXPIRED
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
  private final Deadlines deadlines;
  private final long limitNanos;
  private final boolean idle;
  private volatile @Nullable Connection connection;
  private volatile long lastByteAt = System.nanoTime();
  private volatile Future<?> timer;
  private @Nullable ClassicHttpResponse answer;
  private boolean sent; // this and the next two: only the exchange's own thread
  private boolean answered;
  private boolean refused;

  /**
   * @param idle whether the limit is of silence instead of the whole time
   */
  Exchange(Deadlines deadlines, Duration limit, boolean idle) {
    this.deadlines = deadlines;
    this.limitNanos = limit.toNanos();
    this.idle = idle;
    this.timer = deadlines.in(limitNanos, this);
  }

  /** From here on expiry closes this connection; at once when time was up before. */
  void guard(Connection guarded) {
    connection = guarded;
    lastByteAt = System.nanoTime();
    if (expired()) {
      guarded.close();
    }
  }

  /** Gives up: what was written of the request must not be taken for the whole of it. */
  void cut() {
    Connection held = connection;
    if (held != null) {
      held.close();
    }
  }

  /** The answer's head; the body follows. */
  ClassicHttpResponse begun(ClassicHttpResponse head) {
    answer = head;
    return head;
  }

  boolean isIdle() {
    return idle;
  }

  boolean expired() {
    return state.get() == State.EXPIRED;
  }

  /** Whether a byte of the request may have left us: false proves that none did. */
  boolean sent() {
    return sent;
  }

  /** Whether a byte of an answer came. */
  boolean answered() {
    return answered;
  }

  /** Whether the upstream would not take all of the request, which an answer may explain. */
  boolean refused() {
    return refused;
  }

  void writing() {
    sent = true;
    lastByteAt = System.nanoTime();
  }

  void refuse() {
    refused = true;
  }

  void read(int bytes) {
    answered |= bytes > 0;
    lastByteAt = System.nanoTime();
  }

  /**
   * @return whether the connection is still the exchange's own: false when it was, or is being,
   *     closed
   */
  boolean end() {
    boolean ended = state.compareAndSet(State.RUNNING, State.ENDED);
    timer.cancel(false);
    return ended;
  }

  /** Unless the connection went back to the pool, it goes: the library would read on to the end. */
  @Override
  public void close() {
    if (end()) {
      cut();
    }
    Closer.closeQuietly(answer);
  }

  @Override
  public void run() {
    long left = idle ? limitNanos - (System.nanoTime() - lastByteAt) : 0;
    if (left > 0) {
      again(left);
    } else if (state.compareAndSet(State.RUNNING, State.EXPIRED)) {
      cut(); // reads the connection after the change: guard() looks the other way round
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
