package dev.linkgate.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One sub-merchant of a caller.
 *
 * @param merchant the caller's own id for it
 * @param ids account space to its id there; at least one
 */
public record AccountConfig(String caller, String merchant, Map<String, String> ids) {
  public AccountConfig {
    ids = Collections.unmodifiableMap(new LinkedHashMap<>(ids));
  }
}
