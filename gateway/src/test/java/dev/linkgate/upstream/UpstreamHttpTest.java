package dev.linkgate.upstream;

import static dev.linkgate.testing.RawUpstream.until;
import static dev.linkgate.testing.Scripts.answering;
import static dev.linkgate.testing.Scripts.json;
import static dev.linkgate.testing.Scripts.once;
import static dev.linkgate.testing.Scripts.readThenClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.HttpCall;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.testing.RawRequest;
import dev.linkgate.testing.RawUpstream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class UpstreamHttpTest {
  private static final String LINK = json(200, "Request-Id: req_1\r\n", "{\"url\":\"x\"}");

  @Test
  void theRequestIsWrittenAsGivenWithHostAndLength() {
    try (RawUpstream upstream = RawUpstream.playing(answering(LINK));
        Outbound out = Outbound.within(5_000)) {
      URI uri = upstream.uri("/v1/account_links?a=%2A&b=[x]".replace("[x]", "%5Bx%5D"));
      out.http.send(Outbound.call(uri, "account=acct_1"));

      RawRequest request = upstream.requests().getFirst();
      assertThat(request.head())
          .isEqualTo(
              "POST /v1/account_links?a=%2A&b=%5Bx%5D HTTP/1.1\r\nHost: 127.0.0.1:"
                  + uri.getPort()
                  + "\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                  + "Authorization: Bearer k\r\nContent-Length: 14\r\n\r\n");
      assertThat(request.body()).asString().isEqualTo("account=acct_1");
    }
  }

  @Test
  void theAnswerComesBackWhole() {
    try (RawUpstream upstream = RawUpstream.playing(answering(LINK));
        Outbound out = Outbound.within(5_000)) {
      HttpAnswer answer = out.post(upstream.uri("/"));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.headers().first("request-id")).contains("req_1");
      assertThat(answer.body()).asString().isEqualTo("{\"url\":\"x\"}");
    }
  }

  @Test
  void aPostWithoutABodySaysSoAndAGetSaysNothing() {
    try (RawUpstream upstream = RawUpstream.playing(answering(LINK));
        Outbound out = Outbound.within(5_000)) {
      out.http.send(Outbound.call(upstream.uri("/"), ""));
      out.http.send(new HttpCall("GET", upstream.uri("/"), Headers.NONE, new byte[0], false));

      assertThat(upstream.requests().get(0).values("content-length")).containsExactly("0");
      assertThat(upstream.requests().get(1).values("content-length")).isEmpty();
    }
  }

  @Test
  void framingAndHostAreNotTakenFromTheCall() {
    Headers headers =
        Headers.of("host", "evil", "Content-Length", "3", "transfer-encoding", "chunked");
    try (RawUpstream upstream = RawUpstream.playing(answering(LINK));
        Outbound out = Outbound.within(5_000)) {
      out.http.send(
          new HttpCall(
              "POST", upstream.uri("/"), headers, "{}".getBytes(StandardCharsets.UTF_8), false));

      RawRequest request = upstream.requests().getFirst();
      assertThat(request.values("host")).containsExactly(upstream.uri("/").getAuthority());
      assertThat(request.values("content-length")).containsExactly("2");
      assertThat(request.values("transfer-encoding")).isEmpty();
    }
  }

  @Test
  void aLineBreakInAHeaderValueDoesNotMakeAHeader() {
    try (RawUpstream upstream = RawUpstream.playing(answering(LINK));
        Outbound out = Outbound.within(5_000)) {
      out.http.send(
          new HttpCall(
              "POST",
              upstream.uri("/"),
              Headers.of("A", "b\r\nInjected: yes", "B", "c\u010d\u010aInjected: yes"),
              new byte[0],
              false));

      assertThat(upstream.requests().getFirst().values("injected")).isEmpty();
    }
  }

  @Test
  void redirectsAreNotFollowedAndCookiesNotKept() {
    String redirect = json(302, "Location: /elsewhere\r\nSet-Cookie: a=b; Path=/\r\n", "{}");
    try (RawUpstream upstream = RawUpstream.playing(answering(redirect));
        Outbound out = Outbound.within(5_000)) {
      assertThat(out.post(upstream.uri("/")).status()).isEqualTo(302);
      assertThat(out.post(upstream.uri("/")).status()).isEqualTo(302);

      assertThat(upstream.requests()).hasSize(2).allMatch(r -> r.line().startsWith("POST / "));
      assertThat(upstream.requests().get(1).values("cookie")).isEmpty();
    }
  }

  @Test
  void errorsAndChallengesAreAnswersAndNotRepeated() {
    try (RawUpstream upstream = RawUpstream.playing(answering(LINK));
        Outbound out = Outbound.within(5_000)) {
      for (int status : new int[] {401, 407, 408, 417, 421, 425, 429, 500, 503}) {
        String headers =
            "Connection: close\r\nRetry-After: 0\r\nWWW-Authenticate: Basic realm=x\r\n";
        upstream.play(once(json(status, headers, "{}")));
        assertThat(out.post(upstream.uri("/")).status()).isEqualTo(status);
      }

      assertThat(upstream.requests()).hasSize(9);
    }
  }

  @Test
  void compressedBytesAreLeftAlone() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write("{\"url\":\"x\"}".getBytes(StandardCharsets.UTF_8));
    }
    String body = zipped.toString(StandardCharsets.ISO_8859_1);
    try (RawUpstream upstream =
            RawUpstream.playing(answering(json(200, "Content-Encoding: gzip\r\n", body)));
        Outbound out = Outbound.within(5_000)) {
      HttpAnswer answer = out.post(upstream.uri("/"));

      assertThat(answer.body()).isEqualTo(zipped.toByteArray());
      assertThat(answer.headers().first("content-encoding")).contains("gzip");
      assertThat(upstream.requests().getFirst().values("accept-encoding")).isEmpty();
    }
  }

  @Test
  void anAnswerMayBeChunkedFollowAnInterimOneOrEndWithTheConnection() {
    String chunked =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX: y\r\n\r\n";
    String interim = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + json(200, "{}");
    String untilClose = "HTTP/1.0 200 OK\r\n\r\n{}";
    String nothing = "HTTP/1.1 204 No Content\r\n\r\n";
    try (RawUpstream upstream = RawUpstream.playing(answering(chunked));
        Outbound out = Outbound.within(5_000)) {
      assertThat(out.post(upstream.uri("/")).body()).asString().isEqualTo("{}");
      assertThat(out.post(upstream.uri("/")).body()).asString().isEqualTo("{}");
      assertThat(upstream.connections()).isEqualTo(1);
      out.http.close();
      for (String wire : new String[] {interim, untilClose, nothing}) {
        upstream.play(once(wire));
        assertThat(out.post(upstream.uri("/")).body()).hasSize(wire.equals(nothing) ? 0 : 2);
      }
    }
  }

  @Test
  void aConnectionIsKept() {
    try (RawUpstream upstream = RawUpstream.playing(answering(LINK));
        Outbound out = Outbound.within(5_000)) {
      for (int i = 0; i < 50; i++) {
        out.post(upstream.uri("/"));
      }

      assertThat(upstream.connections()).isEqualTo(1);
      assertThat(out.http.connections()).isEqualTo(1);
    }
  }

  @Test
  void whenTheUpstreamClosesAfterAnsweringTheNextCallGoesOutOnceOnAFreshConnection() {
    try (RawUpstream upstream = RawUpstream.playing(once(LINK));
        Outbound out = Outbound.within(5_000)) {
      for (int round = 0; round < 100; round++) {
        out.post(upstream.uri("/first"));
        until(() -> upstream.open() == 0); // else the close and our next byte may cross
        out.post(upstream.uri("/second"));
        until(() -> upstream.open() == 0);
      }

      assertThat(upstream.requests()).hasSize(200);
      assertThat(upstream.connections()).isEqualTo(200);
    }
  }

  @Test
  void whenTheUpstreamClosesAKeptConnectionAfterReadingNothingIsRepeated() {
    try (RawUpstream upstream = RawUpstream.playing(answering(LINK));
        Outbound out = Outbound.within(5_000)) {
      upstream.play(
          peer -> {
            peer.read();
            peer.write(LINK);
            peer.read();
          });
      for (int round = 0; round < 100; round++) {
        out.post(upstream.uri("/first"));
        assertThat(out.failure(upstream.uri("/second")).kind())
            .isEqualTo(FailureKind.OUTCOME_UNKNOWN);
      }

      assertThat(upstream.requests()).hasSize(200);
      assertThat(upstream.connections()).isEqualTo(100);
    }
  }

  @Test
  void whateverTheTimingOfACloseTwoCallsMakeAtMostTwoPosts() {
    try (RawUpstream upstream = RawUpstream.playing(once(LINK));
        Outbound out = Outbound.within(5_000)) {
      for (int round = 0; round < 200; round++) {
        try {
          out.post(upstream.uri("/"));
        } catch (GatewayException e) {
          // our bytes and the close crossed
        }
      }

      assertThat(upstream.requests()).hasSizeLessThanOrEqualTo(200);
    }
  }

  @Test
  void closingLetsACallInFlightFinishAndThenKeepsNothing() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    try (RawUpstream upstream = RawUpstream.playing(readThenClose());
        Outbound out = Outbound.within(5_000)) {
      upstream.play(
          peer -> {
            peer.read();
            asked.countDown();
            try {
              closed.await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
            peer.write(LINK);
            peer.awaitClose();
          });
      Thread closer =
          Thread.ofVirtual()
              .start(
                  () -> {
                    until(() -> asked.getCount() == 0);
                    out.http.close();
                    closed.countDown();
                  });

      assertThat(out.post(upstream.uri("/")).status()).isEqualTo(200);

      closer.join();
      until(() -> upstream.open() == 0);
      assertThat(out.http.connections()).isZero();
      assertThat(out.deadlines.pending()).isZero();
    }
  }
}
