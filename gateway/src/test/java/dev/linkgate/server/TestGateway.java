package dev.linkgate.server;

import dev.linkgate.Adapters;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import dev.linkgate.canonical.Secret;
import dev.linkgate.config.CallerConfig;
import dev.linkgate.config.CallerKey;
import dev.linkgate.config.Configuration;
import dev.linkgate.config.HostPort;
import dev.linkgate.config.ListenConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** Gateways on free ports. */
final class TestGateway {
  static final String KEY = "lgk_test_of_the_server_0123456789";

  private TestGateway() {}

  static Gateway start() throws IOException {
    return start(configuration());
  }

  static Gateway start(Configuration configuration) throws IOException {
    PublicUrl publicUrl = new PublicUrl();
    InstantSource clock = InstantSource.system();
    SandboxAdapter sandbox = new SandboxAdapter(clock, publicUrl);
    return Gateway.start(
        new GatewayOptions(
            configuration,
            new Secret("0123456789abcdef0123456789abcdef"),
            Adapters.all(clock, sandbox),
            List.of(sandbox.page()),
            publicUrl));
  }

  static Configuration configuration() {
    Configuration sandbox =
        Configuration.sandboxOnly(Path.of("target"), CallerKey.of(new Secret(KEY)));
    HostPort free = new HostPort("127.0.0.1", 0);
    return new Configuration(
        new ListenConfig(free, free, null),
        sandbox.secret(),
        List.of(CallerConfig.unrestricted("shop", List.of(CallerKey.of(new Secret(KEY))))),
        sandbox.upstreams(),
        sandbox.routes(),
        sandbox.relay(),
        sandbox.accounts(),
        sandbox.limits(),
        sandbox.store());
  }
}
