package dev.linkgate.config;

import dev.linkgate.canonical.Secret;
import dev.linkgate.sandbox.SandboxRules;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that {@code linkgate.yaml} says, checked.
 *
 * @param secret derives upstream keys and seals what is stored; null: made beside the store
 * @param upstreams by name, in the file's order
 * @param routes the first that matches wins
 * @param relay account space to the upstream that relayed paths go to
 * @param refresh how links are made anew on a page of ours; null: they are not
 * @param written the file's own words, for whoever asks where a value comes from
 */
public record Configuration(
    ListenConfig listen,
    @Nullable Secret secret,
    List<CallerConfig> callers,
    Map<String, UpstreamConfig> upstreams,
    List<RouteConfig> routes,
    Map<String, String> relay,
    LimitsConfig limits,
    StoreConfig store,
    @Nullable RefreshConfig refresh,
    Written written) {
  /** The caller, and the upstream, of a gateway without a file. */
  public static final String SANDBOX = "sandbox";

  public Configuration {
    callers = List.copyOf(callers);
    upstreams = Collections.unmodifiableMap(new LinkedHashMap<>(upstreams));
    routes = List.copyOf(routes);
    relay = Collections.unmodifiableMap(new LinkedHashMap<>(relay));
  }

  /**
   * What runs without a file: one caller, and everything comes from the sandbox.
   *
   * @param data where it keeps what it must not forget
   * @param apis those that callers speak are played
   */
  public static Configuration sandboxOnly(Path data, CallerKey key, List<ApiFacts> apis) {
    return sandboxOnly(ListenConfig.DEFAULT, key, SandboxRules.USUAL, StoreConfig.in(data), apis);
  }

  /** The same, by rules of its own and with nothing on a disk. */
  public static Configuration throwaway(
      ListenConfig listen, CallerKey key, SandboxRules rules, List<ApiFacts> apis) {
    return sandboxOnly(listen, key, rules, StoreConfig.memory(), apis);
  }

  private static Configuration sandboxOnly(
      ListenConfig listen,
      CallerKey key,
      SandboxRules rules,
      StoreConfig store,
      List<ApiFacts> apis) {
    var place = new Place("(no file)", 1, 1);
    return new Configuration(
        listen,
        null,
        List.of(
            CallerConfig.unrestricted(SANDBOX, List.of(key))
                .withFaults()
                .relaying(RelayPattern.ANYTHING)),
        Map.of(SANDBOX, UpstreamConfig.offline(SANDBOX, SANDBOX, rules)),
        List.of(new RouteConfig(RouteConfig.When.ANYTHING, SANDBOX, OnLoss.REFUSE, place)),
        apis.stream()
            .filter(ApiFacts::networked)
            .map(ApiFacts::accountSpace)
            .distinct()
            .collect(Collectors.toMap(space -> space, _ -> SANDBOX)),
        LimitsConfig.DEFAULT,
        store,
        null,
        Written.NOTHING);
  }

  /** The same, as this file says it. */
  Configuration as(Written file) {
    return new Configuration(
        listen, secret, callers, upstreams, routes, relay, limits, store, refresh, file);
  }

  /** The upstream of that name. */
  public Optional<UpstreamConfig> upstream(String name) {
    return Optional.ofNullable(upstreams.get(name));
  }

  /** The caller of that name. */
  public Optional<CallerConfig> caller(String name) {
    return callers.stream().filter(caller -> caller.name().equals(name)).findFirst();
  }
}
