package dev.linkgate.upstream;

import java.time.Duration;

/**
 * The limits of one upstream.
 *
 * @param connect for the name look-up and TCP together, and once more for the TLS handshake
 * @param total of a whole exchange, from before connecting to the last byte of the answer
 * @param maxAnswerBytes of an answer that is read whole
 * @param maxInFlight exchanges at once, streamed ones too
 * @param relayIdle how long a streamed exchange may pass without a byte in either direction
 * @param maxRelayBytes of a streamed body, each way
 */
public record HttpSettings(
    Duration connect,
    Duration total,
    int maxAnswerBytes,
    int maxInFlight,
    Duration relayIdle,
    long maxRelayBytes) {

  /** Providers answer a SYN within 300 ms from anywhere; 2 s allows for one lost packet. */
  public static final Duration CONNECT = Duration.ofSeconds(2);

  /** SDKs wait 60 to 80 s; 30 s leaves them room for one more try of their own. */
  public static final Duration TOTAL = Duration.ofSeconds(30);

  /** A link's answer is below 2 KiB; 1 MiB is past any JSON a provider sends for one. */
  public static final int MAX_ANSWER_BYTES = 1 << 20;

  /** Three quarters of the process, so that one upstream that hangs leaves room for the others. */
  public static final int MAX_IN_FLIGHT = 1_500;

  /** Longer than any provider takes over a file or a report's first byte. */
  public static final Duration RELAY_IDLE = Duration.ofSeconds(60);

  /** Twice Stripe's largest file upload (16 MB). */
  public static final long MAX_RELAY_BYTES = 32L << 20;

  /** Every limit as documented. */
  public static final HttpSettings DEFAULTS =
      new HttpSettings(
          CONNECT, TOTAL, MAX_ANSWER_BYTES, MAX_IN_FLIGHT, RELAY_IDLE, MAX_RELAY_BYTES);

  public HttpSettings {
    if (!connect.isPositive() || !total.isPositive() || !relayIdle.isPositive()) {
      throw new IllegalArgumentException("a time limit must be longer than nothing");
    }
    if (maxAnswerBytes < 1 || maxInFlight < 1 || maxRelayBytes < 1) {
      throw new IllegalArgumentException("a limit must be at least 1");
    }
  }

  /** The same with another limit for a whole exchange. */
  public HttpSettings within(Duration limit) {
    return new HttpSettings(connect, limit, maxAnswerBytes, maxInFlight, relayIdle, maxRelayBytes);
  }
}
