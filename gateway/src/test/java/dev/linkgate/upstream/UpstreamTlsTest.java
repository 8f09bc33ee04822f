package dev.linkgate.upstream;

import static dev.linkgate.testing.RawUpstream.until;
import static dev.linkgate.testing.Scripts.answering;
import static dev.linkgate.testing.Scripts.dripping;
import static dev.linkgate.testing.Scripts.json;
import static dev.linkgate.testing.Scripts.once;
import static dev.linkgate.testing.Scripts.readThenClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Reason;
import dev.linkgate.testing.Limits;
import dev.linkgate.testing.RawUpstream;
import dev.linkgate.testing.TestTls;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpstreamTlsTest {
  private static final String OK = json(200, "{}");

  @TempDir static Path folder;
  private static SSLContext right;
  private static SSLContext wrongName;

  @BeforeAll
  static void certificates() {
    right = TestTls.selfSigned(folder, "dns:localhost");
    wrongName = TestTls.selfSigned(folder, "dns:elsewhere.example");
  }

  @Test
  void aTrustedCertificateServesManyCallsOnOneConnection() {
    try (RawUpstream upstream = RawUpstream.playing(answering(OK), right);
        Deadlines deadlines = new Deadlines();
        UpstreamHttp http = trusting(right, deadlines, 5_000)) {
      for (int i = 0; i < 20; i++) {
        assertThat(http.send(Outbound.call(upstream.uri("/"), "a=b")).status()).isEqualTo(200);
      }

      assertThat(upstream.requests()).hasSize(20);
      assertThat(upstream.connections()).isEqualTo(1);
    }
  }

  @Test
  void anUntrustedCertificateIsNotSent() {
    try (RawUpstream upstream = RawUpstream.playing(answering(OK), right);
        Outbound out = Outbound.within(5_000)) {
      Failure failure = out.failure(upstream.uri("/"));

      assertThat(failure.kind()).isEqualTo(FailureKind.UPSTREAM_UNAVAILABLE);
      assertThat(failure.message()).isEqualTo("stripe: not sent, TLS failed");
      assertThat(upstream.requests()).isEmpty();
    }
  }

  @Test
  void aCertificateForAnotherNameIsNotSent() {
    try (RawUpstream upstream = RawUpstream.playing(answering(OK), wrongName);
        Deadlines deadlines = new Deadlines();
        UpstreamHttp http = trusting(wrongName, deadlines, 5_000)) {
      assertThat(failure(http, upstream).kind()).isEqualTo(FailureKind.UPSTREAM_UNAVAILABLE);
      assertThat(upstream.requests()).isEmpty();
    }
  }

  @Test
  void aKeptConnectionTheUpstreamClosedIsReplacedBeforeAnythingIsWritten() {
    try (RawUpstream upstream = RawUpstream.playing(once(OK), right);
        Deadlines deadlines = new Deadlines();
        UpstreamHttp http = trusting(right, deadlines, 5_000)) {
      for (int i = 0; i < 20; i++) {
        assertThat(http.send(Outbound.call(upstream.uri("/"), "a=b")).status()).isEqualTo(200);
        until(() -> upstream.open() == 0);
      }

      assertThat(upstream.requests()).hasSize(20);
      assertThat(upstream.connections()).isEqualTo(20);
    }
  }

  @Test
  void readThenClosedIsUnknownAndNotCalledUnreadable() {
    try (RawUpstream upstream = RawUpstream.playing(readThenClose(), right);
        Deadlines deadlines = new Deadlines();
        UpstreamHttp http = trusting(right, deadlines, 5_000)) {
      Failure failure = failure(http, upstream);

      assertThat(failure.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
      assertThat(failure.reason()).isNull();
      assertThat(upstream.requests()).hasSize(1);
    }
  }

  @Test
  void aDrippedAnswerEndsAtTheDeadline() {
    try (RawUpstream upstream = RawUpstream.playing(dripping(OK, 50), right);
        Deadlines deadlines = new Deadlines();
        UpstreamHttp http = trusting(right, deadlines, 600)) {
      Failure failure = failure(http, upstream);

      assertThat(failure.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
      assertThat(failure.reason()).isEqualTo(Reason.SLOW);
      assertThat(http.connections()).isZero();
    }
  }

  private static UpstreamHttp trusting(SSLContext tls, Deadlines deadlines, int millis) {
    HttpSettings settings = Limits.within(Duration.ofMillis(millis));
    return new UpstreamHttp(
        "stripe",
        settings,
        new Admission(100),
        deadlines,
        new Breaker("stripe", Breaker.PAUSE),
        _ -> {},
        tls);
  }

  private static Failure failure(UpstreamHttp http, RawUpstream upstream) {
    return catchThrowableOfType(
            GatewayException.class, () -> http.send(Outbound.call(upstream.uri("/"), "a=b")))
        .failure();
  }
}
