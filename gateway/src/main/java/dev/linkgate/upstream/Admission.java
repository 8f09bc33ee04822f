package dev.linkgate.upstream;

import static dev.linkgate.canonical.FailureKind.UPSTREAM_UNAVAILABLE;

import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Reason;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * How many exchanges the process carries at once, over all upstreams. What is above is refused at
 * once: waiting callers cost memory too, and 4,000 of them once brought a 512 MB heap down.
 */
public final class Admission {
  /**
   * Where that many are in flight a slot is free again within milliseconds; a second spreads the
   * retries.
   */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final int limit;
  private final Semaphore slots;

  public Admission(int maxInFlight) {
    this.limit = maxInFlight;
    this.slots = new Semaphore(maxInFlight);
  }

  /** Exchanges in flight now. */
  public int inFlight() {
    return limit - slots.availablePermits();
  }

  /**
   * Takes a slot of the process and of the upstream, or neither.
   *
   * @throws GatewayException when either has none left
   */
  Ticket enter(String upstreamName, Semaphore upstreamSlots) {
    if (!slots.tryAcquire()) {
      throw refused(upstreamName + ": not sent, the gateway has too many requests in flight");
    }
    if (!upstreamSlots.tryAcquire()) {
      slots.release();
      throw refused(upstreamName + ": not sent, too many requests to it are in flight");
    }
    return () -> {
      upstreamSlots.release();
      slots.release();
    };
  }

  private static GatewayException refused(String message) {
    return new GatewayException(
        Failure.of(UPSTREAM_UNAVAILABLE, Fault.GATEWAY, message)
            .because(Reason.OVERLOADED)
            .after(RETRY_AFTER));
  }

  /** A place among the exchanges in flight, given back once. */
  interface Ticket extends AutoCloseable {
    @Override
    void close();
  }
}
