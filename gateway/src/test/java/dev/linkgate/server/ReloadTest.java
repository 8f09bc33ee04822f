package dev.linkgate.server;

import static dev.linkgate.server.Caller.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.Reply;
import dev.linkgate.testing.YamlGateway;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class ReloadTest {
  private static final String OK =
      "{\"url\":\"https://whop.com/x\",\"expires_at\":\"2026-11-20T10:00:00.000Z\"}";

  private static String to(RecordingUpstream upstream, String key) {
    return """
    callers: [ { name: shop, keys: ["%s"] } ]
    upstreams: { whop: { api: whop, base-url: "%s/api/v1", api-key: test_whop_key_0123456789 } }
    routes: [ { to: whop, on-loss: report } ]
    """
        .formatted(key, upstream.baseUrl());
  }

  @Test
  void anExchangeEndsOnTheConfigurationItBeganWith() throws Exception {
    try (RecordingUpstream old = RecordingUpstream.start();
        RecordingUpstream fresh = RecordingUpstream.start();
        YamlGateway gateway = YamlGateway.start(to(old, KEY));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch release = new CountDownLatch(1);
      old.always(
          _ -> {
            await(release);
            return Reply.json(200, OK);
          });
      Caller caller = new Caller(gateway);
      Future<HttpResponse<String>> first = threads.submit(() -> caller.link(Caller.Link.WHOP));
      old.takeRequest();

      gateway.reload(to(fresh, KEY));
      HttpResponse<String> second = caller.link(Caller.Link.WHOP);
      release.countDown();

      assertThat(second.statusCode()).isEqualTo(200);
      assertThat(fresh.requests()).hasSize(1);
      assertThat(first.get().statusCode()).isEqualTo(200);
      assertThat(old.requests()).hasSize(1);
    }
  }

  @Test
  void aKeyIsRotatedWithoutARestart() throws Exception {
    try (RecordingUpstream upstream = RecordingUpstream.start();
        YamlGateway gateway = YamlGateway.start(to(upstream, "an-older-key-of-the-caller"))) {
      Caller caller = new Caller(gateway);
      assertThat(caller.link(Caller.Link.WHOP).statusCode()).isEqualTo(401);

      gateway.reload(to(upstream, KEY));

      assertThat(caller.link(Caller.Link.WHOP).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void reloadsUnderLoadFailNoRequestAndLeaveNoConnections() throws Exception {
    try (RecordingUpstream one = RecordingUpstream.start();
        RecordingUpstream two = RecordingUpstream.start();
        YamlGateway gateway = YamlGateway.start(to(one, KEY));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      one.always(Reply.json(200, OK));
      two.always(Reply.json(200, OK));
      Caller caller = new Caller(gateway);
      AtomicBoolean done = new AtomicBoolean();
      Callable<List<Integer>> load =
          () -> {
            List<Integer> statuses = new ArrayList<>();
            while (!done.get()) {
              statuses.add(caller.link(Caller.Link.WHOP).statusCode());
            }
            return statuses;
          };
      List<Future<List<Integer>>> callers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        callers.add(threads.submit(load));
      }

      for (int i = 0; i < 20; i++) {
        RecordingUpstream next = i % 2 == 0 ? two : one;
        gateway.reload(to(next, KEY));
        int before = next.requests().size();
        caller.link(Caller.Link.WHOP);
        assertThat(next.requests().size()).isGreaterThan(before);
      }
      done.set(true);

      List<Integer> statuses = new ArrayList<>();
      for (Future<List<Integer>> answered : callers) {
        statuses.addAll(answered.get());
      }
      System.out.println("requests during 20 reloads: " + statuses.size());
      assertThat(statuses).isNotEmpty().containsOnly(200);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
