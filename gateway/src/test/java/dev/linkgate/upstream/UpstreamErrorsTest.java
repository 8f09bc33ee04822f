package dev.linkgate.upstream;

import static dev.linkgate.testing.RawUpstream.until;
import static dev.linkgate.testing.Scripts.answering;
import static dev.linkgate.testing.Scripts.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkgate.adapter.Headers;
import dev.linkgate.testing.RawUpstream;
import java.io.InputStream;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class UpstreamErrorsTest {
  /**
   * HttpClient answers an Error with closing its pool for good, and keeps the connection leased.
   */
  @Test
  void anErrorWithinOneExchangeHarmsNoOther() {
    try (RawUpstream upstream = RawUpstream.playing(answering(json(200, "{}")));
        Outbound out = Outbound.within(5_000)) {
      for (long length : new long[] {-1, 9}) {
        StreamedCall call =
            new StreamedCall("POST", upstream.uri("/"), Headers.NONE, new Failing(), length);

        assertThatThrownBy(
                () -> out.http.stream(call, (_, _, _) -> OutputStream.nullOutputStream()))
            .hasRootCauseInstanceOf(StackOverflowError.class);
        assertThat(out.http.connections()).isZero();
        assertThat(out.http.inFlight()).isZero();
      }
      out.post(upstream.uri("/"));
      out.post(upstream.uri("/"));

      until(() -> upstream.open() == 1); // the one that is kept
      assertThat(upstream.requests())
          .filteredOn(request -> request.bodyLength() > 0)
          .hasSize(2); // neither of the broken ones looked whole
    }
  }

  private static final class Failing extends InputStream {
    @Override
    public int read() {
      throw new StackOverflowError();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      throw new StackOverflowError();
    }
  }
}
