package dev.linkgate.status;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** What happened in one piece of time. */
final class Slot {
  /** Steps of half an octave from 1 ms; the last one holds all above 33 s. */
  private static final int STEPS = 32;

  private static final double NANOS_PER_MILLI = 1e6;

  private final long number;
  private final LongAdder errors = new LongAdder();
  private final LongAccumulator longest = new LongAccumulator(Math::max, 0);
  private final AtomicIntegerArray steps = new AtomicIntegerArray(STEPS);

  Slot(long number) {
    this.number = number;
  }

  /** Which piece of time it is. */
  long number() {
    return number;
  }

  void add(boolean error, long nanos) {
    if (error) {
      errors.increment();
    }
    longest.accumulate(nanos);
    steps.incrementAndGet(step(nanos / NANOS_PER_MILLI));
  }

  private static int step(double millis) {
    if (millis <= 1) {
      return 0;
    }
    int octave = Math.getExponent(millis);
    int half = millis > Math.scalb(Math.sqrt(2), octave) ? 2 : 1;
    return Math.min(2 * octave + half, STEPS - 1);
  }

  Point point() {
    int count = 0;
    for (int i = 0; i < STEPS; i++) {
      count += steps.get(i);
    }
    double longestMillis = longest.get() / NANOS_PER_MILLI;
    return new Point(count, errors.sum(), Math.min(median(count), longestMillis), longestMillis);
  }

  /** The upper end of the step in which the middle one lies. */
  private double median(int count) {
    int middle = (count + 1) / 2;
    int seen = 0;
    for (int i = 0; i < STEPS; i++) {
      seen += steps.get(i);
      if (count > 0 && seen >= middle) {
        return Math.pow(2, i / 2.0);
      }
    }
    return 0;
  }
}
