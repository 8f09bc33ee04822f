package dev.linkgate.server.guard;

import static dev.linkgate.server.guard.HeadReader.ascii;

/**
 * The methods Grizzly reads no body for, whatever the head says: what their Content-Length covers
 * would be taken for the next request.
 */
final class Methods {
  private static final byte[][] REFUSED = {ascii("trace"), ascii("connect"), ascii("pri")};

  private Methods() {}

  static boolean refused(byte[] bytes, int from, int to) {
    for (byte[] method : REFUSED) {
      if (Octets.same(bytes, from, to, method)) {
        return true;
      }
    }
    return false;
  }
}
