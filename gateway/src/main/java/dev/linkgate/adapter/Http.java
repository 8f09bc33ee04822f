package dev.linkgate.adapter;

import dev.linkgate.canonical.GatewayException;

/**
 * The one way to an upstream. Follows nothing, waits no longer than its deadline, and sends once
 * more only what was provably not sent or is repeatable.
 */
@FunctionalInterface
public interface Http {
  /**
   * @throws GatewayException {@code UPSTREAM_UNAVAILABLE} when no byte of the request was written,
   *     {@code OUTCOME_UNKNOWN} when some were, at whichever attempt, and no answer within the
   *     limits tells what came of it
   */
  HttpAnswer send(HttpCall call);
}
