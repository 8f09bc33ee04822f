package dev.linkgate.testing;

import dev.linkgate.Adapters;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import dev.linkgate.canonical.Secret;
import dev.linkgate.config.ConfigFile;
import dev.linkgate.config.Configuration;
import dev.linkgate.config.Loaded;
import dev.linkgate.server.Gateway;
import dev.linkgate.server.GatewayOptions;
import dev.linkgate.server.PublicUrl;
import dev.linkgate.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A gateway in this process, configured as an operator would: by a file. */
public final class YamlGateway implements AutoCloseable {
  private static final Secret SECRET = new Secret("a secret of tests, 32 characters ");

  private final Gateway gateway;
  private final List<Adapter> adapters;
  private final Store store;

  private YamlGateway(Gateway gateway, List<Adapter> adapters, Store store) {
    this.gateway = gateway;
    this.adapters = adapters;
    this.store = store;
  }

  /**
   * Starts one on free ports.
   *
   * @param yaml the file, without {@code listen}
   */
  public static YamlGateway start(String yaml) {
    return start(yaml, InstantSource.system());
  }

  /**
   * Starts one on free ports whose adapters are others.
   *
   * @param yaml the file, without {@code listen}
   * @param changed what each adapter is replaced with
   */
  public static YamlGateway startWith(String yaml, UnaryOperator<Adapter> changed) {
    return start(yaml, InstantSource.system(), changed);
  }

  /**
   * Starts one on free ports.
   *
   * @param yaml the file, without {@code listen}
   * @param clock what links expire by
   */
  public static YamlGateway start(String yaml, InstantSource clock) {
    return start(yaml, clock, adapter -> adapter);
  }

  private static YamlGateway start(
      String yaml, InstantSource clock, UnaryOperator<Adapter> changed) {
    PublicUrl publicUrl = new PublicUrl();
    SandboxAdapter sandbox = new SandboxAdapter(clock, publicUrl);
    List<Adapter> adapters = Adapters.all(clock, sandbox).stream().map(changed).toList();
    try {
      Path directory = Files.createTempDirectory("linkgate");
      Store store = Store.open(Databases.SQLITE.fresh(directory), SECRET);
      Gateway gateway =
          Gateway.start(
              new GatewayOptions(
                  load(yaml, adapters),
                  SECRET,
                  adapters,
                  List.of(sandbox.page()),
                  publicUrl,
                  store.ledger(),
                  store.accounts(),
                  store.audit(),
                  store::healthy));
      return new YamlGateway(gateway, adapters, store);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where callers reach it, without a slash at the end. */
  public String url() {
    return gateway.callers().toString();
  }

  /** Where its operator reaches it, without a slash at the end. */
  public String adminUrl() {
    return gateway.admin().toString();
  }

  /** The gateway itself. */
  public Gateway gateway() {
    return gateway;
  }

  /** Requests that begin from now on use this file. */
  public void reload(String yaml) {
    gateway.reload(load(yaml, adapters));
  }

  private static Configuration load(String yaml, List<Adapter> adapters) {
    try {
      Path file = Files.createTempFile("linkgate", ".yaml");
      Files.writeString(file, "listen: { callers: 127.0.0.1:0, admin: 127.0.0.1:0 }\n" + yaml);
      Loaded loaded = ConfigFile.load(file, Adapters.facts(adapters), Map.of());
      Files.delete(file);
      return switch (loaded) {
        case Loaded.Ok ok -> ok.configuration();
        case Loaded.Refused refused -> throw new IllegalArgumentException(refused.toString());
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    gateway.close();
    store.close();
  }
}
