package dev.linkgate.contract.drift;

import dev.linkgate.canonical.GatewayException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings sightings into the book, once a second at most and on a thread of its own: a store that is
 * slow or down holds up nobody. What it does not take waits, added up.
 */
final class DriftKeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DriftWatch.class);

  private static final Duration EVERY = Duration.ofSeconds(1);

  /** A store that does not answer says so within about two seconds. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(3);

  /** Of all upstreams together: a gateway has some dozens at most. */
  private static final int MOST_KNOWN = 100 * DriftBook.MOST_ROWS;

  private final DriftBook book;
  private final Sightings sightings;
  private final Thread thread =
      Thread.ofPlatform().daemon().name("linkgate-drift-store").unstarted(this::run);
  private volatile boolean closing;
  private boolean failed;

  DriftKeeping(DriftBook book, Sightings sightings) {
    this.book = book;
    this.sightings = sightings;
  }

  /** First of all learns what is no news. */
  void start() {
    try {
      List<DriftRow> rows = book.list(null, true, MOST_KNOWN);
      sightings.know(rows.stream().map(row -> row.sighting().key()).toList());
    } catch (GatewayException e) {
      LOG.warn("known drift cannot be read, and is logged as new: {}", e.failure().message());
    }
    thread.start();
  }

  private void run() {
    try {
      while (!closing) {
        Thread.sleep(EVERY);
        keep();
      }
    } catch (InterruptedException e) {
      // closing
    }
    keep();
  }

  private void keep() {
    List<Sighting> taken = sightings.take();
    if (taken.isEmpty()) {
      return;
    }
    try {
      book.add(taken);
      failed = false;
    } catch (GatewayException e) {
      sightings.putBack(taken);
      if (!failed) {
        LOG.warn("drift is not stored, and counted on: {}", e.failure().message());
      }
      failed = true;
    }
  }

  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      if (thread.isAlive()) {
        thread.join(LAST_WORDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
