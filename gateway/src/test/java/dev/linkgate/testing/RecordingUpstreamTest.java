package dev.linkgate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.adapter.Headers;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RecordingUpstreamTest {
  private static final String POST =
      "POST /v1/x?a=1 HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nB: 1\r\na: 2\r\n\r\nhello";

  private final RecordingUpstream upstream = RecordingUpstream.start();

  @AfterEach
  void close() {
    upstream.close();
  }

  @Test
  void requestIsKeptAsItCame() throws Exception {
    try (Socket socket = connect()) {
      send(socket, POST);

      RecordedRequest request = upstream.takeRequest();
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.path()).isEqualTo("/v1/x");
      assertThat(request.target()).isEqualTo("/v1/x?a=1");
      assertThat(request.text()).isEqualTo("hello");
      assertThat(request.headers().list())
          .extracting(Headers.Header::name)
          .containsExactly("Host", "Content-Length", "B", "a");
    }
  }

  @Test
  void chunkedBodyIsPutTogether() throws Exception {
    try (Socket socket = connect()) {
      send(
          socket,
          "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n");

      assertThat(upstream.takeRequest().text()).isEqualTo("hello");
    }
  }

  @Test
  void scriptComesFirstThenTheUsualAnswerOnOneConnection() throws Exception {
    upstream.always(Reply.json(404, "{}")).enqueue(Reply.json(200, "{}"), Reply.json(201, "{}"));

    try (Socket socket = connect()) {
      for (int status : List.of(200, 201, 404, 404)) {
        send(socket, POST);
        byte[] start = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
        assertThat(new String(start, StandardCharsets.US_ASCII)).endsWith("" + status);
        readPast(socket, "\r\n\r\n{}");
      }
    }
    assertThat(upstream.connections()).isEqualTo(1);
    assertThat(upstream.requests()).extracting(RecordedRequest::connection).containsOnly(1);
  }

  @Test
  void wireEventsAreWhatTheirNamesSay() throws Exception {
    assertThat(answerTo(Reply.WireEvent.CLOSE)).isEmpty();
    assertThat(answerTo(Reply.WireEvent.RESET)).isEqualTo("reset");
    assertThat(answerTo(Reply.WireEvent.CUT_BODY))
        .startsWith("HTTP/1.1 200")
        .contains("Content-Length: 48")
        .endsWith("{\"object\": \"account_");
    assertThat(answerTo(Reply.json(200, "{}").with("Connection", "close"))).endsWith("{}");
  }

  @Test
  void dripNeverEndsByItself() throws Exception {
    upstream.enqueue(Reply.WireEvent.DRIP);

    try (Socket socket = connect()) {
      send(socket, POST);
      readPast(socket, "\r\n\r\n   ");
    }
    assertThat(upstream.requests()).hasSize(1);
  }

  private String answerTo(Reply reply) throws IOException {
    upstream.enqueue(reply);
    try (Socket socket = connect()) {
      send(socket, POST);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (SocketException _) {
      return "reset";
    }
  }

  private Socket connect() throws IOException {
    URI base = URI.create(upstream.baseUrl());
    return new Socket(base.getHost(), base.getPort());
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void readPast(Socket socket, String end) throws IOException {
    StringBuilder seen = new StringBuilder();
    while (seen.indexOf(end) < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new AssertionError("ended before " + end);
      }
      seen.append((char) next);
    }
  }
}
