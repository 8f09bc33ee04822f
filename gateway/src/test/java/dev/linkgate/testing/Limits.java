package dev.linkgate.testing;

import dev.linkgate.config.LimitsConfig;
import dev.linkgate.config.UpstreamConfig;
import dev.linkgate.upstream.HttpSettings;
import java.time.Duration;

/** An upstream's limits as a configuration has them that says nothing of them. */
public final class Limits {
  public static final HttpSettings DEFAULTS =
      new HttpSettings(
          UpstreamConfig.DEFAULT_CONNECT_TIMEOUT,
          UpstreamConfig.DEFAULT_TIMEOUT,
          HttpSettings.MAX_ANSWER_BYTES,
          UpstreamConfig.DEFAULT_MAX_IN_FLIGHT,
          HttpSettings.RELAY_IDLE,
          LimitsConfig.DEFAULT_RELAY_BODY);

  private Limits() {}

  /** The same with another limit for a whole exchange. */
  public static HttpSettings within(Duration limit) {
    return new HttpSettings(
        DEFAULTS.connect(),
        limit,
        DEFAULTS.maxAnswerBytes(),
        DEFAULTS.maxInFlight(),
        DEFAULTS.relayIdle(),
        DEFAULTS.maxRelayBytes());
  }
}
