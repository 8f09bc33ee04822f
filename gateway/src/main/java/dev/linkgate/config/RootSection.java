package dev.linkgate.config;

import dev.linkgate.canonical.Secret;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the whole file, part by part. */
final class RootSection {
  /** 128 bits in hexadecimal; what {@link SecretFile} makes is twice that. */
  private static final int SHORTEST_SECRET = 32;

  private static final List<NodeTuple> NONE = List.of();

  private final Notes notes;
  private final List<ApiFacts> apis;
  private final Path directory;
  private final SecretValues secrets;

  RootSection(Notes notes, List<ApiFacts> apis, Path directory, SecretValues secrets) {
    this.notes = notes;
    this.apis = apis;
    this.directory = directory;
    this.secrets = secrets;
  }

  Configuration read(Section root) {
    Optional<Value> callerList = root.need("callers");
    Optional<Section> upstreamMap =
        root.need("upstreams").flatMap(value -> value.section("upstreams"));
    Names names =
        Names.of(
            apis,
            upstreamMap.map(RootSection::keysOf).orElse(Set.of()),
            callerList.map(RootSection::namesOf).orElse(Set.of()));
    Map<String, UpstreamConfig> upstreams =
        upstreamMap.map(new UpstreamsSection(names, secrets)::read).orElse(Map.of());
    upstreamMap
        .filter(it -> it.all().isEmpty())
        .ifPresent(it -> notes.error(it.node(), "upstreams is empty: no link can be made"));
    List<CallerConfig> callers =
        callerList.map(new CallersSection(notes, names, secrets)::read).orElse(List.of());
    Optional<Value> refreshing = root.get("refresh");
    @Nullable RefreshConfig refresh =
        refreshing.flatMap(new RefreshSection(secrets)::read).orElse(null);
    var routing = new RoutesSection(notes, names, refreshing.isPresent());
    List<RouteConfig> routes = root.need("routes").map(routing::read).orElse(List.of());
    routing.warnOfIdle(routes, callers);
    ListenConfig listen =
        root.get("listen").map(ProcessSections::listen).orElse(ListenConfig.DEFAULT);
    if (refresh != null) {
      routing.checkHosted(refreshing.orElseThrow(), refresh.base(listen), routes, upstreams);
    }
    var configuration =
        new Configuration(
            listen,
            root.get("secret").map(this::secret).orElse(null),
            callers,
            upstreams,
            routes,
            root.get("relay").map(it -> routing.relay(it, upstreams)).orElse(Map.of()),
            root.get("limits").map(ProcessSections::limits).orElse(LimitsConfig.DEFAULT),
            store(root),
            refresh,
            Written.NOTHING);
    refuseAccounts(root);
    root.refuseOthers();
    return configuration;
  }

  private static void refuseAccounts(Section root) {
    root.get("accounts")
        .ifPresent(
            it ->
                it.wrong(
                    "accounts are kept in the store now, not in this file: put them into a CSV file"
                        + " and run linkgate accounts import FILE"));
  }

  private StoreConfig store(Section root) {
    return root.get("store")
        .flatMap(it -> new StoreSection(secrets, directory).read(it))
        .orElse(StoreConfig.within(directory));
  }

  private static Set<String> keysOf(Section section) {
    return section.all().stream().map(Section.Entry::name).collect(Collectors.toSet());
  }

  /** Read ahead, because routes and accounts name callers. */
  private static Set<String> namesOf(Value list) {
    if (!(list.node() instanceof SequenceNode sequence)) {
      return Set.of();
    }
    Set<String> names = new HashSet<>();
    for (Node item : sequence.getValue()) {
      for (NodeTuple entry : item instanceof MappingNode caller ? caller.getValue() : NONE) {
        if (entry.getKeyNode() instanceof ScalarNode key
            && key.getValue().equals("name")
            && entry.getValueNode() instanceof ScalarNode name) {
          names.add(name.getValue());
        }
      }
    }
    return names;
  }

  private @Nullable Secret secret(Value value) {
    Optional<SecretValues.Found> found = secrets.find(value);
    if (found.isEmpty()) {
      return null;
    }
    if (found.get().literal()) {
      value.wrong("secret is written out: use ${env:NAME} or ${file:path}");
    } else if (found.get().secret().reveal().length() < SHORTEST_SECRET) {
      value.wrong("secret needs at least " + SHORTEST_SECRET + " characters");
    }
    return found.get().secret();
  }
}
