package dev.linkgate.server.guard;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request head as it arrives, each line checked once, when it is complete. One per
 * connection, used again for each request; positions are relative to the request's first byte, so
 * the bytes may move between two calls.
 */
final class HeadReader {
  /** The head is not complete yet. */
  static final int MORE = 0;

  /** See {@link #refusal}. */
  static final int REFUSED = -1;

  private static final byte[] HTTP_1 = ascii("HTTP/1.");
  private static final byte[] HEAD = ascii("head");

  private final GuardLimits limits;
  private final FieldReader fields = new FieldReader();
  private int scanned;
  private int line;
  private int lines;
  private int skip;
  private boolean bodiless;
  private boolean http10;
  private @Nullable String path;
  private @Nullable Refusal refusal;

  HeadReader(GuardLimits limits) {
    this.limits = limits;
  }

  void reset() {
    fields.reset();
    scanned = 0;
    line = 0;
    lines = 0;
    skip = 0;
    bodiless = false;
    http10 = false;
    path = null;
    refusal = null;
  }

  /** The path before the query as written, once the request line is known to be good. */
  @Nullable String path() {
    return path;
  }

  @Nullable Refusal refusal() {
    return refusal;
  }

  FieldReader fields() {
    return fields;
  }

  /** Bytes before the request line to leave out: RFC 9112 §2.2 asks to ignore one empty line. */
  int skip() {
    return skip;
  }

  /** Whether the connection ends with this request. */
  boolean last() {
    return fields.close() || (http10 && !fields.keepAlive());
  }

  boolean http10() {
    return http10;
  }

  /**
   * @param from the request's first byte
   * @return the head's length, {@link #MORE} or {@link #REFUSED}
   */
  int read(byte[] bytes, int from, int to) {
    int end = Math.min(to, from + limits.headBytes());
    int i = from + scanned;
    while (i < end) {
      byte b = bytes[i];
      if (b >= ' ' && b != 0x7F) {
        i++;
      } else if (b == '\t' || b < 0) {
        if (lines == 0) {
          return refuse(Refusal.REQUEST_LINE);
        }
        i++;
      } else if (b != '\r') {
        return refuse(b == '\n' ? Refusal.LINE_END : Refusal.CONTROL);
      } else if (i + 1 == end) {
        break;
      } else if (bytes[i + 1] != '\n') {
        return refuse(Refusal.LINE_END);
      } else {
        int lineStart = from + line;
        i += 2;
        line = i - from;
        if (i - 2 == lineStart && lines > 0) {
          return finish(line);
        }
        if (!line(bytes, lineStart, i - 2)) {
          return REFUSED;
        }
      }
    }
    scanned = i - from;
    return to - from >= limits.headBytes() ? refuse(Refusal.HEAD_TOO_LARGE) : MORE;
  }

  private boolean line(byte[] bytes, int from, int to) {
    Refusal found;
    if (lines > 0) {
      found = lines > limits.headers() ? Refusal.HEADERS : fields.line(bytes, from, to);
      lines++;
    } else if (from == to) {
      found = skip > 0 ? Refusal.REQUEST_LINE : null;
      skip = 2;
    } else {
      found = requestLine(bytes, from, to);
      lines = 1;
    }
    refusal = found;
    return found == null;
  }

  private @Nullable Refusal requestLine(byte[] bytes, int from, int to) {
    int methodEnd = from;
    while (methodEnd < to && Octets.token(bytes[methodEnd])) {
      methodEnd++;
    }
    int versionStart = to - 8;
    int targetStart = methodEnd + 1;
    if (methodEnd == from
        || methodEnd == to
        || bytes[methodEnd] != ' '
        || targetStart >= versionStart
        || bytes[versionStart - 1] != ' ') {
      return Refusal.REQUEST_LINE;
    }
    int targetEnd = versionStart - 1;
    for (int i = targetStart; i < targetEnd; i++) {
      if (bytes[i] == ' ') {
        return Refusal.REQUEST_LINE;
      }
    }
    Refusal target = Target.check(bytes, targetStart, targetEnd, limits.operators());
    return target != null ? target : accept(bytes, from, methodEnd, targetEnd, to);
  }

  private @Nullable Refusal accept(byte[] bytes, int from, int methodEnd, int targetEnd, int to) {
    for (int i = 0; i < HTTP_1.length; i++) {
      if (bytes[targetEnd + 1 + i] != HTTP_1[i]) {
        return Refusal.VERSION;
      }
    }
    byte minor = bytes[to - 1];
    if (minor != '1' && minor != '0') {
      return Refusal.VERSION;
    }
    http10 = minor == '0';
    int target = methodEnd + 1;
    int pathEnd = Target.pathEnd(bytes, target, targetEnd);
    path = new String(bytes, target, pathEnd - target, StandardCharsets.ISO_8859_1);
    bodiless = Octets.same(bytes, from, methodEnd, HEAD);
    return Methods.refused(bytes, from, methodEnd) ? Refusal.METHOD : null;
  }

  private int finish(int length) {
    Refusal found = fields.check(http10, limits.operators());
    if (found == null && bodiless && fields.hasBody()) {
      found = Refusal.BODY_UNEXPECTED;
    }
    return found == null ? length : refuse(found);
  }

  private int refuse(Refusal found) {
    refusal = found;
    return REFUSED;
  }

  static byte[] ascii(String word) {
    return word.getBytes(StandardCharsets.US_ASCII);
  }
}
