package dev.linkgate.contract.drift;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A lane for each sort of answers, so that a rare one is not crowded out by the usual one. */
final class Lanes {
  /** Callers of a relay choose their versions, and an upstream its statuses. */
  private static final int MOST = 1_000;

  private static final Sort REST = new Sort("", "", 0);

  private final Map<Sort, Lane> lanes = new ConcurrentHashMap<>();

  private record Sort(String upstream, String version, int status) {}

  boolean take(String upstream, String version, int status, long now) {
    Sort sort = new Sort(upstream, version, status);
    Lane lane = lanes.get(sort);
    if (lane == null) {
      Sort place = lanes.size() < MOST ? sort : REST;
      lane = lanes.computeIfAbsent(place, _ -> new Lane(now));
    }
    return lane.takes(now);
  }
}
