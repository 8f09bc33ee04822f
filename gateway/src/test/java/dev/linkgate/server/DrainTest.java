package dev.linkgate.server;

import static dev.linkgate.server.Caller.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.Reply;
import dev.linkgate.testing.YamlGateway;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class DrainTest {
  private static final int CALLERS = 16;

  @Test
  void whatWasBegunIsAnsweredThoughTheGatewayStops() throws Exception {
    try (RecordingUpstream upstream = RecordingUpstream.start();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      YamlGateway gateway =
          YamlGateway.start(
              """
              callers: [ { name: shop, keys: ["%s"] } ]
              upstreams: { whop: { api: whop, base-url: "%s/api/v1", api-key: test_whop_key_0123456789 } }
              routes: [ { to: whop, on-loss: report } ]
              """
                  .formatted(KEY, upstream.baseUrl()));
      CountDownLatch release = new CountDownLatch(1);
      upstream.always(
          _ -> {
            try {
              release.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            return Reply.json(
                200,
                "{\"url\":\"https://whop.com/x\",\"expires_at\":\"2026-11-20T10:00:00.000Z\"}");
          });
      Caller caller = new Caller(gateway);
      List<Future<Integer>> begun = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        begun.add(threads.submit(() -> caller.link(Caller.Link.WHOP).statusCode()));
      }
      for (int i = 0; i < CALLERS; i++) {
        upstream.takeRequest();
      }

      gateway.gateway().drain();
      Future<?> closing = threads.submit(gateway::close);
      release.countDown();

      for (Future<Integer> status : begun) {
        assertThat(status.get()).isEqualTo(200);
      }
      closing.get();
    }
  }

  /**
   * Callers that keep their connection until they are asked to close it, as SDKs do: none of their
   * requests may go unanswered.
   */
  @Test
  void twoPhasesLoseNothingUnderLoad() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      YamlGateway gateway = YamlGateway.start(Caller.SANDBOX);
      AtomicInteger answered = new AtomicInteger();
      CountDownLatch warm = new CountDownLatch(CALLERS);
      List<Future<Integer>> callers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        callers.add(threads.submit(() -> untilAskedToClose(gateway.url(), warm, answered)));
      }
      warm.await();

      gateway.gateway().drain();
      int lost = 0;
      for (Future<Integer> caller : callers) {
        lost += caller.get();
      }
      gateway.close();

      System.out.println("answered " + answered + ", lost " + lost);
      assertThat(lost).isZero();
      assertThat(answered.get()).isGreaterThanOrEqualTo(CALLERS * 20);
    }
  }

  /**
   * @return requests that were not answered with a 200
   */
  private static int untilAskedToClose(String url, CountDownLatch warm, AtomicInteger answered)
      throws IOException {
    int port = URI.create(url).getPort();
    byte[] request =
        """
        POST /v1/account_links HTTP/1.1\r
        Host: gateway\r
        Authorization: Bearer %s\r
        Content-Type: application/x-www-form-urlencoded\r
        Content-Length: %d\r
        \r
        %s"""
            .formatted(KEY, Caller.V1_BODY.length(), Caller.V1_BODY)
            .getBytes(StandardCharsets.US_ASCII);
    int lost = 0;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (int i = 1; ; i++) {
        socket.getOutputStream().write(request);
        String head = answer(in);
        if (head.startsWith("HTTP/1.1 200")) {
          answered.incrementAndGet();
        } else {
          lost++;
        }
        if (i == 20) {
          warm.countDown();
        }
        if (!head.startsWith("HTTP/1.1 200") || head.contains("connection: close")) {
          return lost;
        }
      }
    }
  }

  private static String answer(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.append((char) b);
      if (head.length() > 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
        break;
      }
    }
    String lower = head.toString().toLowerCase(Locale.ROOT).replace("http/1.1", "HTTP/1.1");
    int at = lower.indexOf("content-length: ");
    if (at >= 0) {
      in.readNBytes(Integer.parseInt(lower.substring(at + 16, lower.indexOf('\r', at))));
    }
    return lower;
  }
}
