package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.config.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.junit.jupiter.api.Test;

class ListenerTest {
  private static final String LOCAL = "127.0.0.1";

  /**
   * Killed nodes that came back once answered 404 in their first moment, one start in a thousand.
   */
  @Test
  void nobodyIsLetInBeforeThereIsWhoAnswers() throws Exception {
    int port = freePort();
    AtomicBoolean letIn = new AtomicBoolean();
    HttpHandler handler =
        new HttpHandler("late") {
          @Override
          public void start() {
            letIn.set(connects(port));
          }

          @Override
          public void service(Request request, Response response) {
            response.setStatus(204);
          }
        };
    Listener listener = new Listener("test", new HostPort(LOCAL, port));
    try {
      URI url = listener.start(handler);

      assertThat(letIn).isFalse();
      assertThat(statusLine(url)).isEqualTo("HTTP/1.1 204 No Content");
    } finally {
      listener.stop(Duration.ZERO);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean connects(int port) {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String statusLine(URI url) throws IOException {
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return answer.lines().findFirst().orElse("");
    }
  }
}
