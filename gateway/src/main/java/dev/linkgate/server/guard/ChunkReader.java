package dev.linkgate.server.guard;

import org.jspecify.annotations.Nullable;

/**
 * Follows a chunked body byte by byte, so that Grizzly's decoder, which takes spaces, bare LFs and
 * junk before a line end, never sees a chunk it could read differently.
 */
final class ChunkReader {
  /** Eight hexadecimal digits: 4 GiB, more than any body limit. */
  private static final int MAX_SIZE_DIGITS = 8;

  private enum At {
    SIZE,
    SIZE_LF,
    DATA,
    DATA_CR,
    DATA_LF,
    END_CR,
    END_LF,
    DONE
  }

  private final long limit;
  private At at = At.SIZE;
  private int digits;
  private long left;
  private long total;
  private @Nullable Refusal refusal;

  ChunkReader(long limit) {
    this.limit = limit;
  }

  boolean done() {
    return at == At.DONE;
  }

  @Nullable Refusal refusal() {
    return refusal;
  }

  /** The index after the last byte of the body within these bytes; ask {@link #refusal} first. */
  int read(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && at != At.DONE && refusal == null) {
      if (at == At.DATA) {
        long skip = Math.min(left, to - i);
        left -= skip;
        i += (int) skip;
        at = left == 0 ? At.DATA_CR : At.DATA;
      } else {
        step(bytes[i++]);
      }
    }
    return i;
  }

  private void step(byte b) {
    switch (at) {
      case SIZE -> size(b);
      case SIZE_LF -> {
        expect(b, '\n', left == 0 ? At.END_CR : At.DATA);
        digits = 0;
      }
      case DATA_CR -> expect(b, '\r', At.DATA_LF);
      case DATA_LF -> expect(b, '\n', At.SIZE);
      case END_CR -> {
        if (b != '\r' && b != '\n') {
          refusal = Refusal.TRAILER;
        } else {
          expect(b, '\r', At.END_LF);
        }
      }
      case END_LF -> expect(b, '\n', At.DONE);
      case DATA, DONE -> throw new IllegalStateException(at.name());
    }
  }

  private void size(byte b) {
    int value = Octets.hex(b);
    if (value >= 0) {
      left = digits == 0 ? value : left << 4 | value;
      if (++digits > MAX_SIZE_DIGITS) {
        refusal = Refusal.CHUNK;
      }
      return;
    }
    // Chunk extensions end here too: Grizzly's decoder throws on any, and no SDK sends them.
    if (b != '\r' || digits == 0) {
      refusal = Refusal.CHUNK;
      return;
    }
    total += left;
    if (total > limit) {
      refusal = Refusal.BODY_TOO_LARGE;
    }
    at = At.SIZE_LF;
  }

  private void expect(byte b, char wanted, At next) {
    if (b == wanted) {
      at = next;
    } else {
      refusal = Refusal.CHUNK;
    }
  }
}
