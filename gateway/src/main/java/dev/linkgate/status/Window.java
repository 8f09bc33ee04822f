package dev.linkgate.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The last ten minutes, piece by piece. Adding to it takes no lock. */
final class Window {
  /** Short enough to see a failover, long enough that quiet gateways have something in each. */
  static final Duration PIECE = Duration.ofSeconds(10);

  static final int PIECES = 60;

  private final AtomicReferenceArray<Slot> ring = new AtomicReferenceArray<>(PIECES);

  /**
   * @param now a steady clock's nanoseconds
   */
  void add(long now, boolean error, long nanos) {
    slot(number(now)).add(error, nanos);
  }

  private Slot slot(long number) {
    int at = Math.floorMod(number, PIECES);
    for (; ; ) {
      Slot there = ring.get(at);
      if (there != null && there.number() >= number) {
        return there;
      }
      Slot fresh = new Slot(number);
      if (ring.compareAndSet(at, there, fresh)) {
        return fresh;
      }
    }
  }

  /** The oldest first; the last one is not over yet. */
  List<Point> points(long now) {
    long last = number(now);
    List<Point> points = new ArrayList<>(PIECES);
    for (long number = last - PIECES + 1; number <= last; number++) {
      Slot slot = ring.get(Math.floorMod(number, PIECES));
      points.add(slot == null || slot.number() != number ? Point.NOTHING : slot.point());
    }
    return points;
  }

  private static long number(long now) {
    return Math.floorDiv(now, PIECE.toNanos());
  }
}
