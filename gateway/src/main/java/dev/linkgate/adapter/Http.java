package dev.linkgate.adapter;

import dev.linkgate.canonical.GatewayException;

/** The one way to an upstream. Sends once, follows nothing, waits no longer than its deadline. */
@FunctionalInterface
public interface Http {
  /**
   * @throws GatewayException {@code UPSTREAM_UNAVAILABLE} when no byte of the request was written,
   *     {@code OUTCOME_UNKNOWN} when some were and no whole answer within the limits came
   */
  HttpAnswer send(HttpCall call);
}
