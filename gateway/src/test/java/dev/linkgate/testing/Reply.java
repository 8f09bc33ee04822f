package dev.linkgate.testing;

import dev.linkgate.adapter.Headers;
import java.nio.charset.StandardCharsets;

/** What a {@link RecordingUpstream} does once it has read a request. */
public sealed interface Reply {
  /**
   * A whole answer.
   *
   * @param headers all but Content-Length, which is added
   */
  record Answer(int status, Headers headers, byte[] body) implements Reply {
    /** The same with one more header. */
    public Answer with(String name, String value) {
      return new Answer(status, headers.with(name, value), body);
    }
  }

  /** Something other than a whole answer happens on the wire. */
  enum WireEvent implements Reply {
    /** The connection ends in order, without a byte of answer. */
    CLOSE,
    /** The connection is reset without a byte of answer. */
    RESET,
    /** Head and the first half of the body of a 200, then the connection ends. */
    CUT_BODY,
    /** A 200 whose body comes one byte every 50 ms and never ends by itself. */
    DRIP,
    /** Nothing at all until the peer gives up or the upstream is closed. */
    SILENCE
  }

  /** A JSON answer. */
  static Answer json(int status, String body) {
    return new Answer(
        status,
        Headers.of("Content-Type", "application/json"),
        body.getBytes(StandardCharsets.UTF_8));
  }
}
