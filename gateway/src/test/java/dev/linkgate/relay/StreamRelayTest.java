package dev.linkgate.relay;

import static dev.linkgate.testing.RawUpstream.until;
import static dev.linkgate.testing.Scripts.answering;
import static dev.linkgate.testing.Scripts.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.linkgate.adapter.Headers;
import dev.linkgate.testing.RawPeer;
import dev.linkgate.testing.RawRequest;
import dev.linkgate.testing.RawUpstream.Script;
import dev.linkgate.testing.Scripts;
import dev.linkgate.upstream.StreamedCall;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StreamRelayTest {
  private static final int MIB = 1 << 20;
  private static final String OK = json(200, "Request-Id: req_1\r\nSet-Cookie: a=b\r\n", "{}");

  @Test
  void onlyListedHeadersGoOnWithOurCredential() throws IOException {
    try (RelayRig rig = new RelayRig(answering(OK))) {
      rig.get(
          Headers.of(
              "authorization", "Bearer callers", "Stripe-Account", "acct_1", "Cookie", "a=b"));

      assertThat(rig.upstream.requests().getFirst().head())
          .isEqualTo(
              "GET /v1/accounts/acct_1 HTTP/1.1\r\nHost: "
                  + rig.upstream.uri("/").getAuthority()
                  + "\r\nStripe-Account: acct_1\r\nAuthorization: Bearer ours\r\n\r\n");
    }
  }

  @Test
  void whatIsAddedReplacesTheCallersOwn() throws IOException {
    try (RelayRig rig = new RelayRig(answering(OK))) {
      Headers pinned = RelayRig.CREDENTIAL.with("Stripe-Version", "2026-09-30.endive");
      Headers sent = Headers.of("stripe-version", "2020-08-27");
      rig.relay.forward(new StreamedCall("GET", rig.upstream.uri("/"), sent, null, 0), pinned, rig);

      assertThat(rig.upstream.requests().getFirst().values("stripe-version"))
          .containsExactly("2026-09-30.endive");
    }
  }

  @Test
  void theAnswerComesBackWithItsStatusListedHeadersAndBody() throws IOException {
    try (RelayRig rig = new RelayRig(answering(OK))) {
      rig.get(Headers.NONE);

      assertThat(rig.status).isEqualTo(200);
      assertThat(rig.length).isEqualTo(2);
      assertThat(rig.body.toString(StandardCharsets.UTF_8)).isEqualTo("{}");
      assertThat(rig.headers)
          .isEqualTo(Headers.of("Content-Type", "application/json", "Request-Id", "req_1"));
    }
  }

  @Test
  void bodiesOfKnownAndUnknownLengthPassAndTheConnectionIsKept() throws IOException {
    byte[] body = "x".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    try (RelayRig rig = new RelayRig(answering(OK))) {
      rig.post(new ByteArrayInputStream(body), body.length);
      rig.post(new ByteArrayInputStream(body), -1);
      rig.post(null, 0);

      assertThat(rig.upstream.requests())
          .extracting(RawRequest::bodyLength)
          .containsExactly(100_000L, 100_000L, 0L);
      assertThat(rig.upstream.requests().get(0).body()).isEqualTo(body);
      assertThat(rig.upstream.requests().get(1).values("transfer-encoding"))
          .containsExactly("chunked");
      assertThat(rig.upstream.requests().get(2).values("content-length")).containsExactly("0");
      assertThat(rig.upstream.connections()).isEqualTo(1);
    }
  }

  @Test
  void twentyMebibytesEachWayTakeNoMemoryToSpeakOf() throws IOException {
    long size = 20L * MIB;
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    AtomicLong got = new AtomicLong();
    OutputStream count = new Counting(got);
    Script script =
        peer -> {
          while (peer.read()) {
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n");
            writeZeros(peer, size);
          }
        };
    try (RelayRig rig = new RelayRig(script)) {
      rig.post(new Zeros(MIB), MIB, (_, _, _) -> count); // loads classes
      got.set(0);

      long before = threads.getCurrentThreadAllocatedBytes();
      rig.post(new Zeros(size), -1, (_, _, _) -> count);
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;

      assertThat(got).hasValue(size);
      assertThat(rig.upstream.requests().getLast().bodyLength()).isEqualTo(size);
      assertThat(allocated).isLessThan(MIB);
    }
  }

  @Test
  void aSteadyTrickleOutlivesTheIdleLimitAndArrivesAsItComes() throws IOException {
    Script script =
        peer -> {
          peer.read();
          peer.write("HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n");
          peer.drip("trickle, sir", 60);
        };
    AtomicLong flushes = new AtomicLong();
    try (RelayRig rig = new RelayRig(script, Duration.ofMillis(400))) {
      rig.post(null, 0, (_, _, _) -> new CountingFlushes(flushes));

      assertThat(flushes.get()).isGreaterThanOrEqualTo(6);
    }
  }

  @Test
  void anEarlyRefusalOfAnUploadIsPassedOn() throws IOException {
    Script refusing =
        peer -> {
          peer.readHead();
          peer.write(json(413, "Connection: close\r\n", "{\"error\":{}}"));
          peer.pause(100);
          peer.reset();
        };
    try (RelayRig rig = new RelayRig(refusing)) {
      rig.post(new Zeros(30L * MIB), 30L * MIB);

      assertThat(rig.status).isEqualTo(413);
      until(() -> rig.http.connections() == 0);
    }
  }

  @Test
  void aHeadRequestHasNoBodyToWaitFor() throws IOException {
    try (RelayRig rig =
        new RelayRig(Scripts.answering("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"))) {
      rig.relay.forward(
          new StreamedCall("HEAD", rig.upstream.uri("/"), Headers.NONE, null, 0),
          RelayRig.CREDENTIAL,
          rig);

      assertThat(rig.length).isZero();
    }
  }

  private static void writeZeros(RawPeer peer, long size) throws IOException {
    byte[] zeros = new byte[65_536];
    for (long left = size; left > 0; left -= zeros.length) {
      peer.write(zeros);
    }
  }

  /** A body of this many zeros. */
  static final class Zeros extends InputStream {
    private long left;

    Zeros(long size) {
      left = size;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      int read = left == 0 ? -1 : (int) Math.min(length, left);
      left -= Math.max(0, read);
      return read;
    }
  }

  private static final class Counting extends OutputStream {
    private final AtomicLong bytes;

    Counting(AtomicLong bytes) {
      this.bytes = bytes;
    }

    @Override
    public void write(int b) {
      bytes.incrementAndGet();
    }

    @Override
    public void write(byte[] more, int offset, int length) {
      bytes.addAndGet(length);
    }
  }

  private static final class CountingFlushes extends OutputStream {
    private final AtomicLong flushes;

    CountingFlushes(AtomicLong flushes) {
      this.flushes = flushes;
    }

    @Override
    public void write(int b) {
      // only the rhythm matters
    }

    @Override
    public void flush() {
      flushes.incrementAndGet();
    }
  }
}
