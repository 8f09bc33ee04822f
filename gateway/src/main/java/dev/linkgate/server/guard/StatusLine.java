package dev.linkgate.server.guard;

import dev.linkgate.adapter.Headers.Header;
import java.nio.charset.StandardCharsets;

/** A refusal as bytes: one write, head and body together, and the connection's end announced. */
final class StatusLine {
  private StatusLine() {}

  static byte[] encode(GuardAnswers.Answer answer) {
    StringBuilder head = new StringBuilder(256).append("HTTP/1.1 ");
    head.append(answer.status()).append(' ').append(phrase(answer.status())).append("\r\n");
    for (Header header : answer.headers().list()) {
      head.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }
    head.append("Content-Length: ").append(answer.body().length);
    head.append("\r\nConnection: close\r\n\r\n");
    byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[start.length + answer.body().length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(answer.body(), 0, all, start.length, answer.body().length);
    return all;
  }

  static String phrase(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 408 -> "Request Timeout";
      case 411 -> "Length Required";
      case 413 -> "Content Too Large";
      case 417 -> "Expectation Failed";
      case 431 -> "Request Header Fields Too Large";
      case 503 -> "Service Unavailable";
      default -> status < 500 ? "Refused" : "Failed";
    };
  }
}
