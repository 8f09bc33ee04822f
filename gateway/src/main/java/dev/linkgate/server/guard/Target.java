package dev.linkgate.server.guard;

import org.jspecify.annotations.Nullable;

/** Request targets: origin-form only, with a path that means the same to everyone who reads it. */
final class Target {
  /** What a path can lead to is decided on its segments: none may be empty, '.' or '..'. */
  private static final int NOT_DOTS = -1;

  private Target() {}

  /** Where the path ends: at the query or the target's end. */
  static int pathEnd(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '?') {
        return i;
      }
    }
    return to;
  }

  /**
   * @param slashes whether a segment may have an escaped slash
   */
  static @Nullable Refusal check(byte[] bytes, int from, int to, boolean slashes) {
    if (from == to || bytes[from] != '/') {
      return Refusal.TARGET;
    }
    int pathEnd = pathEnd(bytes, from, to);
    Refusal refusal = path(bytes, from + 1, pathEnd, slashes);
    return refusal == null ? query(bytes, pathEnd, to) : refusal;
  }

  private static @Nullable Refusal path(byte[] bytes, int from, int to, boolean slashes) {
    int dots = 0;
    int segment = from;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b == '/') {
        if (i == segment || dots == 1 || dots == 2) {
          return Refusal.PATH;
        }
        dots = 0;
        segment = i + 1;
      } else if (b == '%') {
        int decoded = escape(bytes, i, to);
        boolean slash = decoded == '/' || decoded == '\\';
        if (decoded <= 0x1F || (slash && !slashes) || decoded == 0x7F) {
          return Refusal.ESCAPE;
        }
        dots = decoded == '.' && dots != NOT_DOTS ? dots + 1 : NOT_DOTS;
        i += 2;
      } else if (b == '.' && dots != NOT_DOTS) {
        dots++;
      } else if (Octets.path(b)) {
        dots = NOT_DOTS;
      } else {
        return Refusal.PATH;
      }
    }
    return dots == 1 || dots == 2 ? Refusal.PATH : null;
  }

  private static @Nullable Refusal query(byte[] bytes, int question, int to) {
    for (int i = question + 1; i < to; i++) {
      byte b = bytes[i];
      if (b == '%') {
        if (escape(bytes, i, to) < 0) {
          return Refusal.ESCAPE;
        }
        i += 2;
      } else if (!Octets.query(b)) {
        return Refusal.QUERY;
      }
    }
    return null;
  }

  /** The byte an escape stands for, or -1. */
  private static int escape(byte[] bytes, int percent, int to) {
    if (percent + 2 >= to) {
      return -1;
    }
    int high = Octets.hex(bytes[percent + 1]);
    int low = Octets.hex(bytes[percent + 2]);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
