package dev.linkgate.crash;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/**
 * A client that asks for one link after the other, each until it has a final answer, and for some
 * of them once more. Goes on with others while one has to wait.
 */
final class Retrier implements Runnable {
  /** Beyond every lease, after which a joined retry of a caller without keys is answered. */
  private static final int PATIENCE_MILLIS = 20_000;

  private static final int MOST_WAITING = 6;

  /** A caller without keys is known again for 90 s. */
  private static final long KNOWN_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final LongFunction<Job> jobs;
  private final List<Integer> ports;
  private final Tally tally;
  private final Random random;
  private final Queue<Waiting> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Waiting::due));
  private final Queue<Job> mine = new ArrayDeque<>();
  private long made;
  private volatile boolean closing;

  private record Waiting(Job job, long due) {}

  /**
   * @param jobs the job of each number, from 0; another client may have the same
   * @param ports where the nodes are
   */
  Retrier(LongFunction<Job> jobs, List<Integer> ports, Tally tally, Random random) {
    this.jobs = jobs;
    this.ports = List.copyOf(ports);
    this.tally = tally;
    this.random = random;
  }

  /** Begins nothing new; the client ends when everything it has begun has ended. */
  void close() {
    closing = true;
  }

  /** Everything it has begun; after its end. */
  Queue<Job> begun() {
    return mine;
  }

  @Override
  public void run() {
    try {
      while (!closing || !waiting.isEmpty()) {
        Waiting next = waiting.peek();
        if (next != null && next.due <= now()) {
          waiting.remove();
          attempt(next.job);
        } else if (!closing && waiting.size() < MOST_WAITING) {
          Job job = jobs.apply(made++);
          mine.add(job);
          attempt(job);
        }
        Thread.sleep(5 + random.nextInt(20));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // what is left is stuck, and counted by who counts
    }
  }

  private void attempt(Job job) {
    if (job.ended() && !job.kind().sendsKeys() && job.age() > KNOWN_AGAIN_NANOS) {
      return;
    }
    boolean again = job.ended();
    boolean ended = send(job, ports.get(random.nextInt(ports.size())));
    if (!ended || (!again && random.nextInt(6) == 0)) {
      waiting.add(new Waiting(job, now() + 100 + random.nextInt(ended ? 2_000 : 500)));
    }
  }

  /** Asks once; false when there is no final answer yet. */
  boolean send(Job job, int port) {
    tally.count("attempts");
    try {
      Shot.Answer answer =
          Shot.post(port, job.kind().path(), job.headers(), job.body(), PATIENCE_MILLIS);
      tally.answeredBy(port);
      return job.answered(answer, tally);
    } catch (IOException e) {
      tally.count("cut off");
      return false;
    }
  }

  private static long now() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}
