package dev.linkgate.crash;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Kills nodes in turn, and at times all of them, and starts them again. */
final class Killing {
  /** A node that answers nothing for so long will not; the end of the test says why. */
  private static final long TRAFFIC_NANOS = 10_000_000_000L;

  private final Cluster cluster;
  private final Tally tally;
  private final Random random;

  Killing(Cluster cluster, Tally tally, Random random) {
    this.cluster = cluster;
    this.tally = tally;
    this.random = random;
  }

  /** Kills this many processes. */
  void kill(int kills) throws IOException, InterruptedException {
    List<Node> nodes = cluster.nodes();
    int killed = 0;
    for (int round = 0; killed < kills; round++) {
      boolean all = random.nextInt(6) == 0 && killed + nodes.size() <= kills;
      List<Node> victims = all ? nodes : List.of(nodes.get(round % nodes.size()));
      awaitTraffic(victims.getFirst());
      awaitMoment();
      victims.forEach(Node::kill);
      killed += victims.size();
      for (Node victim : victims) {
        victim.start();
      }
    }
  }

  /** Until it has answered a few times: a node killed before that is in nobody's way. */
  private void awaitTraffic(Node node) throws InterruptedException {
    AtomicInteger answers = tally.answersBy(node.port());
    int enough = answers.get() + 1 + random.nextInt(20);
    long start = System.nanoTime();
    while (answers.get() < enough && System.nanoTime() - start < TRAFFIC_NANOS) {
      Thread.sleep(1);
    }
  }

  /** Half of the kills come while a provider has a request, just after it came or was answered. */
  private void awaitMoment() throws InterruptedException {
    Thread.sleep(random.nextInt(100));
    if (random.nextBoolean()) {
      CountingProvider provider = random.nextBoolean() ? cluster.honouring() : cluster.ignoring();
      provider.awaitArrival();
      Thread.sleep(random.nextInt(40));
    }
  }
}
