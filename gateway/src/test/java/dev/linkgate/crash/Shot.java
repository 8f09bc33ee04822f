package dev.linkgate.crash;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One POST on a connection of its own, sent once: a client that sends again by itself would answer
 * the question these tests ask.
 */
final class Shot {
  private static final int CONNECT_MILLIS = 2_000;

  private Shot() {}

  /**
   * A whole answer.
   *
   * @param headers names in lower case
   */
  record Answer(int status, Map<String, String> headers, byte[] body) {
    Answer {
      headers = Map.copyOf(headers);
    }

    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    boolean replayed() {
      return header("Idempotent-Replayed").filter("true"::equals).isPresent();
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /**
   * @param patience how long to wait for the next byte, in milliseconds
   * @throws IOException when no whole answer came
   */
  static Answer post(int port, String path, Map<String, String> headers, String body, int patience)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\n");
    head.append("Host: 127.0.0.1:").append(port).append("\r\nConnection: close\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      socket.setSoTimeout(patience);
      socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
      return read(socket.getInputStream().readAllBytes());
    }
  }

  private static Answer read(byte[] all) throws IOException {
    String text = new String(all, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new EOFException("no whole head");
    }
    String[] lines = text.substring(0, end).split("\r\n", -1);
    Map<String, String> headers = new HashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.put(
          lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
          lines[i].substring(colon + 1).strip());
    }
    byte[] body = new byte[all.length - end - 4];
    System.arraycopy(all, end + 4, body, 0, body.length);
    if (!String.valueOf(body.length).equals(headers.get("content-length"))) {
      throw new EOFException("no whole body");
    }
    return new Answer(Integer.parseInt(lines[0].split(" ", -1)[1]), headers, body);
  }
}
