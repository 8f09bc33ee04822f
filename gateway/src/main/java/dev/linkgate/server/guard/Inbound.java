package dev.linkgate.server.guard;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.jspecify.annotations.Nullable;

/** What the guard knows of one connection. Every field is guarded by this object's lock. */
final class Inbound {
  /** Where a connection stands. */
  enum Phase {
    /** Between requests, or a whole request is being answered. */
    BETWEEN,
    /** A head is arriving. */
    HEAD,
    /** A link request's head is here, its body is not. */
    BODY,
    /** The head went on, the body follows as it arrives. */
    STREAM,
    /** The request said it is the connection's last; what follows is dropped. */
    LAST,
    /** Refused: what follows is dropped until the caller has read the answer. */
    REFUSED
  }

  /** {@link #deadline} when nothing is waited for. */
  static final long NONE = 0;

  /** A usual SDK request fits twice. */
  private static final int FIRST_HELD = 2048;

  final Connection<?> connection;
  final FilterChain chain;
  final HeadReader head;

  /** Bytes held over all connections. */
  private final AtomicLong allHeld;

  Phase phase = Phase.BETWEEN;
  int headLength;

  /** Bytes of an incomplete request, or null. */
  byte @Nullable [] held;

  int heldLength;

  /** A streamed body's bytes still to come. */
  long bodyLeft;

  /** A streamed body's chunks, or null. */
  @Nullable ChunkReader chunks;

  /** On the clock of System.nanoTime, or {@link #NONE}. */
  long deadline;

  /** Contexts a request went on with that are not complete. */
  int inFlight;

  /** Whether the request whose body is being streamed has been answered already. */
  boolean answered;

  int dropped;

  Inbound(Connection<?> connection, FilterChain chain, GuardLimits limits, AtomicLong allHeld) {
    this.connection = connection;
    this.chain = chain;
    this.head = new HeadReader(limits);
    this.allHeld = allHeld;
  }

  void startDeadline(long nanos) {
    deadline = System.nanoTime() + nanos | 1;
  }

  void begin() {
    phase = Phase.HEAD;
    deadline = NONE;
    head.reset();
  }

  /** The whole request went on. */
  void finish() {
    phase = head.last() ? Phase.LAST : Phase.BETWEEN;
    chunks = null;
    deadline = NONE;
  }

  /**
   * Keeps a copy of these bytes after those already kept; false when all connections keep too much.
   */
  boolean hold(byte[] bytes, int from, int to, long most) {
    int length = heldLength + to - from;
    int room = held == null ? 0 : held.length;
    if (length > room) {
      int more = Math.max(Math.max(FIRST_HELD, 2 * room), length) - room;
      if (allHeld.addAndGet(more) > most) {
        allHeld.addAndGet(-more);
        return false;
      }
      held = held == null ? new byte[more] : Arrays.copyOf(held, room + more);
    }
    System.arraycopy(bytes, from, held, heldLength, to - from);
    heldLength = length;
    return true;
  }

  void release() {
    if (held != null) {
      allHeld.addAndGet(-held.length);
      held = null;
      heldLength = 0;
    }
  }
}
