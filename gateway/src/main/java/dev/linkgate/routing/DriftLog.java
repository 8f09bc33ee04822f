package dev.linkgate.routing;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once where an upstream's answers leave its spec. */
final class DriftLog {
  private static final Logger LOG = LoggerFactory.getLogger(DriftLog.class);

  /** An upstream that invents field names must not fill the memory. */
  private static final int MOST = 1_000;

  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  void note(String upstream, List<String> drift) {
    for (String what : drift) {
      if (seen.size() < MOST && seen.add(upstream + " " + what)) {
        LOG.warn("upstream '{}' leaves its spec: {}", upstream, what);
      }
    }
  }
}
