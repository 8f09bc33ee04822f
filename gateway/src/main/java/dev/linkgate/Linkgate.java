package dev.linkgate;

import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import dev.linkgate.canonical.Secret;
import dev.linkgate.cli.Cli;
import dev.linkgate.config.ApiFacts;
import dev.linkgate.config.Configuration;
import dev.linkgate.sandbox.Sandbox;
import dev.linkgate.server.AdminDoors;
import dev.linkgate.server.Gateway;
import dev.linkgate.server.GatewayOptions;
import dev.linkgate.server.PublicUrl;
import dev.linkgate.server.Serving;
import dev.linkgate.store.Store;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where it all is put together. */
public final class Linkgate {
  private Linkgate() {}

  /** Runs one command and ends the process with its status. */
  public static void main(String[] args) {
    System.exit(run(args, options -> options));
  }

  /**
   * Runs one command.
   *
   * @param changed what a gateway is started with, in place of what it would be
   * @return the command's status
   */
  public static int run(String[] args, UnaryOperator<GatewayOptions> changed) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    InstantSource clock = InstantSource.system();
    List<Adapter> adapters = Adapters.all(clock, new SandboxAdapter(clock, new PublicUrl()));
    List<ApiFacts> facts = Adapters.facts(adapters);
    Serving serving =
        new Serving(
            facts,
            (configuration, secret, adminToken, store) ->
                Gateway.start(changed.apply(options(configuration, secret, adminToken, store))),
            Linkgate::example,
            System.getenv(),
            System.out,
            System.err);
    return Cli.run(args, facts, adapters, serving, new AdminDoors(facts, System.getenv()));
  }

  /** What the APIs here are. */
  static List<ApiFacts> facts() {
    InstantSource clock = InstantSource.system();
    return Adapters.facts(Adapters.all(clock, new SandboxAdapter(clock, new PublicUrl())));
  }

  /** What a gateway is started with. */
  static GatewayOptions options(
      Configuration configuration, Secret secret, Secret adminToken, Store store) {
    InstantSource clock = InstantSource.system();
    PublicUrl publicUrl = new PublicUrl();
    Sandbox sandbox = new Sandbox(store.sandbox(), clock);
    SandboxAdapter played = new SandboxAdapter(sandbox, publicUrl);
    return new GatewayOptions(
        configuration,
        secret,
        Adapters.all(clock, played),
        List.of(played.page()),
        publicUrl,
        store.ledger(),
        store.accounts(),
        store.audit(),
        store.drift(),
        sandbox,
        store.refreshUses(),
        clock,
        store::healthy,
        adminToken);
  }

  private static String example(URI callers, Secret key) {
    return """
        curl -sS -u '%s:' '%s/v1/account_links' \\
          -d account=acct_1 -d type=account_onboarding \\
          -d refresh_url=https://shop.example/refresh -d return_url=https://shop.example/done"""
        .formatted(key.reveal(), callers);
  }
}
