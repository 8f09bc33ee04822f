package dev.linkgate.routing;

import dev.linkgate.config.RouteConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** How often each route of one configuration was taken, and how often none was. */
public final class RouteHits {
  private final List<RouteConfig> routes;
  private final Instant since;

  /** By the very object: two routes may say the same, and the second is never taken. */
  private final IdentityHashMap<RouteConfig, LongAdder> taken = new IdentityHashMap<>();

  private final LongAdder none = new LongAdder();

  /**
   * A route, and how many requests took it.
   *
   * @param route as configured
   */
  public record Hits(RouteConfig route, long count) {}

  RouteHits(List<RouteConfig> routes, Instant since) {
    this.routes = List.copyOf(routes);
    this.since = since;
    this.routes.forEach(route -> taken.put(route, new LongAdder()));
  }

  void taken(RouteConfig route) {
    LongAdder count = taken.get(route);
    if (count != null) {
      count.increment();
    }
  }

  void noneTaken() {
    none.increment();
  }

  /** Since when it counts: the start, or the reload that brought these routes. */
  public Instant since() {
    return since;
  }

  /** In the file's order. */
  public List<Hits> routes() {
    List<Hits> hits = new ArrayList<>();
    for (RouteConfig route : routes) {
      LongAdder count = taken.get(route);
      hits.add(new Hits(route, count == null ? 0 : count.sum()));
    }
    return hits;
  }

  /** Requests that no route matched. */
  public long unmatched() {
    return none.sum();
  }
}
