package dev.linkgate.store;

import dev.linkgate.canonical.GatewayException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does now and then what nobody waits for: the first time at once. */
final class Upkeep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** A piece of work ends within a fraction of this. */
  private static final Duration LAST_PIECE = Duration.ofSeconds(5);

  private final List<Runnable> chores;
  private final Thread thread =
      Thread.ofPlatform().daemon().name("linkgate-store-upkeep").unstarted(this::run);

  Upkeep(List<Runnable> chores) {
    this.chores = List.copyOf(chores);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!Thread.interrupted()) {
        chores.forEach(Upkeep::once);
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  private static void once(Runnable chore) {
    try {
      chore.run();
    } catch (GatewayException e) {
      if (!Thread.currentThread().isInterrupted()) { // closed otherwise
        LOG.warn("the store's upkeep is put off: {}", String.valueOf(e.getCause()));
      }
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(LAST_PIECE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
