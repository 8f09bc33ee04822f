package dev.linkgate.adapter;

import java.time.InstantSource;
import java.util.Optional;

/** All our knowledge of one API; the one door of its package. */
public interface Adapter {
  Api api();

  Traits traits();

  /** How callers speak this API; empty for one that is an upstream only. */
  Optional<Ingress> ingress();

  /** The same by another clock, and apart from any gateway that runs: for looking at it. */
  Adapter at(InstantSource clock);

  /** A destination that speaks this API. */
  Upstream open(UpstreamSettings settings, Http http);
}
