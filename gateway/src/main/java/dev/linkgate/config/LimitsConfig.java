package dev.linkgate.config;

import java.time.Duration;

/**
 * What the process takes on.
 *
 * @param maxInFlight exchanges at one time, all upstreams together; more are refused at once
 * @param relayBody bytes of a relayed body, each way
 * @param drain how long answers still say "go elsewhere" before the listeners close
 */
public record LimitsConfig(int maxInFlight, long relayBody, Duration drain) {
  /** A call in flight holds about 95 KB: 1,536 of them are 146 MB of the launcher's 192 MB heap. */
  public static final int DEFAULT_MAX_IN_FLIGHT = 1536;

  /** Room for a document upload; streamed, so it bounds time and traffic, not memory. */
  public static final long DEFAULT_RELAY_BODY = 32L << 20;

  /** Some of a load balancer's health checks: they usually come every 1 to 5 s. */
  public static final Duration DEFAULT_DRAIN = Duration.ofSeconds(5);

  public static final LimitsConfig DEFAULT =
      new LimitsConfig(DEFAULT_MAX_IN_FLIGHT, DEFAULT_RELAY_BODY, DEFAULT_DRAIN);
}
