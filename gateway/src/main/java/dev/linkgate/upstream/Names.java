package dev.linkgate.upstream;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Host names to addresses, within a time limit. The system's look-up can take 30 s, cannot be
 * interrupted and would hold a virtual thread's carrier, so it runs on threads of its own.
 */
final class Names {
  /** The JDK caches answers; more than a few look-ups at once means the resolver is stuck. */
  private static final int THREADS = 4;

  private static final int WAITING = 4_096; // no more than may be in flight
  private static final int THREAD_IDLE_SECONDS = 10;

  private final ThreadPoolExecutor threads;

  Names() {
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            THREAD_IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("upstream-names-", 0).daemon().factory());
    threads.allowCoreThreadTimeOut(true);
  }

  InetAddress[] resolve(String host, int millis) throws IOException {
    if (host.indexOf(':') >= 0 || Character.isDigit(host.charAt(host.length() - 1))) {
      return InetAddress.getAllByName(host); // an address already, or no name at all: no look-up
    }
    Future<InetAddress[]> lookup;
    try {
      lookup = threads.submit(() -> InetAddress.getAllByName(host));
    } catch (RejectedExecutionException e) {
      throw new UnknownHostException("too many name look-ups are waiting");
    }
    try {
      return lookup.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      lookup.cancel(false);
      throw new SocketTimeoutException("name look-up");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("name look-up");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }
}
