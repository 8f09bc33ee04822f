package dev.linkgate.server.guard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A socket that sends exactly the bytes it is given. */
public final class RawCaller implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 8_000;

  private final Socket socket;

  /** Connects to a loopback port. */
  public RawCaller(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
  }

  /** Sends these characters as Latin-1. */
  public RawCaller send(String latin1) throws IOException {
    return send(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends these bytes. */
  public RawCaller send(byte[] bytes) throws IOException {
    try {
      socket.getOutputStream().write(bytes);
    } catch (SocketException e) {
      // The server may have stopped reading already; what it answered is still to be read.
    }
    return this;
  }

  /** Every byte on its own. */
  RawCaller drip(String latin1) throws IOException {
    for (byte b : latin1.getBytes(StandardCharsets.ISO_8859_1)) {
      socket.getOutputStream().write(b);
    }
    return this;
  }

  /** One answer with a Content-Length, or none (1xx); empty at the end of the stream. */
  public String answer() throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    int b;
    while (head.indexOf("\r\n\r\n") < 0 && (b = in.read()) >= 0) {
      head.append((char) b);
    }
    int at = head.toString().toLowerCase(java.util.Locale.ROOT).indexOf("content-length: ");
    if (at < 0) {
      return head.toString();
    }
    int length = Integer.parseInt(head.substring(at + 16, head.indexOf("\r", at)));
    return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  /** All that comes until the server ends the connection. */
  public String rest() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(all);
    } catch (SocketException e) {
      all.writeBytes("(reset)".getBytes(StandardCharsets.US_ASCII));
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
