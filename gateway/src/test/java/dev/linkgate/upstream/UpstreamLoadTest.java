package dev.linkgate.upstream;

import static dev.linkgate.testing.RawUpstream.until;
import static dev.linkgate.testing.Scripts.answeringAfter;
import static dev.linkgate.testing.Scripts.echoingAfter;
import static dev.linkgate.testing.Scripts.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.HttpCall;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Reason;
import dev.linkgate.testing.Limits;
import dev.linkgate.testing.RawUpstream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class UpstreamLoadTest {
  private static final int CALLERS = 1_000;

  @Test
  void aThousandCallersOfASlowUpstreamAreServedAndLeaveNothingBehind() throws Exception {
    try (RawUpstream upstream = RawUpstream.playing(echoingAfter(300));
        Outbound out = new Outbound(Limits.DEFAULTS)) {
      long threadsBefore = platformThreads();
      List<Object> results = all(CALLERS, out, upstream);

      for (int i = 0; i < CALLERS; i++) {
        assertThat(results.get(i)).isEqualTo(wire(upstream.uri("/"), i)); // its own, whole
      }
      assertThat(upstream.requests()).hasSize(CALLERS);
      assertThat(upstream.connections()).isLessThanOrEqualTo(CALLERS);
      assertThat(out.http.inFlight()).isZero();
      assertThat(out.admission.inFlight()).isZero();
      assertThat(out.deadlines.pending()).isEqualTo(1); // the pool's own sweep
      assertThat(out.http.connections()).isLessThanOrEqualTo(512); // more are not kept idle
      assertThat(platformThreads()).isLessThan(threadsBefore + 20); // not one per call

      out.http.close();
      assertThat(out.http.connections()).isZero();
      until(() -> upstream.open() == 0);
      assertThat(out.deadlines.pending()).isZero();
    }
  }

  @Test
  void aboveTheUpstreamsCapCallsAreRefusedAtOnce() throws Exception {
    refusedAbove(new Outbound(settings(100), 4_000), 100);
  }

  @Test
  void aboveTheProcessCapCallsAreRefusedAtOnce() throws Exception {
    refusedAbove(new Outbound(settings(2_000), 50), 50);
  }

  private static void refusedAbove(Outbound outbound, int cap) throws Exception {
    try (RawUpstream upstream = RawUpstream.playing(answeringAfter(1_000, json(200, "{}")));
        Outbound out = outbound) {
      List<Future<HttpAnswer>> admitted = new ArrayList<>();
      try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < cap; i++) {
          admitted.add(callers.submit(() -> out.post(upstream.uri("/"))));
        }
        until(() -> out.http.inFlight() == cap);

        Failure refused = out.failure(upstream.uri("/"));

        assertThat(out.http.inFlight()).isEqualTo(cap); // it waited for none of them
        assertThat(refused.kind()).isEqualTo(FailureKind.UPSTREAM_UNAVAILABLE);
        assertThat(refused.fault()).isEqualTo(Fault.GATEWAY);
        assertThat(refused.reason()).isEqualTo(Reason.OVERLOADED);
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        for (Future<HttpAnswer> call : admitted) {
          assertThat(call.get().status()).isEqualTo(200);
        }
      }
      assertThat(upstream.requests()).hasSize(cap);
      assertThat(out.post(upstream.uri("/")).status()).isEqualTo(200);
    }
  }

  private static HttpSettings settings(int maxInFlight) {
    HttpSettings defaults = Limits.DEFAULTS;
    return new HttpSettings(
        defaults.connect(),
        defaults.total(),
        defaults.maxAnswerBytes(),
        maxInFlight,
        defaults.relayIdle(),
        defaults.maxRelayBytes());
  }

  private static List<Object> all(int callers, Outbound out, RawUpstream upstream)
      throws InterruptedException {
    List<Future<HttpAnswer>> calls = new ArrayList<>();
    List<Object> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < callers; i++) {
        HttpCall call = call(upstream.uri("/"), i);
        calls.add(threads.submit(() -> out.http.send(call)));
      }
      for (Future<HttpAnswer> call : calls) {
        try {
          results.add(new String(call.get().body(), StandardCharsets.ISO_8859_1));
        } catch (ExecutionException e) {
          results.add(e.getCause() instanceof GatewayException g ? g.failure() : e);
        }
      }
    }
    return results;
  }

  private static HttpCall call(URI uri, int caller) {
    return new HttpCall(
        "POST",
        uri,
        Headers.of("Authorization", "Bearer key-" + caller, "X-Filler", "x".repeat(caller % 97)),
        ("account=acct_" + caller).getBytes(StandardCharsets.UTF_8),
        false);
  }

  private static String wire(URI uri, int caller) {
    String body = "account=acct_" + caller;
    return "POST / HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer key-%d\r\nX-Filler: %s\r\n"
            .formatted(uri.getAuthority(), caller, "x".repeat(caller % 97))
        + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body);
  }

  private static long platformThreads() {
    return Thread.getAllStackTraces().size();
  }
}
