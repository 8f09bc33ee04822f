package dev.linkgate.status;

import dev.linkgate.canonical.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How upstreams behave: what came last, and the last ten minutes. In memory, of this node. */
public final class Traffic {
  /** How much time a point of {@link Seen#points} stands for. */
  public static final Duration PIECE = Window.PIECE;

  private static final int UNAUTHORIZED = 401;
  private static final int TOO_MANY_REQUESTS = 429;

  private final InstantSource clock;
  private final LongSupplier steady;
  private final Map<String, Upstream> upstreams = new ConcurrentHashMap<>();

  /**
   * @param clock what times are shown by
   * @param steady nanoseconds of a clock that is never set
   */
  public Traffic(InstantSource clock, LongSupplier steady) {
    this.clock = clock;
    this.steady = steady;
  }

  /**
   * Something that failed on an upstream's side.
   *
   * @param kind such as {@code outcome_unknown} or {@code answered 503}
   */
  public record Failed(Instant at, String kind) {}

  /**
   * An upstream as it was seen from here.
   *
   * @param count exchanges since the start
   * @param errors those of them that failed on its side
   * @param points the oldest first, the last one not over yet
   */
  public record Seen(
      @Nullable Instant lastSuccess,
      @Nullable Failed lastFailure,
      long count,
      long errors,
      List<Point> points) {
    public Seen {
      points = List.copyOf(points);
    }
  }

  private static final class Upstream {
    private final LongAdder count = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final Window window = new Window();
    private volatile @Nullable Instant lastSuccess;
    private volatile @Nullable Failed lastFailure;
  }

  /** An upstream has answered. */
  public void answered(String name, int status, long nanos) {
    if (isError(status)) {
      failed(name, "answered " + status, nanos);
      return;
    }
    Upstream upstream = upstream(name);
    upstream.count.increment();
    upstream.lastSuccess = clock.instant();
    upstream.window.add(steady.getAsLong(), false, nanos);
  }

  /** Other refusals are about the request; these are about the upstream, and us at it. */
  private static boolean isError(int status) {
    return status >= 500 || status == UNAUTHORIZED || status == TOO_MANY_REQUESTS;
  }

  /** An upstream has not answered. */
  public void failed(String name, FailureKind kind, long nanos) {
    failed(name, kind.name().toLowerCase(Locale.ROOT), nanos);
  }

  private void failed(String name, String kind, long nanos) {
    Upstream upstream = upstream(name);
    upstream.count.increment();
    upstream.errors.increment();
    upstream.lastFailure = new Failed(clock.instant(), kind);
    upstream.window.add(steady.getAsLong(), true, nanos);
  }

  private Upstream upstream(String name) {
    Upstream known = upstreams.get(name);
    return known == null ? upstreams.computeIfAbsent(name, _ -> new Upstream()) : known;
  }

  /** Forgets all other upstreams. */
  public void keepOnly(Collection<String> names) {
    upstreams.keySet().retainAll(names);
  }

  /** What was seen of an upstream. */
  public Seen of(String name) {
    Upstream upstream = upstreams.get(name);
    if (upstream == null) {
      return new Seen(null, null, 0, 0, new Window().points(steady.getAsLong()));
    }
    return new Seen(
        upstream.lastSuccess,
        upstream.lastFailure,
        upstream.count.sum(),
        upstream.errors.sum(),
        upstream.window.points(steady.getAsLong()));
  }
}
