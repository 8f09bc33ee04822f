package dev.linkgate.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The names one part of the file may use of another, whether or not that other part is right.
 *
 * @param apis by name
 */
record Names(Map<String, ApiFacts> apis, Set<String> upstreams, Set<String> callers) {
  static Names of(List<ApiFacts> facts, Collection<String> upstreams, Collection<String> callers) {
    Map<String, ApiFacts> apis = new LinkedHashMap<>();
    facts.forEach(api -> apis.put(api.name(), api));
    return new Names(apis, Set.copyOf(upstreams), Set.copyOf(callers));
  }

  Optional<ApiFacts> api(Value value) {
    return value.oneOf(apis.keySet(), "API").map(apis::get);
  }

  Optional<String> upstream(Value value) {
    return value.oneOf(upstreams, "upstream");
  }

  Optional<String> caller(Value value) {
    return value.oneOf(callers, "caller");
  }

  /** The APIs a caller can speak. */
  Set<String> ingresses() {
    return apis.values().stream()
        .filter(ApiFacts::networked)
        .map(ApiFacts::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Set<String> accountSpaces() {
    return apis.values().stream()
        .filter(ApiFacts::networked)
        .map(ApiFacts::accountSpace)
        .filter(Predicate.not(String::isEmpty))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
