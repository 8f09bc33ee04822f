package dev.linkgate.adapter;

import dev.linkgate.canonical.GatewayException;

/** What an upstream of our own answers beside links, in the API its caller speaks. */
@FunctionalInterface
public interface Operations {
  /**
   * Carries an operation out.
   *
   * @throws GatewayException for the caller's API to say: no such operation or account, a request
   *     that its API would refuse, a key that came with another request before
   */
  Played answer(PlayedCall call);
}
