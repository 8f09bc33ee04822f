package dev.linkgate.adapter;

import java.util.Optional;

/** All our knowledge of one API; the one door of its package. */
public interface Adapter {
  Api api();

  Traits traits();

  /** How callers speak this API; empty for one that is an upstream only. */
  Optional<Ingress> ingress();

  /** A destination that speaks this API. */
  Upstream open(UpstreamSettings settings, Http http);
}
