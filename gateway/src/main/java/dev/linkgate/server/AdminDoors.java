package dev.linkgate.server;

import dev.linkgate.accounts.AccountRules;
import dev.linkgate.admin.AdminApi;
import dev.linkgate.admin.AdminGate;
import dev.linkgate.canonical.Secret;
import dev.linkgate.cli.AdminDoor;
import dev.linkgate.config.ApiFacts;
import dev.linkgate.config.CallerConfig;
import dev.linkgate.config.CallerKey;
import dev.linkgate.config.ConfigFile;
import dev.linkgate.config.Configuration;
import dev.linkgate.config.DataDirectory;
import dev.linkgate.config.HostPort;
import dev.linkgate.config.Loaded;
import dev.linkgate.config.Note;
import dev.linkgate.sandbox.Sandbox;
import dev.linkgate.store.Store;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.RequestExecutorProvider;
import org.glassfish.grizzly.http.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * Finds the running gateway's admin API; where none runs, opens the store and serves it for as long
 * as a command takes, on loopback, so that there is one way to do each thing.
 */
public final class AdminDoors implements AdminDoor {
  /** A listener on this machine answers at once. */
  private static final Duration CONNECT = Duration.ofSeconds(2);

  private static final HostPort ANY_PORT = new HostPort("127.0.0.1", 0);

  private final List<ApiFacts> facts;
  private final Map<String, String> env;

  /**
   * @param env where the configuration finds its variables
   */
  public AdminDoors(List<ApiFacts> facts, Map<String, String> env) {
    this.facts = List.copyOf(facts);
    this.env = Map.copyOf(env);
  }

  @Override
  public Opened open(@Nullable Path config) throws IOException {
    Configuration configuration = configuration(config);
    DataDirectory data = new DataDirectory(configuration.store().directory());
    Optional<URI> running = data.whereRunning();
    if (running.isPresent() && answers(running.get())) {
      return new Opened(running.get(), data.adminToken(), () -> {});
    }
    Secret given = configuration.secret();
    Store store = Store.open(configuration.store(), given == null ? data.secret() : given);
    try {
      return serve(configuration, store, data.adminToken());
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private Configuration configuration(@Nullable Path config) throws IOException {
    if (config == null) {
      Path path = DataDirectory.ofUser(env, System.getProperty("os.name"));
      Secret key = new DataDirectory(path).sandboxKey();
      return Configuration.sandboxOnly(path, CallerKey.of(key), facts);
    }
    return switch (ConfigFile.load(config, facts, env)) {
      case Loaded.Ok ok -> ok.configuration();
      case Loaded.Refused refused ->
          throw new MistakenConfiguration(
              refused.errors().stream().map(Note::toString).collect(Collectors.joining("\n")));
    };
  }

  /** One that was killed has left its address behind. */
  private static boolean answers(URI admin) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(admin.getHost(), admin.getPort()), (int) CONNECT.toMillis());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private Opened serve(Configuration configuration, Store store, Secret token) throws IOException {
    Listener listener = new Listener("admin", ANY_PORT);
    AccountRules rules =
        new AccountRules(
            spaces(), () -> configuration.callers().stream().map(CallerConfig::name).toList());
    InstantSource clock = InstantSource.system();
    AdminApi api =
        new AdminApi(
            new AdminGate(token, listener::hosts, clock),
            AdminApi.kept(
                store.accounts(),
                rules,
                store.audit(),
                store.drift(),
                new Sandbox(store.sandbox(), clock)));
    URI url = listener.start(new Only(api, listener));
    return new Opened(
        url,
        token,
        () -> {
          listener.stop(Duration.ZERO);
          store.close();
        });
  }

  private Map<String, Predicate<String>> spaces() {
    Map<String, Predicate<String>> spaces = new TreeMap<>();
    for (ApiFacts api : facts) {
      if (api.networked()) {
        spaces.merge(api.accountSpace(), api.accountId(), Predicate::or);
      }
    }
    return spaces;
  }

  /** The admin API and nothing else. */
  private static final class Only extends HttpHandler {
    private final AdminApi api;
    private final RequestExecutorProvider threads;

    Only(AdminApi api, Listener listener) {
      super("admin");
      this.api = api;
      this.threads = _ -> listener.threads();
    }

    @Override
    public RequestExecutorProvider getRequestExecutorProvider() {
      return threads;
    }

    @Override
    public void service(Request request, Response response) throws IOException {
      api.answer(request, response);
    }
  }
}
