package dev.linkgate.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/** Eight clients, two of each kind; the two of a kind with keys ask for the same links. */
final class Traffic {
  private static final int TWINS = 2;

  private final Cluster cluster;
  private final Tally tally = new Tally();
  private final List<Retrier> clients = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  Traffic(Cluster cluster, Random random) {
    this.cluster = cluster;
    for (Kind kind : Kind.values()) {
      Map<Long, Job> shared = new ConcurrentHashMap<>();
      for (int twin = 0; twin < TWINS; twin++) {
        LongFunction<Job> jobs = kind.sendsKeys() ? of(kind, shared) : own(kind, twin);
        Random own = new Random(random.nextLong());
        clients.add(new Retrier(jobs, cluster.ports(), tally, own));
      }
    }
  }

  private static LongFunction<Job> of(Kind kind, Map<Long, Job> shared) {
    return number -> shared.computeIfAbsent(number, it -> new Job(kind, it % 2 == 0, it));
  }

  /** Without keys, two that send the same are two that want a link each. */
  private static LongFunction<Job> own(Kind kind, int twin) {
    return number -> new Job(kind, number % 2 == 0, number * TWINS + twin);
  }

  Tally tally() {
    return tally;
  }

  void start() {
    clients.forEach(client -> threads.add(Thread.ofVirtual().start(client)));
  }

  /** Begins nothing new, and says how many requests have no end after so long. */
  int end(Duration within) throws InterruptedException {
    clients.forEach(Retrier::close);
    long until = System.nanoTime() + within.toNanos();
    for (Thread thread : threads) {
      thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
    }
    for (Thread thread : threads) {
      thread.interrupt();
      thread.join(TimeUnit.SECONDS.toMillis(30));
    }
    return (int) jobs().stream().filter(job -> !job.ended()).count();
  }

  /** Asks once more for all with a key, each at the next node, and gives them back. */
  List<Job> askAgain() {
    List<Job> jobs = jobs();
    List<Integer> ports = cluster.ports();
    for (int i = 0; i < jobs.size(); i++) {
      Job job = jobs.get(i);
      if (job.kind().sendsKeys()
          && job.ended()
          && !clients.getFirst().send(job, ports.get(i % ports.size()))) {
        tally.wrong(job.account() + " had ended, and has no answer now");
      }
    }
    return jobs;
  }

  private List<Job> jobs() {
    Set<Job> all = new LinkedHashSet<>();
    clients.forEach(client -> all.addAll(client.begun()));
    return List.copyOf(all);
  }
}
