package dev.linkgate.server;

import dev.linkgate.config.Configuration;
import dev.linkgate.config.KeyRing;
import dev.linkgate.refresh.Refresh;
import dev.linkgate.routing.Routing;
import dev.linkgate.upstream.UpstreamHttp;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** All that follows from one configuration. Lives until its last exchange has been answered. */
final class Generation {
  private final Configuration configuration;
  private final KeyRing keys;
  private final Routing routing;
  private final Map<String, UpstreamHttp> upstreams;
  private final @Nullable Refresh refresh;

  /** Exchanges under way, and one for being the current one. At zero it is closed for good. */
  private final AtomicInteger holders = new AtomicInteger(1);

  Generation(
      Configuration configuration,
      KeyRing keys,
      Routing routing,
      Map<String, UpstreamHttp> upstreams,
      @Nullable Refresh refresh) {
    this.configuration = configuration;
    this.keys = keys;
    this.routing = routing;
    this.upstreams = Map.copyOf(upstreams);
    this.refresh = refresh;
  }

  Configuration configuration() {
    return configuration;
  }

  KeyRing keys() {
    return keys;
  }

  Routing routing() {
    return routing;
  }

  /** The way to an upstream; null for one without a network. */
  @Nullable UpstreamHttp upstream(String name) {
    return upstreams.get(name);
  }

  /** Hosted refresh; null where no route may ask for it. */
  @Nullable Refresh refresh() {
    return refresh;
  }

  Map<String, UpstreamHttp> upstreams() {
    return upstreams;
  }

  /** Begins an exchange; false when it was retired meanwhile. */
  boolean enter() {
    for (; ; ) {
      int held = holders.get();
      if (held == 0) {
        return false;
      }
      if (holders.compareAndSet(held, held + 1)) {
        return true;
      }
    }
  }

  /** Ends an exchange, or the generation's own time. */
  void leave() {
    if (holders.decrementAndGet() == 0) {
      upstreams.values().forEach(UpstreamHttp::close);
    }
  }
}
