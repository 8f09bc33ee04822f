package dev.linkgate.server.guard;

import static dev.linkgate.server.guard.HeadReader.ascii;

import org.jspecify.annotations.Nullable;

/** Checks header lines one by one and remembers the few that say where a request ends. */
final class FieldReader {
  private static final byte[] HOST = ascii("host");
  private static final byte[] EXPECT = ascii("expect");
  private static final byte[] UPGRADE = ascii("upgrade");
  private static final byte[] CONNECTION = ascii("connection");
  private static final byte[] CONTENT_LENGTH = ascii("content-length");
  private static final byte[] TRANSFER_ENCODING = ascii("transfer-encoding");
  private static final byte[] CHUNKED = ascii("chunked");
  private static final byte[] CONTINUE = ascii("100-continue");
  private static final byte[] CLOSE = ascii("close");
  private static final byte[] KEEP_ALIVE = ascii("keep-alive");

  /** As long as the name it replaces. */
  private static final byte[] IGNORED = ascii("Ignored");

  /** 18 digits fit a long, whatever they are. */
  private static final int MAX_LENGTH_DIGITS = 18;

  private int hosts;
  private long contentLength;
  private int encodings;
  private boolean chunked;
  private boolean expectsContinue;
  private boolean close;
  private boolean keepAlive;

  FieldReader() {
    reset();
  }

  void reset() {
    hosts = 0;
    contentLength = -1;
    encodings = 0;
    chunked = false;
    expectsContinue = false;
    close = false;
    keepAlive = false;
  }

  /** The body's length as declared, 0 without one. */
  long contentLength() {
    return Math.max(0, contentLength);
  }

  boolean encoded() {
    return encodings > 0;
  }

  boolean hasBody() {
    return contentLength > 0 || encodings > 0;
  }

  boolean expectsContinue() {
    return expectsContinue;
  }

  boolean close() {
    return close;
  }

  boolean keepAlive() {
    return keepAlive;
  }

  /** What is wrong with all the header lines together. */
  @Nullable Refusal check(boolean http10, boolean operators) {
    if (hosts != 1 && !(hosts == 0 && http10 && operators)) {
      return Refusal.HOST;
    }
    if (encodings == 0) {
      return null;
    }
    if (contentLength >= 0) {
      return Refusal.BOTH_LENGTHS;
    }
    return http10 ? Refusal.ENCODING : null;
  }

  /** What is wrong with the Transfer-Encoding, where one is taken at all. */
  @Nullable Refusal checkEncoding() {
    return encodings == 1 && chunked ? null : Refusal.ENCODING;
  }

  @Nullable Refusal line(byte[] bytes, int from, int to) {
    if (bytes[from] == ' ' || bytes[from] == '\t') {
      return Refusal.FOLDED;
    }
    int colon = from;
    while (colon < to && Octets.token(bytes[colon])) {
      colon++;
    }
    if (colon == from || colon == to || bytes[colon] != ':') {
      return Refusal.HEADER;
    }
    int start = colon + 1;
    while (start < to && blank(bytes[start])) {
      start++;
    }
    int end = to;
    while (end > start && blank(bytes[end - 1])) {
      end--;
    }
    for (int i = start; i < end; i++) {
      if (bytes[i] < 0) { // Grizzly refuses these too, with an answer no SDK can read
        return Refusal.ASCII;
      }
    }
    return field(bytes, from, colon, start, end);
  }

  private @Nullable Refusal field(byte[] bytes, int name, int colon, int from, int to) {
    switch (colon - name) {
      case 4 -> {
        if (Octets.same(bytes, name, colon, HOST)) {
          hosts++;
          return Host.valid(bytes, from, to) ? null : Refusal.HOST;
        }
      }
      case 6 -> {
        if (Octets.same(bytes, name, colon, EXPECT)) {
          expectsContinue = Octets.same(bytes, from, to, CONTINUE);
          return expectsContinue ? null : Refusal.EXPECTATION;
        }
      }
      case 7 -> {
        if (Octets.same(bytes, name, colon, UPGRADE)) {
          // The JDK's client offers h2c with its first request. Grizzly would stop framing this
          // connection at the mere header, so it must not see it.
          System.arraycopy(IGNORED, 0, bytes, name, IGNORED.length);
        }
      }
      case 10 -> {
        if (Octets.same(bytes, name, colon, CONNECTION)) {
          connection(bytes, from, to);
        }
      }
      case 14 -> {
        if (Octets.same(bytes, name, colon, CONTENT_LENGTH)) {
          return length(bytes, from, to);
        }
      }
      case 17 -> {
        if (Octets.same(bytes, name, colon, TRANSFER_ENCODING)) {
          encodings++;
          chunked = Octets.same(bytes, from, to, CHUNKED);
        }
      }
      default -> {}
    }
    return null;
  }

  private @Nullable Refusal length(byte[] bytes, int from, int to) {
    if (contentLength >= 0 || from == to || to - from > MAX_LENGTH_DIGITS) {
      return Refusal.LENGTH;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      if (!Octets.digit(bytes[i])) {
        return Refusal.LENGTH;
      }
      value = value * 10 + (bytes[i] - '0');
    }
    contentLength = value;
    return null;
  }

  private void connection(byte[] bytes, int from, int to) {
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i == to || bytes[i] == ',') {
        int end = i;
        while (end > start && blank(bytes[end - 1])) {
          end--;
        }
        close |= Octets.same(bytes, start, end, CLOSE);
        keepAlive |= Octets.same(bytes, start, end, KEEP_ALIVE);
        start = i + 1;
        while (start < to && blank(bytes[start])) {
          start++;
        }
      }
    }
  }

  private static boolean blank(byte b) {
    return b == ' ' || b == '\t';
  }
}
