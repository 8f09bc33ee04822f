package dev.linkgate.server;

import dev.linkgate.canonical.Secret;
import dev.linkgate.config.ApiFacts;
import dev.linkgate.config.CallerKey;
import dev.linkgate.config.Configuration;
import dev.linkgate.config.DataDirectory;
import dev.linkgate.config.Keys;
import dev.linkgate.config.ListenConfig;
import dev.linkgate.sandbox.SandboxRules;
import dev.linkgate.store.Store;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;

/**
 * A gateway that plays the sandbox and nothing else, for a test run: what it keeps is in memory,
 * its keys are its own, and nothing is left of it.
 *
 * @param gateway it runs already
 * @param store what it keeps
 * @param key of its one caller
 * @param adminToken opens its admin API
 */
public record Throwaway(Gateway gateway, Store store, Secret key, Secret adminToken)
    implements AutoCloseable {
  /**
   * Starts one.
   *
   * @param facts of the APIs it plays
   * @throws IOException when an address cannot be listened on; the message says which and why
   */
  public static Throwaway start(
      Serving.Starter starter, List<ApiFacts> facts, ListenConfig listen, SandboxRules rules)
      throws IOException {
    Secret key = Keys.generate(new SecureRandom());
    Secret secret = DataDirectory.fresh();
    Secret adminToken = DataDirectory.fresh();
    Configuration configuration = Configuration.throwaway(listen, CallerKey.of(key), rules, facts);
    Store store = Store.open(configuration.store(), secret);
    try {
      Gateway gateway = starter.start(configuration, secret, adminToken, store);
      return new Throwaway(gateway, store, key, adminToken);
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  @Override
  public void close() {
    gateway.close();
    store.close();
  }
}
