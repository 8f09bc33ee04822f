package dev.linkgate.accounts;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One sub-merchant of a caller.
 *
 * @param merchant the caller's own id for it
 * @param ids account space to its id there; at least one
 */
public record AccountEntry(String caller, String merchant, Map<String, String> ids) {
  public AccountEntry {
    ids = Collections.unmodifiableMap(new TreeMap<>(ids));
  }

  /** Its id in that account space. */
  public Optional<String> id(String space) {
    return Optional.ofNullable(ids.get(space));
  }
}
