package dev.linkgate.store;

import dev.linkgate.audit.AuditEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what many callers wait for in one commit, so that the disk's sync is paid once for all of
 * them. What could not be written is tried again until it is, or nobody wants it any more.
 */
final class Writer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  /** A transaction of a few milliseconds. */
  private static final int BATCH = 256;

  /** So many in one commit are a crowd: behind them more are on their way. */
  private static final int CROWD = 6;

  /**
   * What a crowd's next commit waits for more of it: one for 16 costs a server little more than one
   * for 12. At 500 requests a second there is no crowd. A file's commit is too cheap to wait for.
   */
  private static final Duration GATHERING = Duration.ofMillis(1);

  /**
   * About 20 MB of endings that a store which is down has not taken yet. There cannot be more than
   * exchanges that ran when it went down: without it none begins.
   */
  private static final int WAITING = 10_000;

  /** Audit rows alone are lost before endings are. */
  private static final int WAITING_AUDIT = WAITING / 2;

  private static final Duration PROBE = Duration.ofSeconds(1);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration CONTENTION_PAUSE = Duration.ofMillis(10);

  /** Within what systemd and Kubernetes leave to a process that ends. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final Database database;
  private final WriterConnection connection;
  private final ChangeSql sql;
  private final KeptStatements kept = new KeptStatements();
  private final Probe probe;
  private final boolean gathers;
  private final LinkedBlockingQueue<Change> queue = new LinkedBlockingQueue<>();
  private final Thread thread;

  /** Wakes the thread when nothing comes any more. */
  private final Change last = Change.nothing();

  private volatile boolean healthy = true;
  private volatile boolean closing;
  private volatile long closingSince;

  /** Nothing is written any more: whoever still comes is told at once. */
  private volatile boolean ended;

  /** Tried, and nobody knows whether it is stored; the writer's thread alone. */
  private final List<Change> again = new ArrayList<>();

  /** Taken from the queue last, for who looks whether somebody waits too long. */
  private volatile List<Change> inHand = List.of();

  private int failures;

  /** How many were in the last commit; the writer's thread alone. */
  private int lastSize;

  /**
   * @param name what it writes, for those who look at threads
   */
  Writer(Database database, String name) {
    this.database = database;
    this.connection = database.forWriter();
    this.sql = new ChangeSql(database.dialect());
    this.probe = new Probe(database.dialect());
    this.gathers = database.dialect().batches();
    this.thread = Thread.ofPlatform().daemon().name("linkgate-store-" + name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Has it written soon. A claim fails at once while the store is down. */
  void put(Change change) {
    if (closing || (change.isClaim() && !healthy)) {
      refuse(change);
    } else if (queue.size() >= WAITING) {
      LOG.error("the store is down for too long: an exchange's end is lost, its lease runs out");
      refuse(change);
    } else {
      queue.add(change);
      if (ended) {
        refuse(change);
      }
    }
  }

  private static boolean refuse(Change change) {
    return change.stored().completeExceptionally(StoreDown.because(null));
  }

  /** Has it written soon, in a batch; false when there is no room for it. */
  boolean put(AuditEntry entry) {
    return !closing && queue.size() < WAITING_AUDIT && queue.add(Change.audit(entry));
  }

  /** Whether it could write a moment ago. */
  boolean healthy() {
    return healthy;
  }

  /** Lets go of those who have waited until their deadline; what they left is written anyway. */
  void tellWhoIsLate() {
    long now = System.nanoTime();
    long late =
        Stream.concat(inHand.stream(), queue.stream())
            .filter(change -> change.tellsLate(now))
            .count();
    if (late > 0 && healthy) {
      healthy = false;
      LOG.warn("the store does not answer");
    }
  }

  private void run() {
    try {
      writeUntilClosed();
    } finally {
      ended = true;
      queue.forEach(Writer::refuse);
    }
  }

  private void writeUntilClosed() {
    List<Change> batch = new ArrayList<>(BATCH);
    while (true) {
      try {
        next(batch);
        if (batch.isEmpty() && closing) {
          return;
        }
        if (!batch.isEmpty() || !healthy || !database.isOurs()) {
          write(batch);
        }
      } catch (InterruptedException e) {
        return; // closed, and too late
      } catch (RuntimeException e) {
        LOG.error("the store's writer failed", e);
      }
    }
  }

  /** What is tried again first, then what waits. */
  private void next(List<Change> batch) throws InterruptedException {
    batch.clear();
    for (Change change : again) {
      Change wanted =
          change.isClaim() && change.stored().isDone()
              ? Objects.requireNonNull(change.undoing())
              : change;
      batch.add(wanted);
    }
    if (batch.isEmpty()) {
      Change first = queue.poll(closing ? 0 : PROBE.toMillis(), TimeUnit.MILLISECONDS);
      if (first == null) {
        return;
      }
      batch.add(first);
      if (gathers && lastSize >= CROWD && queue.size() < lastSize && !closing) {
        Thread.sleep(GATHERING);
      }
    }
    queue.drainTo(batch, Math.max(0, BATCH - batch.size()));
    batch.remove(last);
    batch.removeIf(change -> change.isClaim() && change.stored().isDone());
    lastSize = batch.size();
    inHand = List.copyOf(batch);
  }

  private void write(List<Change> batch) throws InterruptedException {
    try {
      write(batch, !again.isEmpty());
      again.clear();
      works();
    } catch (SQLException | RuntimeException e) {
      switch (Trouble.of(e, database.dialect())) {
        case CONTENT -> oneByOne(batch);
        case CONTENTION -> contended(batch);
        case STORE -> failed(batch, e);
      }
    }
  }

  private void write(List<Change> changes, boolean doubtful) throws SQLException {
    Batch batch = new Batch(changes);
    if (changes.isEmpty()) {
      // nothing to do, and a server may have gone
      connection.transaction(this::probe);
    } else if (database.dialect().batches()) {
      connection.inOneJourney(server -> batch.together(server, sql, doubtful));
    } else {
      connection.transaction(file -> batch.oneByOne(file, kept, sql, doubtful));
    }
    for (Change change : changes) {
      // A second time there is nothing left to forget.
      boolean did = batch.changed(change) || (doubtful && change.kind() == Change.Kind.FORGET);
      if (!change.stored().complete(did) && did) {
        Change undoing = change.undoing();
        if (undoing != null) {
          queue.add(undoing);
        }
      }
    }
  }

  private void probe(Connection connection) throws SQLException {
    if (healthy) {
      Probe.reach(connection);
    } else {
      probe.write(connection);
    }
  }

  /** Finds out which of them is wrong, or in somebody's way. */
  private void oneByOne(List<Change> batch) {
    again.clear();
    for (int i = 0; i < batch.size(); i++) {
      Change change = batch.get(i);
      try {
        write(List.of(change), true);
      } catch (SQLException | RuntimeException e) {
        switch (Trouble.of(e, database.dialect())) {
          case CONTENT -> {
            LOG.error("the store refuses a row", e);
            change.stored().completeExceptionally(StoreDown.broken("the store refuses it", e));
          }
          case CONTENTION -> again.add(change);
          case STORE -> {
            again.addAll(batch.subList(i, batch.size()));
            return;
          }
        }
      }
    }
    if (again.isEmpty()) {
      works();
    }
  }

  private void contended(List<Change> batch) throws InterruptedException {
    if (++failures > 1) { // whoever is in the way is in one change's way, not in all others'
      oneByOne(batch);
    } else {
      keep(batch);
    }
    // not the same pause on two nodes
    Thread.sleep(CONTENTION_PAUSE.toMillis() * ThreadLocalRandom.current().nextInt(1, 4));
  }

  private void failed(List<Change> batch, Exception e) throws InterruptedException {
    keep(batch);
    failures++;
    if (failures == 1) {
      return; // a connection that broke: another one may do, at once
    }
    if (healthy) {
      LOG.error("the store cannot be written: {}", e.toString());
    }
    healthy = false;
    refuseClaims();
    Thread.sleep(Math.min(PROBE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(failures - 2, 4)));
  }

  private void keep(List<Change> batch) {
    again.clear();
    again.addAll(batch);
  }

  private void works() {
    failures = 0;
    if (!healthy) {
      healthy = true;
      LOG.info("the store can be written again");
    }
  }

  /** Their callers learn it now, and not when their patience ends. */
  private void refuseClaims() {
    for (Change change : again) {
      if (change.isClaim()) {
        refuse(change);
      }
    }
    queue.removeIf(change -> change.isClaim() && refuse(change));
  }

  /** From now on it takes nothing more. Closing it twice is as good as once. */
  void end() {
    if (!closing) {
      closingSince = System.nanoTime();
      closing = true;
      queue.add(last);
    }
  }

  /** Writes what waits, as long as it can. */
  @Override
  public void close() {
    end();
    try {
      if (!thread.join(LAST_WORDS.minusNanos(System.nanoTime() - closingSince))) {
        thread.interrupt();
        LOG.error("{} ends of exchanges could not be stored; their leases run out", queue.size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.close();
  }
}
