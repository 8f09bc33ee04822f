package dev.linkgate.contract.fidelity;

import dev.linkgate.adapter.Adapter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The matrix of all versions, run in the background from when somebody first asks, and kept. One
 * thread goes through the pairs, so that a gateway goes on serving beside it.
 */
public final class KeptMatrix implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeptMatrix.class);

  /**
   * A pair of versions.
   *
   * @param done whether it was run; else there are no cells yet
   */
  public record Kept(Spoken from, Spoken to, boolean done, List<Cell> cells, List<String> faults) {
    public Kept {
      cells = List.copyOf(cells);
      faults = List.copyOf(faults);
    }
  }

  private record Work(Side from, Side to, FutureTask<Pair> task) {
    Kept kept() {
      Pair pair = task.isDone() ? result(task) : new Pair(List.of(), List.of(), Map.of());
      return new Kept(from.spoken(), to.spoken(), task.isDone(), pair.cells(), pair.faults());
    }
  }

  private final List<Adapter> adapters;

  /** What somebody waits for, the latest first. */
  private final Deque<String> wanted = new ArrayDeque<>();

  /** By names of both versions; null until somebody asks. */
  private @Nullable Map<String, Work> work;

  private @Nullable Thread worker;
  private boolean closed;

  private final ReentrantLock looking = new ReentrantLock();

  /** The runs behind the cells of one pair: people look at several cells of it. */
  private @Nullable Pair lookedAt;

  private String lookedAtName = "";

  /**
   * @param adapters of all APIs there are
   */
  public KeptMatrix(List<Adapter> adapters) {
    this.adapters = List.copyOf(adapters);
  }

  /** Every pair, ingress by ingress; what is missing comes from now on. */
  public List<Kept> all() {
    return keep(work().values().stream().toList());
  }

  /**
   * The pairs of one version callers speak, which are run before all others.
   *
   * @param ingress such as {@code whop@2025-01-01}
   */
  public List<Kept> from(String ingress) {
    List<Work> mine =
        work().values().stream()
            .filter(one -> one.from().spoken().toString().equals(ingress))
            .toList();
    if (mine.stream().anyMatch(one -> !one.task().isDone())) {
      synchronized (this) {
        wanted.remove(ingress);
        wanted.addFirst(ingress);
      }
    }
    return keep(mine);
  }

  /** A pair, run now if it was not yet; empty when there are no such versions. */
  public Optional<Kept> pair(String from, String to) {
    Work found = work().get(name(from, to));
    if (found == null) {
      return Optional.empty();
    }
    found.task().run();
    result(found.task());
    return Optional.of(found.kept());
  }

  /** A run behind a cell, made again; empty where none was sent or refused for it. */
  public Optional<Evidence> evidence(Cell cell) {
    String name = name(cell.ingress().toString(), cell.upstream().toString());
    Work found = work().get(name);
    return found == null
        ? Optional.empty()
        : Optional.ofNullable(lookedAt(name, found).evidence().get(cell));
  }

  private Pair lookedAt(String name, Work pair) {
    looking.lock(); // a fraction of a second, in which the rest goes on
    try {
      Pair known = lookedAt;
      if (known == null || !name.equals(lookedAtName)) {
        known = Pair.of(pair.from(), pair.to());
        lookedAt = known;
        lookedAtName = name;
      }
      return known;
    } finally {
      looking.unlock();
    }
  }

  /** Leaves alone what was not run yet. */
  @Override
  public synchronized void close() {
    closed = true;
  }

  private List<Kept> keep(List<Work> pairs) {
    begin();
    return pairs.stream().map(Work::kept).toList();
  }

  private synchronized Map<String, Work> work() {
    Map<String, Work> known = work;
    if (known == null) {
      known = new LinkedHashMap<>();
      List<Side> sides = Matrix.sides(adapters);
      for (Side from : sides) {
        if (from.adapter().ingress().isPresent()) {
          for (Side to : sides) {
            FutureTask<Pair> task = new FutureTask<>(() -> run(from, to));
            known.put(
                name(from.spoken().toString(), to.spoken().toString()), new Work(from, to, task));
          }
        }
      }
      work = known;
    }
    return known;
  }

  private static String name(String from, String to) {
    return from + " " + to;
  }

  /** One pair that cannot be run leaves the others to be looked at. */
  private static Pair run(Side from, Side to) {
    try {
      return Pair.of(from, to).bare();
    } catch (RuntimeException e) {
      LOG.error("the fidelity of {} to {} cannot be found out", from.spoken(), to.spoken(), e);
      String fault = from.spoken() + " -> " + to.spoken() + ": cannot be found out: " + e;
      return new Pair(List.of(), List.of(fault), Map.of());
    }
  }

  private static Pair result(FutureTask<Pair> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a defect of the matrix", e.getCause());
    }
  }

  private synchronized void begin() {
    if (worker == null && !closed && !left().isEmpty()) {
      worker =
          Thread.ofPlatform()
              .name("fidelity")
              .daemon()
              .priority(Thread.MIN_PRIORITY)
              .start(this::runAll);
    }
  }

  private void runAll() {
    for (Work next = next(); next != null; next = next()) {
      next.task().run();
      result(next.task()); // somebody else may have begun with it
    }
  }

  /** The next one to run; null for none, and then this thread ends. */
  private synchronized @Nullable Work next() {
    List<Work> left = left();
    for (String ingress : wanted) {
      for (Work one : left) {
        if (!closed && one.from().spoken().toString().equals(ingress)) {
          return one;
        }
      }
    }
    if (closed || left.isEmpty()) {
      worker = null;
      return null;
    }
    return left.getFirst();
  }

  private List<Work> left() {
    return work().values().stream().filter(one -> !one.task().isDone()).toList();
  }
}
