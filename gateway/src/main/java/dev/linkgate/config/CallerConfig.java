package dev.linkgate.config;

import java.net.IDN;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An application that may call us.
 *
 * @param keys several while one is being replaced
 * @param upstreams which it may reach; empty: all
 * @param redirectHosts hosts its return and refresh URLs may name, lower-case; empty: any
 * @param relay other operations it may relay; empty: none
 * @param ownAccounts whether it reaches only the accounts in its own map
 * @param faults whether it may order faults of the sandbox by a header
 * @param versions API name to the version meant when it sends none
 */
public record CallerConfig(
    String name,
    List<CallerKey> keys,
    List<String> upstreams,
    List<String> redirectHosts,
    List<RelayPattern> relay,
    boolean ownAccounts,
    boolean faults,
    Map<String, String> versions) {
  public CallerConfig {
    keys = List.copyOf(keys);
    upstreams = List.copyOf(upstreams);
    redirectHosts = List.copyOf(redirectHosts);
    relay = List.copyOf(relay);
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
  }

  /** A caller about whom the file says nothing but its keys. */
  public static CallerConfig unrestricted(String name, List<CallerKey> keys) {
    return new CallerConfig(name, keys, List.of(), List.of(), List.of(), false, false, Map.of());
  }

  /** The same, who may order faults of the sandbox. */
  public CallerConfig withFaults() {
    return new CallerConfig(
        name, keys, upstreams, redirectHosts, relay, ownAccounts, true, versions);
  }

  /** The same, relaying these. */
  CallerConfig relaying(List<RelayPattern> operations) {
    return new CallerConfig(
        name, keys, upstreams, redirectHosts, operations, ownAccounts, faults, versions);
  }

  /** Whether it may reach that upstream. */
  public boolean mayReach(String upstream) {
    return upstreams.isEmpty() || upstreams.contains(upstream);
  }

  /** Whether its return and refresh URLs may name that host. */
  public boolean mayRedirectTo(String host) {
    if (redirectHosts.isEmpty()) {
      return true;
    }
    try {
      return redirectHosts.contains(IDN.toASCII(host).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException notAName) {
      return false;
    }
  }

  /**
   * Whether it may relay that operation.
   *
   * @param path as sent, without its query
   */
  public boolean mayRelay(String method, String path) {
    return relay.stream().anyMatch(pattern -> pattern.matches(method, path));
  }
}
