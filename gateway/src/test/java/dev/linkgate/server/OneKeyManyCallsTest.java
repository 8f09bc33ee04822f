package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.server.Caller.Link;
import dev.linkgate.testing.Databases;
import dev.linkgate.testing.DocumentedAnswers;
import dev.linkgate.testing.YamlGateway;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 64 calls at once under one key: one of them asks the upstream. */
class OneKeyManyCallsTest {
  private static final int CALLS = 64;
  private static final int KEYS = 100;

  /** A provider is never done at once, or nobody would find a key in use. */
  private static final long UPSTREAM_NANOS = 10_000_000;

  private static final List<Link> LINKS = List.of(Link.V1, Link.V2, Link.WHOP);

  @ParameterizedTest
  @CsvSource({"SQLITE, 1", "MEMORY, 1", "POSTGRESQL, 1", "POSTGRESQL, 2"})
  void oneOfThemAsksTheUpstream(Databases database, int nodes) throws Exception {
    try (KeyRig rig = new KeyRig(database);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<YamlGateway> gateways = new ArrayList<>(List.of(rig.gateway()));
      if (nodes == 2) {
        gateways.add(rig.anotherNode());
      }
      rig.upstream()
          .always(
              request -> {
                LockSupport.parkNanos(UPSTREAM_NANOS);
                return DocumentedAnswers.to(request);
              });

      int turnedAway = 0;
      for (int number = 0; number < KEYS; number++) {
        Link link = LINKS.get(number % LINKS.size());
        turnedAway += volley(rig, gateways, threads, link, "canary_key " + number);
      }

      assertThat(rig.keys()).hasSize(KEYS).doesNotHaveDuplicates();
      assertThat(turnedAway).isPositive();
    }
  }

  /** Returns how many found the key in use. */
  private static int volley(
      KeyRig rig, List<YamlGateway> gateways, ExecutorService threads, Link link, String key)
      throws Exception {
    CountDownLatch begin = new CountDownLatch(1);
    List<Future<HttpResponse<String>>> calls = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      YamlGateway gateway = gateways.get(i % gateways.size());
      calls.add(
          threads.submit(
              () -> {
                begin.await();
                return rig.askAt(gateway, Caller.KEY, link, link.body, key);
              }));
    }
    begin.countDown();
    List<String> links = new ArrayList<>();
    int firsts = 0;
    for (Future<HttpResponse<String>> call : calls) {
      HttpResponse<String> answer = call.get();
      if (answer.statusCode() == 409) {
        assertThat(answer.body()).containsAnyOf("key_in_use", "request_in_progress");
      } else {
        assertThat(answer.statusCode()).isEqualTo(200);
        links.add(answer.body());
        firsts += answer.headers().firstValue("Idempotent-Replayed").isPresent() ? 0 : 1;
      }
    }
    HttpResponse<String> after = rig.askAt(gateways.getLast(), Caller.KEY, link, link.body, key);
    links.add(after.body());
    assertThat(links).containsOnly(after.body());
    assertThat(firsts).isOne();
    assertThat(after.headers().firstValue("Idempotent-Replayed")).contains("true");
    return CALLS + 1 - links.size();
  }
}
