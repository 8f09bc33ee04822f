package dev.linkgate.store;

import java.time.Duration;

/** How much to write at a time, so that nobody else waits long for the one writer. */
final class Pace {
  /**
   * SQLite has one writer for everything: half of the 20 ms that a ledger entry may wait for it, so
   * that a slower disk does not double it.
   */
  private static final Duration ONE_WRITER = Duration.ofMillis(10);

  /** A server has many; long enough that its commit costs little beside. */
  private static final Duration MANY_WRITERS = Duration.ofMillis(100);

  private static final int FEWEST = 50;

  /** A chunk's words are hashed in PostgreSQL's working memory, 4 MB by default. */
  private static final int MOST = 3_000;

  private final long aimNanos;
  private int size = 200;

  Pace(boolean oneWriter) {
    this.aimNanos = (oneWriter ? ONE_WRITER : MANY_WRITERS).toNanos();
  }

  /** Things to do next. */
  int size() {
    return size;
  }

  /** Learns from what the last ones took. */
  void took(long nanos) {
    if (nanos > aimNanos) {
      size = Math.max(FEWEST, size / 2);
    } else if (nanos < aimNanos / 2) {
      size = Math.min(MOST, size + size / 4);
    }
  }
}
