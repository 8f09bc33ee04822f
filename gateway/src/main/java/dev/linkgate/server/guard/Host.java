package dev.linkgate.server.guard;

/**
 * The Host header's value: a name, an IPv4 address or a bracketed IPv6 address, and perhaps a port.
 */
final class Host {
  private static final int MAX_PORT_DIGITS = 5;
  private static final int MAX_PORT = 65_535;

  private Host() {}

  static boolean valid(byte[] bytes, int from, int to) {
    if (from == to) {
      return false;
    }
    int i = from;
    if (bytes[i] == '[') {
      i++;
      while (i < to && (Octets.hex(bytes[i]) >= 0 || bytes[i] == ':' || bytes[i] == '.')) {
        i++;
      }
      if (i == to || bytes[i] != ']' || i == from + 1) {
        return false;
      }
      i++;
    } else {
      while (i < to && Octets.host(bytes[i])) {
        i++;
      }
      if (i == from) {
        return false;
      }
    }
    return i == to || (bytes[i] == ':' && port(bytes, i + 1, to));
  }

  private static boolean port(byte[] bytes, int from, int to) {
    if (from == to || to - from > MAX_PORT_DIGITS) {
      return false;
    }
    int port = 0;
    for (int i = from; i < to; i++) {
      if (!Octets.digit(bytes[i])) {
        return false;
      }
      port = port * 10 + (bytes[i] - '0');
    }
    return port <= MAX_PORT;
  }
}
