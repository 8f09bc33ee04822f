package dev.linkgate.server;

import static dev.linkgate.server.Caller.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.Adapters;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import dev.linkgate.canonical.Secret;
import dev.linkgate.config.ConfigFile;
import dev.linkgate.config.Loaded;
import dev.linkgate.testing.RecordingUpstream;
import java.lang.reflect.Proxy;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MissingResourceTest {
  @TempDir private Path directory;

  @Test
  void withoutItsResourceALinkPathIs404ThoughItWouldBeRelayed() throws Exception {
    SandboxAdapter sandbox = new SandboxAdapter(InstantSource.system(), new PublicUrl());
    List<Adapter> adapters =
        Adapters.all(InstantSource.system(), sandbox).stream()
            .map(MissingResourceTest::withoutResources)
            .toList();
    try (RecordingUpstream upstream = RecordingUpstream.start()) {
      Path file = directory.resolve("linkgate.yaml");
      Files.writeString(
          file,
          """
          listen: { callers: 127.0.0.1:0, admin: 127.0.0.1:0 }
          callers: [ { name: shop, keys: ["%s"], relay: ["POST /api/v1/*"] } ]
          upstreams: { whop: { api: whop, base-url: "%s/api/v1", api-key: test_whop_key_0123456789 } }
          routes: [ { to: whop } ]
          relay: { whop: whop }
          """
              .formatted(KEY, upstream.baseUrl()));
      Loaded loaded = ConfigFile.load(file, Adapters.facts(adapters), Map.of());
      assertThat(loaded).isInstanceOf(Loaded.Ok.class);
      GatewayOptions options =
          new GatewayOptions(
              ((Loaded.Ok) loaded).configuration(),
              new Secret("0123456789abcdef0123456789abcdef"),
              adapters,
              List.of(),
              new PublicUrl());

      try (Gateway gateway = Gateway.start(options)) {
        HttpResponse<String> answer =
            new Caller(gateway.callers().toString()).link(Caller.Link.WHOP);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"error\"");
        assertThat(upstream.requests()).isEmpty();
      }
    }
  }

  private static Adapter withoutResources(Adapter adapter) {
    return (Adapter)
        Proxy.newProxyInstance(
            Adapter.class.getClassLoader(),
            new Class<?>[] {Adapter.class},
            (_, method, arguments) ->
                method.getName().equals("ingress")
                    ? adapter.ingress().map(MissingResourceTest::withoutResources)
                    : method.invoke(adapter, arguments));
  }

  private static Ingress withoutResources(Ingress ingress) {
    return (Ingress)
        Proxy.newProxyInstance(
            Ingress.class.getClassLoader(),
            new Class<?>[] {Ingress.class},
            (_, method, arguments) ->
                method.getName().equals("resources")
                    ? List.of()
                    : method.invoke(ingress, arguments));
  }
}
