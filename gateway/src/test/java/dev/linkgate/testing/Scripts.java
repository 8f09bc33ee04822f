package dev.linkgate.testing;

import dev.linkgate.testing.RawUpstream.Script;
import java.nio.charset.StandardCharsets;

/** The wire events every part of the gateway is tested against. */
public final class Scripts {
  private Scripts() {}

  /** An answer with a length. */
  public static String json(int status, String body) {
    return json(status, "", body);
  }

  /**
   * @param headers further header lines, each with its line end
   */
  public static String json(int status, String headers, String body) {
    int length = body.getBytes(StandardCharsets.ISO_8859_1).length;
    return "HTTP/1.1 %d X\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n\r\n%s"
        .formatted(status, headers, length, body);
  }

  /** Answers every request on a connection that stays open. */
  public static Script answering(String wire) {
    return peer -> {
      while (peer.read()) {
        peer.write(wire);
      }
    };
  }

  /** The same, each after a while. */
  public static Script answeringAfter(int millis, String wire) {
    return peer -> {
      while (peer.read()) {
        peer.pause(millis);
        peer.write(wire);
      }
    };
  }

  /** Answers every request, after a while, with its own bytes as the body. */
  public static Script echoingAfter(int millis) {
    return peer -> {
      while (peer.read()) {
        peer.pause(millis);
        peer.write(json(200, new String(peer.last().bytes(), StandardCharsets.ISO_8859_1)));
      }
    };
  }

  /** Reads one request, writes this, and closes, whether or not that was a whole answer. */
  public static Script once(String wire) {
    return peer -> {
      peer.read();
      peer.write(wire);
    };
  }

  /** Reads one request, writes this, and resets. */
  public static Script onceThenReset(String wire) {
    return peer -> {
      peer.read();
      peer.write(wire);
      peer.pause(20); // a reset overtakes what was written otherwise
      peer.reset();
    };
  }

  /** Accepts and closes. */
  public static Script closing() {
    return _ -> {};
  }

  /** Accepts and resets. */
  public static Script resetting() {
    return peer -> peer.reset();
  }

  /** Reads the request and closes without an answer. */
  public static Script readThenClose() {
    return peer -> peer.read();
  }

  /** Reads the request and resets. */
  public static Script readThenReset() {
    return peer -> {
      peer.read();
      peer.reset();
    };
  }

  /** Reads the request and never answers. */
  public static Script silent() {
    return peer -> {
      peer.read();
      peer.awaitClose();
    };
  }

  /** Accepts and neither reads nor writes. */
  public static Script deaf() {
    return peer -> {
      peer.awaitClose();
    };
  }

  /** Reads the request and answers a byte at a time. */
  public static Script dripping(String wire, int everyMillis) {
    return peer -> {
      peer.read();
      peer.drip(wire, everyMillis);
    };
  }

  /** Writes this before anything was asked, as a server that does not speak TLS or HTTP. */
  public static Script blurting(String wire) {
    return peer -> {
      peer.write(wire);
      peer.awaitClose();
    };
  }
}
