package dev.linkgate.relay;

import static dev.linkgate.canonical.FailureKind.INVALID_REQUEST;
import static dev.linkgate.canonical.FailureKind.OUTCOME_UNKNOWN;
import static dev.linkgate.canonical.FailureKind.UPSTREAM_ERROR;
import static dev.linkgate.testing.RawUpstream.until;
import static dev.linkgate.testing.Scripts.answering;
import static dev.linkgate.testing.Scripts.json;
import static dev.linkgate.testing.Scripts.once;
import static dev.linkgate.testing.Scripts.onceThenReset;
import static dev.linkgate.testing.Scripts.readThenClose;
import static dev.linkgate.testing.Scripts.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.linkgate.adapter.Headers;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Reason;
import dev.linkgate.relay.StreamRelayTest.Zeros;
import dev.linkgate.testing.RawUpstream.Script;
import dev.linkgate.upstream.AnswerBrokenException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class StreamRelayFailuresTest {
  private static final int MIB = 1 << 20;
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n";
  private static final String CHUNKS = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

  @Test
  void redirectsAreAnUpstreamErrorAndNeverReachTheCaller() {
    for (int status : new int[] {301, 302, 303, 304, 307, 308}) {
      try (RelayRig rig = new RelayRig(answering(json(status, "Location: /x\r\n", "")))) {
        Failure failure = failure(() -> rig.get(Headers.NONE));

        assertThat(failure.kind()).isEqualTo(UPSTREAM_ERROR);
        assertThat(failure.fault()).isEqualTo(Fault.UPSTREAM);
        assertThat(rig.status).isZero();
        assertThat(rig.upstream.requests()).hasSize(1);
      }
    }
  }

  @Test
  void beforeTheHeadAFailureIsTheSameAsForAnyCall() {
    try (RelayRig rig = new RelayRig(readThenClose())) {
      Failure failure = failure(() -> rig.post(null, 0));

      assertThat(failure.kind()).isEqualTo(OUTCOME_UNKNOWN);
      assertThat(failure.reason()).isNull();
      assertThat(rig.upstream.requests()).hasSize(1);
    }
  }

  @Test
  void silenceBeforeTheHeadEndsAtTheIdleLimit() {
    try (RelayRig rig = new RelayRig(silent(), SHORT)) {
      Failure failure = failure(() -> rig.post(null, 0));

      assertThat(failure.kind()).isEqualTo(OUTCOME_UNKNOWN);
      assertThat(failure.reason()).isEqualTo(Reason.SLOW);
      assertThat(rig.http.connections()).isZero();
    }
  }

  @Test
  void anAnswerThatBreaksOffIsNeverPassedOffAsWhole() {
    List<Script> breaks =
        List.of(
            once(HEAD + "half"),
            onceThenReset(HEAD + "half"),
            once(CHUNKS + "4\r\nhalf\r\n"),
            once(CHUNKS + "9\r\nhalf"),
            once(CHUNKS + "zz\r\nhalf"));
    for (Script script : breaks) {
      try (RelayRig rig = new RelayRig(script)) {
        assertThatThrownBy(() -> rig.get(Headers.NONE))
            .isInstanceOf(AnswerBrokenException.class)
            .hasMessageStartingWith("stripe: ");

        assertThat(rig.status).isEqualTo(200);
        assertThat(rig.http.connections()).isZero();
        assertThat(rig.http.inFlight()).isZero();
      }
    }
  }

  @Test
  void silenceWithinTheAnswerBreaksIt() {
    Script script =
        peer -> {
          peer.read();
          peer.write(HEAD + "half");
          peer.awaitClose();
        };
    try (RelayRig rig = new RelayRig(script, SHORT)) {
      assertThatThrownBy(() -> rig.get(Headers.NONE)).isInstanceOf(AnswerBrokenException.class);

      assertThat(rig.body.toString(StandardCharsets.UTF_8)).isEqualTo("half");
    }
  }

  @Test
  void aBodyAnnouncedOverTheLimitIsRefusedBeforeConnecting() {
    try (RelayRig rig = new RelayRig(answering(json(200, "{}")))) {
      Failure failure = failure(() -> rig.post(new Zeros(33L * MIB), 33L * MIB));

      assertThat(failure.kind()).isEqualTo(INVALID_REQUEST);
      assertThat(failure.reason()).isEqualTo(Reason.BODY_TOO_LARGE);
      assertThat(rig.upstream.connections()).isZero();
    }
  }

  @Test
  void aBodyThatTurnsOutTooLongIsCutOffBeforeItLooksWhole() {
    try (RelayRig rig = new RelayRig(answering(json(200, "{}")))) {
      Failure failure = failure(() -> rig.post(new Zeros(33L * MIB), -1));

      assertThat(failure.reason()).isEqualTo(Reason.BODY_TOO_LARGE);
      until(() -> rig.upstream.requests().size() == 1);
      assertThat(rig.upstream.requests().getFirst().bodyLength()).isZero(); // no last chunk came
    }
  }

  @Test
  void anAnswerOverTheLimitIsRefusedOrCut() {
    String announced = "HTTP/1.1 200 OK\r\nContent-Length: " + 33 * MIB + "\r\n\r\n";
    try (RelayRig rig = new RelayRig(once(announced))) {
      Failure failure = failure(() -> rig.get(Headers.NONE));

      assertThat(failure.kind()).isEqualTo(OUTCOME_UNKNOWN);
      assertThat(failure.reason()).isEqualTo(Reason.ANSWER_UNREADABLE);
    }
    Script endless =
        peer -> {
          peer.read();
          peer.write("HTTP/1.1 200 OK\r\n\r\n");
          for (int i = 0; i < 40; i++) {
            peer.write(new byte[MIB]);
          }
        };
    try (RelayRig rig = new RelayRig(endless)) {
      assertThatThrownBy(() -> rig.post(null, 0, (_, _, _) -> OutputStream.nullOutputStream()))
          .isInstanceOf(AnswerBrokenException.class)
          .hasMessageContaining("longer than 33554432 bytes");
    }
  }

  @Test
  void aCallerThatGoesAwayWithinItsBodyLeavesNoWholeRequestBehind() {
    for (long length : new long[] {-1, 50_000}) {
      try (RelayRig rig = new RelayRig(answering(json(200, "{}")))) {
        assertThatThrownBy(() -> rig.post(new Broken(), length))
            .isInstanceOf(IOException.class)
            .isNotInstanceOf(AnswerBrokenException.class)
            .hasMessage("caller gone");

        until(() -> rig.upstream.requests().size() == 1);
        assertThat(rig.upstream.requests().getFirst().bodyLength()).isZero();
        assertThat(rig.http.connections()).isZero();
      }
    }
  }

  @Test
  void aBodyShorterThanAnnouncedIsTheCallersFailure() {
    try (RelayRig rig = new RelayRig(answering(json(200, "{}")))) {
      assertThatThrownBy(() -> rig.post(new Zeros(10), 20)).isInstanceOf(IOException.class);

      assertThat(rig.http.connections()).isZero();
    }
  }

  @Test
  void aCallerThatGoesAwayWithinTheAnswerEndsTheExchange() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("caller gone");
          }
        };
    try (RelayRig rig = new RelayRig(answering(json(200, "{}")))) {
      assertThatThrownBy(() -> rig.post(null, 0, (_, _, _) -> broken)).hasMessage("caller gone");

      assertThat(rig.http.connections()).isZero();
      assertThat(rig.http.inFlight()).isZero();
    }
  }

  private static Failure failure(ThrowingCallable call) {
    GatewayException thrown = catchThrowableOfType(GatewayException.class, call);
    assertThat(thrown).as("an exception").isNotNull();
    return thrown.failure();
  }

  /** Some bytes, then a broken connection. */
  private static final class Broken extends InputStream {
    private boolean begun;

    @Override
    public int read() throws IOException {
      throw new IOException("caller gone");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (begun) {
        throw new IOException("caller gone");
      }
      begun = true;
      return 100;
    }
  }
}
