package dev.linkgate.store;

import dev.linkgate.canonical.GatewayException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads on threads of its own: a caller waits as long as it may and not as long as a database
 * hangs, and SQLite's native calls do not hold the threads that carry all callers.
 */
final class Readers implements AutoCloseable {
  private final Database database;
  private final ExecutorService threads;

  Readers(Database database) {
    this.database = database;
    this.threads =
        Executors.newFixedThreadPool(
            Database.READERS,
            Thread.ofPlatform().daemon().name("linkgate-store-read-", 0).factory());
  }

  /**
   * @param deadline of {@link System#nanoTime}
   * @throws GatewayException for {@code STORE_DOWN}
   */
  <T> T read(Database.Work<T> work, long deadline) {
    Future<T> read = null;
    try {
      read = threads.submit(() -> database.read(work));
      return read.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      read.cancel(false); // when it has not begun, it need not
      throw StoreDown.because(e);
    } catch (ExecutionException e) {
      throw StoreDown.because(e.getCause());
    } catch (RejectedExecutionException e) {
      throw StoreDown.because(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StoreDown.because(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
