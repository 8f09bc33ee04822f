package dev.linkgate.routing;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The hosts a caller may send browsers to.
 *
 * @param exact whole hosts
 * @param below domains, each with its leading dot, any host under which is allowed
 */
record RedirectHosts(Set<String> exact, Set<String> below) implements Predicate<String> {
  static RedirectHosts of(Collection<String> entries) {
    Set<String> exact = new HashSet<>();
    Set<String> below = new HashSet<>();
    for (String entry : entries) {
      boolean wildcard = entry.startsWith("*.");
      String host =
          HostName.normal(wildcard ? entry.substring(2) : entry)
              .orElseThrow(() -> new IllegalArgumentException("not a host: " + entry));
      if (wildcard) {
        below.add("." + host);
      } else {
        exact.add(host);
      }
    }
    return new RedirectHosts(Set.copyOf(exact), Set.copyOf(below));
  }

  @Override
  public boolean test(String host) {
    if (exact.contains(host)) {
      return true;
    }
    if (below.isEmpty()) {
      return false;
    }
    for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
      if (below.contains(host.substring(dot))) {
        return true;
      }
    }
    return false;
  }
}
