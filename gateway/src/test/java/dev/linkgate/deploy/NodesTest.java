package dev.linkgate.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.Databases;
import dev.linkgate.testing.RecordedRequest;
import dev.linkgate.testing.RecordingUpstream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL behind HAProxy, under load of callers that never try again. */
class NodesTest {
  /** Enough for every caller to have met both nodes, a second of load. */
  private static final int SOME = 300;

  @TempDir private Path directory;

  private Nodes nodes(RecordingUpstream upstream) throws Exception {
    return Nodes.start(
        directory,
        Databases.POSTGRESQL.fresh(directory),
        """
        callers: [ { name: shop, keys: ["%s"] } ]
        upstreams:
          stripe: { api: stripe-v1, base-url: "%s", api-key: sk_test_0123456789 }
          stripe2: { api: stripe-v2, base-url: "%s", api-key: sk_test_0123456789 }
          whop: { api: whop, base-url: "%s/api/v1", api-key: test_whop_key_0123456789 }
        routes:
          - { when: { ingress: stripe-v1 }, to: stripe }
          - { when: { ingress: stripe-v2 }, to: stripe2 }
          - { when: { ingress: whop }, to: whop }
        limits: { drain: 3s }
        """
            .formatted(Callers.KEY, upstream.baseUrl(), upstream.baseUrl(), upstream.baseUrl()));
  }

  @BeforeEach
  void haproxyIsThere() {
    Nodes.assumeHaproxy();
  }

  @Test
  void aRollingRestartFailsNoRequest() throws Exception {
    try (RecordingUpstream upstream = RecordingUpstream.start();
        Nodes nodes = nodes(upstream);
        Callers callers = Callers.start(nodes.callers())) {
      callers.awaitAnswers(SOME);
      List<ProcessHandle> before = List.of(nodes.process("a"), nodes.process("b"));

      nodes.restart();
      callers.awaitAnswers(SOME);
      callers.stop();

      System.out.println("answered " + callers.answered() + ", failed " + callers.failures());
      assertThat(callers.failures()).isEmpty();
      assertThat(before).noneMatch(ProcessHandle::isAlive);
      assertThat(keys(upstream)).doesNotHaveDuplicates().hasSize((int) callers.answered());
      assertThat(nodes.stop()).isZero();
    }
  }

  @Test
  void aKilledNodeFailsNoMoreThanItWasAnswering() throws Exception {
    try (RecordingUpstream upstream = RecordingUpstream.start();
        Nodes nodes = nodes(upstream);
        Callers callers = Callers.start(nodes.callers())) {
      callers.awaitAnswers(SOME);

      nodes.process("a").destroyForcibly();
      callers.awaitAnswers(2 * SOME);
      callers.stop();

      System.out.println("answered " + callers.answered() + ", failed " + callers.failures());
      assertThat(callers.failures()).hasSizeLessThanOrEqualTo(Callers.COUNT);
      assertThat(keys(upstream)).doesNotHaveDuplicates();
      assertThat(nodes.said()).contains("nodes: a ended by itself with status 137");
      assertThat(nodes.stop()).isZero();
    }
  }

  /** Of what reached a provider; ours, made of the caller's. */
  private static List<String> keys(RecordingUpstream upstream) {
    return upstream.requests().stream()
        .map((RecordedRequest request) -> String.valueOf(request.header("Idempotency-Key")))
        .toList();
  }
}
