package dev.linkgate.refresh;

import dev.linkgate.canonical.GatewayException;
import java.time.Instant;

/** How often each token has made a link, for all nodes of a gateway. */
public interface RefreshUses {
  /**
   * Takes one use, if there is one left.
   *
   * @param token its digest
   * @param most how many there are
   * @param expires from when nobody has to remember it
   * @return whether one was taken
   * @throws GatewayException for {@code STORE_DOWN} when nothing is certain
   */
  boolean take(String token, int most, Instant expires);

  /**
   * Gives one back that made no link.
   *
   * @throws GatewayException for {@code STORE_DOWN} when nothing is certain
   */
  void giveBack(String token);
}
