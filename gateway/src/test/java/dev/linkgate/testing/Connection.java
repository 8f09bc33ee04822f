package dev.linkgate.testing;

import dev.linkgate.adapter.Headers;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One server-side HTTP/1.1 connection, read strictly so that a bad client shows. */
final class Connection {
  /** Between two bytes of {@link Reply.WireEvent#DRIP}: well under any read timeout. */
  private static final long DRIP_NANOS = 50_000_000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  Connection(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  record Parsed(String method, String target, Headers headers, byte[] body) {}

  /** The next request, or null when the peer closed between two. */
  @Nullable Parsed readRequest() throws IOException {
    String start = line();
    if (start == null) {
      return null;
    }
    String[] parts = start.split(" ", -1);
    if (parts.length != 3 || !parts[2].equals("HTTP/1.1")) {
      throw new IOException("not a request line");
    }
    Headers headers = Headers.NONE;
    String line = requiredLine();
    while (!line.isEmpty()) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IOException("not a header line");
      }
      headers = headers.with(line.substring(0, colon), line.substring(colon + 1).strip());
      line = requiredLine();
    }
    boolean chunked = headers.first("Transfer-Encoding").isPresent();
    int length = headers.first("Content-Length").map(Integer::parseInt).orElse(0);
    byte[] body = chunked ? chunks() : exactly(length);
    return new Parsed(parts[0], parts[1], headers, body);
  }

  /** Carries the reply out; false when the connection is over. */
  boolean reply(Reply reply) throws IOException {
    return switch (reply) {
      case Reply.Answer answer -> {
        byte[] head = head(answer, answer.body().length);
        write(head, answer.body(), answer.body().length);
        yield !answer.headers().first("Connection").orElse("").equalsIgnoreCase("close");
      }
      case Reply.WireEvent event -> {
        play(event);
        yield false;
      }
    };
  }

  private void play(Reply.WireEvent event) throws IOException {
    Reply.Answer whole =
        Reply.json(200, "{\"object\": \"account_link\", \"url\": \"https://cut\"}");
    switch (event) {
      case CLOSE -> socket.close();
      case RESET -> {
        socket.setSoLinger(true, 0);
        socket.close();
      }
      case CUT_BODY -> write(head(whole, whole.body().length), whole.body(), 20);
      case DRIP -> drip(whole);
      case SILENCE -> awaitEnd();
    }
  }

  private void drip(Reply.Answer answer) throws IOException {
    write(head(answer, 1_000_000), answer.body(), 0);
    while (true) { // ends with the exception of a write after the peer gave up
      out.write(' ');
      out.flush();
      LockSupport.parkNanos(DRIP_NANOS);
    }
  }

  private void awaitEnd() throws IOException {
    while (in.read() >= 0) {
      // bytes after the request do not matter here
    }
  }

  private static byte[] head(Reply.Answer answer, int length) {
    StringBuilder head = new StringBuilder(256);
    head.append("HTTP/1.1 ").append(answer.status()).append(" Scripted\r\n");
    for (Headers.Header header : answer.headers().list()) {
      head.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }
    head.append("Content-Length: ").append(length).append("\r\n\r\n");
    return head.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private void write(byte[] head, byte[] body, int bytesOfBody) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length + bytesOfBody);
    whole.writeBytes(head);
    whole.write(body, 0, bytesOfBody);
    whole.writeTo(out);
    out.flush();
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("body cut");
    }
    return bytes;
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size = Integer.parseInt(requiredLine(), 16);
    while (size > 0) {
      body.writeBytes(exactly(size));
      requiredLine();
      size = Integer.parseInt(requiredLine(), 16);
    }
    requiredLine();
    return body.toByteArray();
  }

  private String requiredLine() throws IOException {
    String line = line();
    if (line == null) {
      throw new EOFException("head cut");
    }
    return line;
  }

  private @Nullable String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(64);
    int next = in.read();
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = in.read();
    }
    if (next < 0) {
      return null;
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  static void end(Closeable socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // already closed is as good
    }
  }
}
