package dev.linkgate.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.linkgate.Adapters;
import dev.linkgate.accounts.AccountBook;
import dev.linkgate.accounts.AccountEntry;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import dev.linkgate.canonical.Secret;
import dev.linkgate.config.ConfigFile;
import dev.linkgate.config.Configuration;
import dev.linkgate.config.Loaded;
import dev.linkgate.config.StoreConfig;
import dev.linkgate.sandbox.Sandbox;
import dev.linkgate.server.Gateway;
import dev.linkgate.server.GatewayOptions;
import dev.linkgate.server.PublicUrl;
import dev.linkgate.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway in this process, configured as an operator would: by a file. */
public final class YamlGateway implements AutoCloseable {
  private static final Secret SECRET = new Secret("a secret of tests, 32 characters ");

  /** Opens the admin API of every gateway of tests. */
  public static final Secret ADMIN_TOKEN = new Secret("admin-token-of-all-gateways-in-tests");

  private static final YAMLMapper YAML = new YAMLMapper();

  private static final Pattern ACCOUNTS = Pattern.compile("(?m)^accounts:.*\\n(?:[ -].*\\n?)*");

  private final Gateway gateway;
  private final List<Adapter> adapters;
  private final TemporaryStore store;

  private YamlGateway(Gateway gateway, List<Adapter> adapters, TemporaryStore store) {
    this.gateway = gateway;
    this.adapters = adapters;
    this.store = store;
  }

  /**
   * Starts one on free ports.
   *
   * @param yaml the file, without {@code listen}; a list {@code accounts} in it goes into the store
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
    return start(yaml, InstantSource.system(), changed, TemporaryStore.open(SECRET));
  }

  /**
   * Starts one on free ports.
   *
   * @param yaml the file, without {@code listen}
   * @param database what it keeps its things in
   */
  public static YamlGateway start(String yaml, Databases database) {
    return start(
        yaml, InstantSource.system(), adapter -> adapter, TemporaryStore.open(database, SECRET));
  }

  /**
   * Starts one on free ports.
   *
   * @param yaml the file, without {@code listen}
   * @param database what it keeps its things in
   * @param clock what links and refresh URLs expire by
   */
  public static YamlGateway start(String yaml, Databases database, InstantSource clock) {
    return start(yaml, clock, adapter -> adapter, TemporaryStore.open(database, SECRET));
  }

  /**
   * Starts another one on the same database, as a further node.
   *
   * @param yaml the file, without {@code listen}
   */
  public YamlGateway beside(String yaml) {
    return start(yaml, InstantSource.system(), adapter -> adapter, store.beside(SECRET));
  }

  /**
   * Starts one on free ports.
   *
   * @param yaml the file, without {@code listen}
   * @param clock what links expire by
   */
  public static YamlGateway start(String yaml, InstantSource clock) {
    return start(yaml, clock, adapter -> adapter, TemporaryStore.open(SECRET));
  }

  private static YamlGateway start(
      String yaml, InstantSource clock, UnaryOperator<Adapter> changed, TemporaryStore store) {
    PublicUrl publicUrl = new PublicUrl();
    Sandbox played = new Sandbox(store.store().sandbox(), clock);
    SandboxAdapter sandbox = new SandboxAdapter(played, publicUrl);
    List<Adapter> adapters = Adapters.all(clock, sandbox).stream().map(changed).toList();
    try {
      enter(yaml, store.store().accounts());
      Gateway gateway =
          Gateway.start(
              new GatewayOptions(
                  load(yaml, adapters),
                  SECRET,
                  adapters,
                  List.of(sandbox.page()),
                  publicUrl,
                  store.store().ledger(),
                  store.store().accounts(),
                  store.store().audit(),
                  store.store().drift(),
                  played,
                  store.store().refreshUses(),
                  clock,
                  store.store()::healthy,
                  ADMIN_TOKEN));
      return new YamlGateway(gateway, adapters, store);
    } catch (IOException e) {
      store.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** Enters what a file lists under {@code accounts}. */
  private static void enter(String yaml, AccountBook accounts) throws IOException {
    Matcher section = ACCOUNTS.matcher(yaml);
    if (!section.find()) {
      return;
    }
    for (JsonNode entry : YAML.readTree(section.group()).path("accounts")) {
      Map<String, String> ids = new HashMap<>();
      entry.properties().forEach(field -> ids.put(field.getKey(), field.getValue().asText()));
      String caller = Objects.requireNonNull(ids.remove("caller"));
      String merchant = Objects.requireNonNull(ids.remove("merchant"));
      List<String> problems = accounts.set(new AccountEntry(caller, merchant, ids));
      if (!problems.isEmpty()) {
        throw new IllegalArgumentException(problems.toString());
      }
    }
  }

  /** What this gateway keeps. */
  public Store store() {
    return store.store();
  }

  /** Where it keeps it. */
  public StoreConfig storeConfig() {
    return store.config();
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
      Files.writeString(
          file,
          "listen: { callers: 127.0.0.1:0, admin: 127.0.0.1:0 }\n"
              + ACCOUNTS.matcher(yaml).replaceFirst(""));
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
