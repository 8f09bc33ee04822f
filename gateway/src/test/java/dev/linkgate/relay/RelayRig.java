package dev.linkgate.relay;

import dev.linkgate.adapter.HeaderRules;
import dev.linkgate.adapter.Headers;
import dev.linkgate.testing.Limits;
import dev.linkgate.testing.RawUpstream;
import dev.linkgate.testing.RawUpstream.Script;
import dev.linkgate.upstream.Admission;
import dev.linkgate.upstream.AnswerSink;
import dev.linkgate.upstream.Breaker;
import dev.linkgate.upstream.Deadlines;
import dev.linkgate.upstream.HttpSettings;
import dev.linkgate.upstream.StreamedCall;
import dev.linkgate.upstream.UpstreamHttp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A relay before a scripted upstream, and the answer its caller got. */
final class RelayRig implements AutoCloseable, AnswerSink {
  static final Headers CREDENTIAL = Headers.of("Authorization", "Bearer ours");

  final RawUpstream upstream;
  final Deadlines deadlines = new Deadlines();
  static final HeaderRules OWN =
      new HeaderRules(
          Set.of("stripe-version", "stripe-account", "stripe-context", "x-stripe-client-*"),
          Set.of("stripe-should-retry"));

  final UpstreamHttp http;
  final StreamRelay relay;
  final ByteArrayOutputStream body = new ByteArrayOutputStream();
  int status;
  long length;
  Headers headers = Headers.NONE;

  RelayRig(Script script) {
    this(script, Duration.ofSeconds(10));
  }

  RelayRig(Script script, Duration idle) {
    HttpSettings settings =
        new HttpSettings(
            Limits.DEFAULTS.connect(),
            Duration.ofMillis(300), // of whole exchanges: must not matter here
            HttpSettings.MAX_ANSWER_BYTES,
            Limits.DEFAULTS.maxInFlight(),
            idle,
            Limits.DEFAULTS.maxRelayBytes());
    upstream = RawUpstream.playing(script);
    http =
        new UpstreamHttp(
            "stripe",
            settings,
            new Admission(10),
            deadlines,
            new Breaker("stripe", Breaker.PAUSE),
            _ -> {});
    relay = new StreamRelay(http, OWN);
  }

  void get(Headers sent) throws IOException {
    relay.forward(
        new StreamedCall("GET", upstream.uri("/v1/accounts/acct_1"), sent, null, 0),
        CREDENTIAL,
        this);
  }

  void post(@Nullable InputStream sent, long sentLength) throws IOException {
    post(sent, sentLength, this);
  }

  void post(@Nullable InputStream sent, long sentLength, AnswerSink sink) throws IOException {
    Headers type = Headers.of("Content-Type", "application/octet-stream");
    relay.forward(
        new StreamedCall("POST", upstream.uri("/v1/files"), type, sent, sentLength),
        CREDENTIAL,
        sink);
  }

  @Override
  public OutputStream answer(int answered, Headers with, long ofLength) {
    status = answered;
    headers = with;
    length = ofLength;
    return body;
  }

  @Override
  public void close() {
    http.close();
    deadlines.close();
    upstream.close();
  }
}
