package dev.linkgate.server;

import dev.linkgate.config.Configuration;
import dev.linkgate.config.Note;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of the last change of the configuration.
 *
 * @param taken whether it runs now; else the one before still does
 */
record LastReload(Instant at, boolean taken, List<Note> errors, List<Note> warnings) {
  LastReload {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }

  /** Keys that differ between two configurations, and count with a restart only. */
  static List<String> needingRestart(Configuration old, Configuration next) {
    List<String> keys = new ArrayList<>();
    if (!old.listen().callers().equals(next.listen().callers())) {
      keys.add("listen.callers");
    }
    if (!old.listen().admin().equals(next.listen().admin())) {
      keys.add("listen.admin");
    }
    if (old.limits().relayBody() != next.limits().relayBody()) {
      keys.add("limits.relay-body");
    }
    if (!old.store().equals(next.store())) {
      keys.add("store");
    }
    return keys;
  }
}
