package dev.linkgate.adapter;

import dev.linkgate.testing.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The way to an upstream, cut short: keeps what is sent and gives one answer to all of it. */
final class Wire implements Http {
  private final List<HttpCall> calls = new ArrayList<>();
  private final HttpAnswer answer;

  Wire(HttpAnswer answer) {
    this.answer = answer;
  }

  /** Answers with this body. */
  static Wire saying(int status, String body, String... headers) {
    return new Wire(
        new HttpAnswer(status, Headers.of(headers), body.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public HttpAnswer send(HttpCall call) {
    calls.add(call);
    return answer;
  }

  List<HttpCall> calls() {
    return calls;
  }

  /** The one request as it would be on the wire; the base URL's path is taken off. */
  RecordedRequest only() {
    if (calls.size() != 1) {
      throw new AssertionError(calls.size() + " calls");
    }
    HttpCall call = calls.getFirst();
    return new RecordedRequest(
        call.method(), call.uri().getRawPath(), call.headers(), call.body(), Instant.EPOCH, 1);
  }
}
