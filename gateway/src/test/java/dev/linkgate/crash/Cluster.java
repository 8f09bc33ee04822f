package dev.linkgate.crash;

import dev.linkgate.config.StoreConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Nodes on one database, and the two providers they reach: one that honours keys, one that does
 * not.
 */
final class Cluster implements AutoCloseable {
  /** What an upstream has for an answer, and so how long a killed node's claims hold. */
  static final Duration TIMEOUT = Duration.ofSeconds(1);

  /** The gateway's own sum: the store's two waits more. */
  static final Duration LEASE = TIMEOUT.plusSeconds(4);

  private final CountingProvider honouring;
  private final CountingProvider ignoring;
  private final List<Node> nodes = new ArrayList<>();

  private Cluster(CountingProvider honouring, CountingProvider ignoring) {
    this.honouring = honouring;
    this.ignoring = ignoring;
  }

  /** Configured, and not started. */
  static Cluster of(
      int size,
      Program program,
      Path directory,
      StoreConfig store,
      CountingProvider honouring,
      CountingProvider ignoring)
      throws IOException {
    StringBuilder callers = new StringBuilder();
    for (Kind kind : Kind.values()) {
      callers.append("  - { name: ").append(kind.caller());
      callers.append(", keys: [\"").append(kind.callerKey()).append("\"] }\n");
    }
    Files.writeString(directory.resolve("secret"), "a-secret-of-tests-of-32-characters");
    Path config =
        Files.writeString(
            directory.resolve("linkgate.yaml"),
            """
            listen: { callers: 127.0.0.1:0, admin: 127.0.0.1:0 }
            secret: ${file:secret}
            store: { url: "%s" }
            callers:
            %s
            upstreams:
              v1: { api: stripe-v1, base-url: "%s", api-key: sk_test_canary_key_1, timeout: 1s }
              whop: { api: whop, base-url: "%s/api/v1", api-key: whop_canary_key_2, timeout: 1s }
              keyless-v1: { api: stripe-v1, base-url: "%s", api-key: sk_test_canary_key_3, timeout: 1s, idempotency: none }
              keyless-whop: { api: whop, base-url: "%s/api/v1", api-key: whop_canary_key_4, timeout: 1s, idempotency: none }
            routes:
              - { when: { account: "acct_h*" }, to: v1, on-loss: report }
              - { when: { account: "biz_h*" }, to: whop, on-loss: report }
              - { when: { account: "acct_n*" }, to: keyless-v1, on-loss: report }
              - { when: { account: "biz_n*" }, to: keyless-whop, on-loss: report }
            """
                .formatted(
                    store.url(),
                    callers,
                    honouring.baseUrl(),
                    honouring.baseUrl(),
                    ignoring.baseUrl(),
                    ignoring.baseUrl()));
    Cluster cluster = new Cluster(honouring, ignoring);
    for (int i = 0; i < size; i++) {
      cluster.nodes.add(new Node(program, directory.resolve("node-" + i), config));
    }
    return cluster;
  }

  /** Starts all of them, or leaves none behind. */
  Cluster start() throws IOException {
    try {
      for (Node node : nodes) {
        node.start();
      }
      return this;
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  Node node(int number) {
    return nodes.get(number);
  }

  List<Node> nodes() {
    return List.copyOf(nodes);
  }

  List<Integer> ports() {
    return nodes.stream().map(Node::port).toList();
  }

  CountingProvider honouring() {
    return honouring;
  }

  CountingProvider ignoring() {
    return ignoring;
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
    honouring.close();
    ignoring.close();
  }
}
