package dev.linkgate.relay;

import static dev.linkgate.canonical.FailureKind.UPSTREAM_ERROR;

import dev.linkgate.adapter.HeaderRules;
import dev.linkgate.adapter.Headers;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.upstream.AnswerSink;
import dev.linkgate.upstream.StreamedCall;
import dev.linkgate.upstream.UpstreamHttp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Forwards requests other than link requests to one upstream, streaming both bodies. */
public final class StreamRelay {
  private final UpstreamHttp upstream;
  private final RelayHeaders rules;

  /**
   * @param own the headers the upstream's provider has beside HTTP
   */
  public StreamRelay(UpstreamHttp upstream, HeaderRules own) {
    this.upstream = upstream;
    this.rules = new RelayHeaders(own);
  }

  /**
   * Forwards one request and hands the answer to the sink.
   *
   * @param call its headers are the caller's; only those that {@link RelayHeaders} lets pass go on
   * @param added what goes with them: credential, derived idempotency key, pinned version; each
   *     replaces the caller's headers of its name
   * @param sink gets status, allowed headers and body; never a 3xx
   * @throws GatewayException while nothing has been handed to the sink: render it
   * @throws IOException afterwards, or when the caller's body failed: cut the caller's connection.
   *     It is a {@link dev.linkgate.upstream.AnswerBrokenException} when the upstream failed.
   */
  public void forward(StreamedCall call, Headers added, AnswerSink sink) throws IOException {
    StreamedCall onward =
        new StreamedCall(
            call.method(),
            call.uri(),
            merge(rules.request(call.headers()), added),
            call.body(),
            call.length());
    upstream.stream(
        onward,
        (status, headers, length) -> {
          if (status >= 300 && status < 400) {
            throw redirected();
          }
          return sink.answer(status, rules.answer(headers), length);
        });
  }

  private static Headers merge(Headers passed, Headers added) {
    List<Headers.Header> merged = new ArrayList<>();
    for (Headers.Header header : passed.list()) {
      if (added.first(header.name()).isEmpty()) {
        merged.add(header);
      }
    }
    merged.addAll(added.list());
    return new Headers(merged);
  }

  /** SDKs follow a 3xx, to a host that is not ours, and then report a connection error. */
  private GatewayException redirected() {
    return new GatewayException(
        Failure.of(UPSTREAM_ERROR, Fault.UPSTREAM, upstream.name() + ": answered with a redirect"));
  }
}
