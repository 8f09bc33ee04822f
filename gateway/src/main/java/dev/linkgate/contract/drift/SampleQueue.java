package dev.linkgate.contract.drift;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What waits to be checked. Who offers never waits: what does not fit is dropped. */
final class SampleQueue {
  /** Two full lanes at once; a stall of the checking thread is not made up for. */
  static final int MOST = 256;

  /** Answers have a few hundred bytes; those of a megabyte must not fill the heap. */
  static final long MOST_BYTES = 4 << 20;

  private final BlockingQueue<Sample> queue = new ArrayBlockingQueue<>(MOST);
  private final AtomicLong bytes = new AtomicLong();

  boolean offer(Sample sample) {
    int length = sample.body().length;
    if (bytes.addAndGet(length) <= MOST_BYTES && queue.offer(sample)) {
      return true;
    }
    bytes.addAndGet(-length);
    return false;
  }

  /** The next one, or null when none comes in time. */
  @Nullable Sample poll(Duration patience) throws InterruptedException {
    return taken(queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
  }

  /** The next one, or null when there is none. */
  @Nullable Sample poll() {
    return taken(queue.poll());
  }

  private @Nullable Sample taken(@Nullable Sample sample) {
    if (sample != null) {
      bytes.addAndGet(-sample.body().length);
    }
    return sample;
  }
}
