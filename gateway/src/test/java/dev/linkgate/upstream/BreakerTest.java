package dev.linkgate.upstream;

import static dev.linkgate.testing.RawUpstream.until;
import static dev.linkgate.testing.Scripts.answering;
import static dev.linkgate.testing.Scripts.json;
import static dev.linkgate.testing.Scripts.readThenClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.linkgate.adapter.Headers;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Reason;
import dev.linkgate.testing.Limits;
import dev.linkgate.testing.RawUpstream;
import dev.linkgate.testing.RawUpstream.Script;
import dev.linkgate.upstream.Breaker.State;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BreakerTest {
  private static final int IN_A_ROW = 5;
  private static final Script OK = answering(json(200, "{}"));

  /** Passes at once. */
  private static final Duration SHORT = Duration.ofMillis(1);

  private static Outbound outbound(Duration pause) {
    return new Outbound(Limits.within(Duration.ofSeconds(10)), pause);
  }

  private static void fail(Outbound out, URI uri, int times) {
    for (int i = 0; i < times; i++) {
      try {
        out.post(uri);
      } catch (GatewayException e) {
        assertThat(e.failure().reason()).isNotEqualTo(Reason.PAUSED);
      }
    }
  }

  private static Failure refused(Outbound out, URI uri) {
    Failure failure = out.failure(uri);
    assertThat(failure.reason()).isEqualTo(Reason.PAUSED);
    return failure;
  }

  @Test
  void fiveFailuresInARowKeepEverythingBackForAWhile() {
    List<Script> failures =
        List.of(answering(json(500, "{}")), answering(json(503, "{}")), readThenClose());
    for (Script failing : failures) {
      try (RawUpstream upstream = RawUpstream.playing(failing);
          Outbound out = outbound(Breaker.PAUSE)) {
        fail(out, upstream.uri("/"), IN_A_ROW);
        assertThat(out.breaker.state()).isEqualTo(State.OPEN);
        int sent = upstream.requests().size();

        Failure failure = refused(out, upstream.uri("/"));

        assertThat(failure.kind()).isEqualTo(FailureKind.UPSTREAM_UNAVAILABLE);
        assertThat(failure.fault()).isEqualTo(Fault.UPSTREAM);
        assertThat(failure.shouldRetry()).contains(true);
        assertThat(failure.retryAfter())
            .isBetween(Duration.ofSeconds(1), Breaker.PAUSE)
            .matches(after -> after.toNanosPart() == 0);
        assertThat(upstream.requests()).hasSize(sent);
        assertThat(out.admission.inFlight()).isZero();
      }
    }
  }

  @Test
  void whatIsNotSentCountsToo() {
    try (Outbound out = outbound(Breaker.PAUSE)) {
      URI nowhere = RawUpstream.refusing();
      fail(out, nowhere, IN_A_ROW);

      refused(out, nowhere);
    }
  }

  @Test
  void anyOtherAnswerBetweenThemStartsTheCountAgain() {
    for (int status : new int[] {200, 400, 401, 404, 409, 429}) {
      try (RawUpstream upstream = RawUpstream.playing(answering(json(status, "{}")));
          Outbound out = outbound(Breaker.PAUSE)) {
        URI nowhere = RawUpstream.refusing();
        fail(out, nowhere, IN_A_ROW - 1);
        out.post(upstream.uri("/"));
        fail(out, nowhere, IN_A_ROW - 1);

        assertThat(out.post(upstream.uri("/")).status()).isEqualTo(status);
      }
    }
  }

  @Test
  void aCallCountsOnceHoweverOftenItWasSent() {
    try (RawUpstream upstream = RawUpstream.playing(readThenClose());
        Outbound out = outbound(Breaker.PAUSE)) {
      for (int i = 0; i < IN_A_ROW; i++) {
        assertThat(out.breaker.state()).isEqualTo(State.CLOSED);
        assertThatThrownBy(() -> out.http.send(Outbound.keyed(upstream.uri("/"))))
            .isInstanceOf(GatewayException.class);
      }

      assertThat(out.breaker.state()).isEqualTo(State.OPEN);
      assertThat(upstream.requests()).hasSize(2 * IN_A_ROW);
    }
  }

  @Test
  void afterAWhileOneCallIsLetThroughAndItsAnswerOpensTheWay() {
    try (RawUpstream upstream = RawUpstream.playing(OK);
        Outbound out = outbound(SHORT)) {
      fail(out, RawUpstream.refusing(), IN_A_ROW);
      until(() -> passes(out, upstream.uri("/")));

      assertThat(out.breaker.state()).isEqualTo(State.CLOSED);
      assertThat(upstream.requests()).hasSize(1);
    }
  }

  @Test
  void aProbeThatFailsIsOneRequestAndKeepsTheOthersBackAgain() {
    try (RawUpstream upstream = RawUpstream.playing(readThenClose());
        Outbound out = outbound(SHORT)) {
      fail(out, RawUpstream.refusing(), IN_A_ROW);
      until(() -> probes(out, upstream));

      assertThat(out.breaker.state()).isEqualTo(State.OPEN);
      assertThat(upstream.requests()).hasSize(1);
    }
  }

  @Test
  void whileAProbeIsUnderWayNoOtherCallPasses() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    Script held =
        peer -> {
          peer.read();
          until(over::get);
        };
    try (RawUpstream upstream = RawUpstream.playing(held);
        Outbound out = outbound(SHORT)) {
      fail(out, RawUpstream.refusing(), IN_A_ROW);
      Thread probe = Thread.ofVirtual().start(() -> until(() -> probes(out, upstream)));
      until(() -> upstream.requests().size() == 1);

      assertThat(out.breaker.state()).isEqualTo(State.HALF_OPEN);
      assertThat(refused(out, upstream.uri("/")).retryAfter()).isEqualTo(Duration.ofSeconds(1));
      assertThat(upstream.requests()).hasSize(1);
      over.set(true);
      probe.join();
    }
  }

  /** A call under a key, which outside of a probe would be sent twice. */
  private static boolean probes(Outbound out, RawUpstream upstream) {
    return catchThrowableOfType(
                GatewayException.class, () -> out.http.send(Outbound.keyed(upstream.uri("/"))))
            .failure()
            .reason()
        != Reason.PAUSED;
  }

  private static boolean passes(Outbound out, URI uri) {
    try {
      return out.post(uri).status() == 200;
    } catch (GatewayException e) {
      assertThat(e.failure().reason()).isEqualTo(Reason.PAUSED);
      return false;
    }
  }

  @Test
  void ourOwnRefusalsDoNotCount() {
    try (RawUpstream upstream = RawUpstream.playing(OK);
        Outbound out = new Outbound(Limits.DEFAULTS, 1)) {
      try (Admission.Ticket _ = out.admission.enter("other", new Semaphore(1))) {
        for (int i = 0; i < 2 * IN_A_ROW; i++) {
          assertThat(out.failure(upstream.uri("/")).reason()).isEqualTo(Reason.OVERLOADED);
        }
      }

      assertThat(out.post(upstream.uri("/")).status()).isEqualTo(200);
    }
  }

  @Test
  void streamsCountAndAreKeptBackAndAreNeverSentTwice() throws IOException {
    try (RawUpstream upstream = RawUpstream.playing(readThenClose());
        Outbound out = outbound(Breaker.PAUSE)) {
      StreamedCall call = new StreamedCall("GET", upstream.uri("/"), Headers.NONE, null, 0);
      for (int i = 0; i < IN_A_ROW; i++) {
        assertThat(streamed(out, call).kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
      }

      assertThat(streamed(out, call).reason()).isEqualTo(Reason.PAUSED);
      assertThat(upstream.connections()).isEqualTo(IN_A_ROW);
      assertThat(out.retried).isEmpty();
    }
  }

  private static Failure streamed(Outbound out, StreamedCall call) {
    return catchThrowableOfType(
            GatewayException.class,
            () -> out.http.stream(call, (_, _, _) -> OutputStream.nullOutputStream()))
        .failure();
  }

  @Test
  void aCallersOwnBrokenBodyCountsNeitherWay() throws IOException {
    try (RawUpstream upstream = RawUpstream.playing(OK);
        Outbound out = outbound(SHORT)) {
      fail(out, RawUpstream.refusing(), IN_A_ROW);
      InputStream broken = InputStream.nullInputStream();
      broken.close(); // from now on reading fails
      StreamedCall call = new StreamedCall("POST", upstream.uri("/"), Headers.NONE, broken, 9);

      until(() -> brokeOff(out, call)); // as the probe, whose place the next call takes
      assertThat(out.post(upstream.uri("/")).status()).isEqualTo(200);
      assertThat(out.breaker.state()).isEqualTo(State.CLOSED);
    }
  }

  private static boolean brokeOff(Outbound out, StreamedCall call) {
    try {
      out.http.stream(call, (_, _, _) -> OutputStream.nullOutputStream());
      return false;
    } catch (IOException e) {
      return true;
    } catch (GatewayException e) {
      assertThat(e.failure().reason()).isEqualTo(Reason.PAUSED);
      return false;
    }
  }
}
