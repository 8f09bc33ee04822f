package dev.linkgate.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells callers that the store does not answer, once they have waited long enough. A caller that
 * saw to it itself would wait with a limit, and for a virtual thread another thread has to be woken
 * to keep that: twice for each request, a tenth of its CPU.
 */
final class Patience implements AutoCloseable {
  /** A caller waits so much longer than its deadline at most. */
  private static final Duration EVERY = Duration.ofMillis(100);

  private final List<Writer> writers;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("linkgate-store-patience").unstarted(this::run);

  Patience(List<Writer> writers) {
    this.writers = List.copyOf(writers);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        writers.forEach(Writer::tellWhoIsLate);
      }
    } catch (InterruptedException e) {
      // nobody interrupts it
    }
  }

  @Override
  public void close() {
    closing.countDown();
  }
}
