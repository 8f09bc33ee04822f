package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.Adapters;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import dev.linkgate.cli.AdminDoor;
import dev.linkgate.cli.Cli;
import dev.linkgate.config.ApiFacts;
import dev.linkgate.config.ConfigFile;
import dev.linkgate.testing.Canaries;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a configuration is told without the secrets in it. */
class SecretsInMistakesTest {
  private static final AdminDoor NO_ADMIN =
      _ -> {
        throw new IllegalStateException("no command here asks a gateway");
      };

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "callers: [ { name: canary_key_name_0123456789, keys: lgk_key_of_a_caller_1 } ]",
        "callers: [ { name: shop, keys: [ { sha256: canary_key_hash } ] } ]",
        "callers: [ { name: shop, keys: [ canary_key_a_b_c_d_e, canary_key_a_b_c_d_e ] } ]",
        "callers: [ { name: shop, keys: [ \"canary_key\" ] } ]",
        "secret: canary_key_of_the_gateway",
        "secret: canary_key",
        "upstreams: { v1: { api: stripe-v1, api-key: sk_live_canary_key_written_out } }",
        "upstreams: { v1: { api: stripe-v1, api-key: [ sk_live_canary_key_in_a_list ] } }",
        "upstreams: { v1: { api: stripe-v1, api-key: \"${file:canary_key_is_no_file\" } }",
        "upstreams: { v1: { api: stripe-v1, api-key: { canary_key_as_a_key: x } } }",
        "upstreams: { v1: { api: whop, base-url: \"https://u:canary_key@x.example\" } }",
        "upstreams: { v1: { api: whop, base-url: \"https://x.example?k=canary_key\" } }",
        "callers: [ { name: shop, keys: [ \"canary_key",
        "callers:\n  - name: shop\n   keys: canary_key",
        "callers: canary_key: x",
        "secret: !!canary_key x",
        "secret: *canary_key",
        "secret: ${env:CANARY}",
      })
  void mistakesAreToldWithoutTheSecretsInThem(String yaml) throws Exception {
    List<ApiFacts> facts = facts();
    Path file = Files.writeString(directory.resolve("linkgate.yaml"), yaml);
    Map<String, String> env = Map.of("CANARY", "canary_key\nin two lines");

    String told = ConfigFile.load(file, facts, env).toString();
    String[] check = {"check-config", "--config", file.toString()};

    assertThat(Canaries.in(told)).isNull();
    assertThat(Cli.run(check, facts, List.of(), _ -> 0, NO_ADMIN))
        .isEqualTo(3); // printed, and so looked at
    Cli.run(
        new String[] {check[0], "--json", check[1], check[2]}, facts, List.of(), _ -> 0, NO_ADMIN);
  }

  private static List<ApiFacts> facts() {
    InstantSource clock = InstantSource.system();
    return Adapters.facts(
        Adapters.all(clock, new SandboxAdapter(clock, () -> URI.create("http://127.0.0.1"))));
  }
}
