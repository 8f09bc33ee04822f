package dev.linkgate.upstream;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Host names to addresses, within a time limit. The system's look-up can take 30 s, cannot be
 * interrupted and would hold a virtual thread's carrier, so it runs on threads of its own.
 */
final class Names implements DnsResolver {
  /** The JDK caches answers; more than a few look-ups at once means the resolver is stuck. */
  private static final int THREADS = 4;

  private static final int WAITING = 4_096; // no more than may be in flight
  private static final int THREAD_IDLE_SECONDS = 10;

  private final Duration limit;
  private final ThreadPoolExecutor threads;

  Names(Duration limit) {
    this.limit = limit;
    this.threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            THREAD_IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("upstream-names-", 0).daemon().factory());
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    if (host.indexOf(':') >= 0 || Character.isDigit(host.charAt(host.length() - 1))) {
      return InetAddress.getAllByName(host); // an address already, or no name at all: no look-up
    }
    try {
      Future<InetAddress[]> lookup = threads.submit(() -> InetAddress.getAllByName(host));
      return lookup.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException("interrupted");
    } catch (ExecutionException | RejectedExecutionException | TimeoutException e) {
      throw new UnknownHostException("not found, or not in time");
    }
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host; // what this is for, Kerberos, is not spoken here
  }
}
