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

  /** A link's answer is below 2 KiB; 1 MiB is past any JSON a provider sends for one. */
  public static final int MAX_ANSWER_BYTES = 1 << 20;

  /** Longer than any provider takes over a file or a report's first byte. */
  public static final Duration RELAY_IDLE = Duration.ofSeconds(60);

  public HttpSettings {
    if (!connect.isPositive() || !total.isPositive() || !relayIdle.isPositive()) {
      throw new IllegalArgumentException("a time limit must be longer than nothing");
    }
    if (maxAnswerBytes < 1 || maxInFlight < 1 || maxRelayBytes < 1) {
      throw new IllegalArgumentException("a limit must be at least 1");
    }
  }
}
