package dev.linkgate.refresh;

import dev.linkgate.adapter.Headers;
import java.time.Instant;

/**
 * A request for a link, to be asked again by whoever holds it.
 *
 * @param caller the name of who asked
 * @param api the name of the API it spoke
 * @param version and version
 * @param path the path it asked under
 * @param headers those of its headers that say whom it acts for
 * @param body its bytes
 * @param exchange names the exchange it was first asked in, so that no two requests have one token
 * @param expires from when the token makes nothing
 * @param uses how many links it makes
 */
public record RefreshToken(
    String caller,
    String api,
    String version,
    String path,
    Headers headers,
    byte[] body,
    String exchange,
    Instant expires,
    int uses) {
  @Override
  public String toString() {
    return "RefreshToken[" + caller + " " + path + "]"; // the body holds redirect URLs
  }
}
