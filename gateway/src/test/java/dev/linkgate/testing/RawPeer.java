package dev.linkgate.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The upstream's end of one connection, for scripts. */
public final class RawPeer {
  private static final int RECORDED = 1 << 20;

  private final Socket socket;
  private final InputStream in;
  private final List<RawRequest> requests;
  private @Nullable RawRequest last;

  RawPeer(Socket socket, List<RawRequest> requests) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.requests = requests;
  }

  /**
   * Reads and records one request.
   *
   * @return false when the client closed instead
   */
  public boolean read() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!readHead(bytes)) {
      return false;
    }
    int headLength = bytes.size();
    RawRequest head = new RawRequest(bytes.toByteArray(), headLength, 0);
    long body = 0;
    try {
      if (!head.values("transfer-encoding").isEmpty()) {
        body = readChunks(bytes);
      } else if (!head.values("content-length").isEmpty()) {
        body = copy(Long.parseLong(head.values("content-length").getFirst()), bytes);
      }
    } finally {
      last = new RawRequest(bytes.toByteArray(), headLength, body);
      requests.add(last);
    }
    return true;
  }

  /** The request read last. */
  public RawRequest last() {
    return Objects.requireNonNull(last);
  }

  /** Reads up to the end of the head only, and records that. */
  public boolean readHead() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean whole = readHead(bytes);
    if (whole) {
      requests.add(new RawRequest(bytes.toByteArray(), bytes.size(), 0));
    }
    return whole;
  }

  public void write(String wire) throws IOException {
    write(wire.getBytes(StandardCharsets.ISO_8859_1));
  }

  public void write(byte[] wire) throws IOException {
    socket.getOutputStream().write(wire);
    socket.getOutputStream().flush();
  }

  /** One byte at a time. */
  public void drip(String wire, int everyMillis) throws IOException {
    for (byte b : wire.getBytes(StandardCharsets.ISO_8859_1)) {
      write(new byte[] {b});
      pause(everyMillis);
    }
  }

  public void pause(int millis) {
    LockSupport.parkNanos(millis * 1_000_000L);
  }

  /** Closes with a reset instead of an orderly end. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Waits, however long, for the client to close. */
  public void awaitClose() throws IOException {
    while (in.read() >= 0) {
      // what it still sends is not looked at
    }
  }

  private boolean readHead(ByteArrayOutputStream bytes) throws IOException {
    for (int last = 0; last != 0x0d0a0d0a; ) {
      int b = in.read();
      if (b < 0) {
        return false;
      }
      bytes.write(b);
      last = last << 8 | b;
    }
    return true;
  }

  private long readChunks(ByteArrayOutputStream bytes) throws IOException {
    for (long body = 0; ; ) {
      StringBuilder size = new StringBuilder();
      for (int b = in.read(); b != '\n'; b = in.read()) {
        if (b < 0) {
          throw new EOFException();
        }
        bytes.write(b);
        size.append((char) b);
      }
      bytes.write('\n');
      long chunk = Long.parseLong(size.toString().strip(), 16);
      body += copy(chunk, bytes);
      copy(2, bytes);
      if (chunk == 0) {
        return body;
      }
    }
  }

  private long copy(long length, ByteArrayOutputStream bytes) throws IOException {
    byte[] buffer = new byte[16_384];
    for (long left = length; left > 0; ) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new EOFException();
      }
      if (bytes.size() < RECORDED) {
        bytes.write(buffer, 0, read);
      }
      left -= read;
    }
    return length;
  }
}
