package dev.linkgate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.linkgate.canonical.Secret;
import dev.linkgate.sandbox.SandboxRules;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  private static final String SHOP_KEY = "shop-key-0123456789abcdef";
  private static final Map<String, String> ENV =
      Map.of(
          "SHOP_KEY", SHOP_KEY,
          "STRIPE_API_KEY", "rk_live_0123456789",
          "WHOP_API_KEY", "apik_0123456789");
  static final String MINIMAL =
      """
      callers:
        - name: shop
          keys: ["${env:SHOP_KEY}"]
      upstreams:
        stripe: { api: stripe-v1, api-key: sk_test_1 }
        sandbox: { api: sandbox }
      routes:
        - to: stripe
      """;

  @TempDir Path directory;

  @Test
  void everyKeyOfTheProcessIsRead() throws IOException {
    Configuration read = everyKey();

    assertThat(read.listen())
        .isEqualTo(
            new ListenConfig(
                new HostPort("0.0.0.0", 9080),
                new HostPort("::1", 9081),
                URI.create("https://links.shop.example/pay")));
    assertThat(read.secret()).isEqualTo(new Secret("0123456789abcdef0123456789abcdef"));
    assertThat(read.limits()).isEqualTo(new LimitsConfig(99, 512 << 10, Duration.ZERO));
    assertThat(read.store())
        .isEqualTo(
            new StoreConfig(
                "jdbc:sqlite:" + directory.resolve("state/links.db") + "?journal_mode=wal",
                null,
                null,
                directory.resolve("state"),
                List.of(new Secret("0123456789abcdef0123456789abcdef")),
                true,
                Duration.ofDays(10),
                5_000));
  }

  @Test
  void everyKeyOfADatabaseServerIsRead() throws IOException {
    Files.writeString(directory.resolve("password"), "p\n");

    StoreConfig store =
        ok(MINIMAL
                + """
                store:
                  url: jdbc:postgresql://db.shop.example:5433/linkgate?sslmode=verify-full
                  user: linkgate
                  password: ${file:password}
                """)
            .configuration()
            .store();

    assertThat(store)
        .isEqualTo(
            new StoreConfig(
                "jdbc:postgresql://db.shop.example:5433/linkgate?sslmode=verify-full",
                "linkgate",
                new Secret("p"),
                directory.resolve("data"),
                List.of(),
                false,
                Duration.ofDays(100),
                10_000_000));
    assertThat(store.isFile()).isFalse();
  }

  @Test
  void everyKeyOfACallerIsRead() throws IOException {
    Configuration read = everyKey();

    assertThat(read.callers())
        .containsExactly(
            new CallerConfig(
                "shop",
                List.of(
                    CallerKey.of(new Secret(SHOP_KEY)),
                    new CallerKey(
                        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")),
                List.of("stripe2", "whop"),
                List.of("shop.example", "[::1]"),
                List.of(
                    new RelayPattern("GET", List.of("v1", "accounts", "*")),
                    new RelayPattern("POST", List.of("v1", "accounts", "*", "persons"))),
                true,
                true,
                Map.of(
                    "stripe-v1", "2020-08-27",
                    "stripe-v2", "2025-04-30.preview",
                    "whop", "2026-08-21-1")));
  }

  @Test
  void everyKeyOfAnUpstreamIsRead() throws IOException {
    Configuration read = everyKey();

    assertThat(read.upstreams().values())
        .containsExactly(
            new UpstreamConfig(
                "stripe2",
                "stripe-v2",
                URI.create("http://stripe.test"),
                new Secret("sk_test_1"),
                "2026-08-26.dahlia",
                List.of("recipient", "merchant"),
                Duration.ofSeconds(20),
                Duration.ofMillis(500),
                7,
                false,
                true,
                Duration.ofDays(7),
                SandboxRules.USUAL),
            new UpstreamConfig(
                "whop",
                "whop",
                URI.create("https://api.whop.com/api/v1"),
                new Secret("apik_1"),
                null,
                List.of(),
                Duration.ofSeconds(30),
                Duration.ofSeconds(2),
                1024,
                false,
                false,
                null,
                SandboxRules.USUAL));
  }

  @Test
  void everyKeyOfRoutesIsRead() throws IOException {
    Configuration read = everyKey();

    Place place = new Place(directory.resolve("linkgate.yaml").toString(), 27, 5);
    assertThat(read.routes())
        .containsExactly(
            new RouteConfig(
                new RouteConfig.When("shop", "stripe-v1", new Glob("acct_*"), "update"),
                "stripe2",
                OnLoss.REPORT,
                true,
                place));
    assertThat(read.relay()).isEqualTo(Map.of("stripe", "stripe2", "whop", "whop"));
  }

  @Test
  void whatIsLeftOutHasItsDefault() throws IOException {
    Configuration read = ok(MINIMAL).configuration();

    assertThat(read.listen().callers()).hasToString("127.0.0.1:8080");
    assertThat(read.listen().admin()).hasToString("127.0.0.1:8081");
    assertThat(read.listen().publicUrl()).isNull();
    assertThat(read.secret()).isNull();
    assertThat(read.caller("shop"))
        .contains(CallerConfig.unrestricted("shop", List.of(CallerKey.of(new Secret(SHOP_KEY)))));
    assertThat(read.upstream("stripe").orElseThrow())
        .isEqualTo(
            new UpstreamConfig(
                "stripe",
                "stripe-v1",
                URI.create("https://api.stripe.com"),
                new Secret("sk_test_1"),
                null,
                List.of(),
                Duration.ofSeconds(30),
                Duration.ofSeconds(2),
                1024,
                false,
                false,
                Duration.ofHours(24),
                SandboxRules.USUAL));
    assertThat(read.upstream("sandbox"))
        .contains(UpstreamConfig.offline("sandbox", "sandbox", SandboxRules.USUAL));
    assertThat(read.upstream("whop")).isEmpty();
    assertThat(read.routes())
        .extracting(RouteConfig::when, RouteConfig::onLoss)
        .containsExactly(tuple(RouteConfig.When.ANYTHING, OnLoss.REFUSE));
    assertThat(read.relay()).isEmpty();
    assertThat(read.limits()).isEqualTo(new LimitsConfig(1536, 32 << 20, Duration.ofSeconds(5)));
    assertThat(read.store())
        .isEqualTo(
            new StoreConfig(
                "jdbc:sqlite:" + directory.resolve("data/linkgate.db"),
                null,
                null,
                directory.resolve("data"),
                List.of(),
                false,
                Duration.ofDays(100),
                10_000_000));
  }

  @Test
  void gatewayWithoutAFileHasTheSandboxOnly() {
    var key = new CallerKey("00".repeat(32));

    Configuration made = Configuration.sandboxOnly(directory, key, Facts.ALL);

    assertThat(made.callers()).hasSize(1);
    CallerConfig caller = made.callers().getFirst();
    assertThat(caller.keys()).containsExactly(key);
    assertThat(caller.mayRelay("POST", "/v2/core/accounts")).isTrue();
    assertThat(caller.faults()).isTrue();
    assertThat(made.relay()).isEqualTo(Map.of("stripe", "sandbox", "whop", "sandbox"));
    assertThat(made.upstreams()).containsOnlyKeys("sandbox");
    assertThat(made.routes().getFirst().when().matches("sandbox", "whop", "biz_1", "unknown"))
        .isTrue();
    assertThat(made.store().directory()).isEqualTo(directory);
  }

  @Test
  void theSandboxMayAnswerWhatIsRelayedOfAnySpace() throws IOException {
    Configuration read =
        ok("""
                callers: [{ name: shop, keys: ["%s"] }]
                upstreams: { sandbox: { api: sandbox } }
                routes: [{ to: sandbox }]
                relay: { stripe: sandbox, whop: sandbox }
                """
                .formatted("k".repeat(20)))
            .configuration();

    assertThat(read.relay()).isEqualTo(Map.of("stripe", "sandbox", "whop", "sandbox"));
  }

  @Test
  void exampleOfTheDesignIsRead() throws IOException {
    Files.writeString(directory.resolve("stripe"), "sk_live_1\r\n");
    String example =
        Files.readString(Path.of("src/test/resources/config/example.yaml"))
            .replace("/run/secrets", directory.toString());
    Files.writeString(directory.resolve("linkgate"), "0".repeat(64));

    Configuration read = ok(example).configuration();

    assertThat(read.upstreams().values().stream().filter(UpstreamConfig::live))
        .extracting(UpstreamConfig::name)
        .containsExactly("stripe", "stripe2", "whop");
    assertThat(read.upstream("whop").orElseThrow().apiVersion()).isEqualTo("2025-01-01");
    assertThat(read.upstream("stripe2").orElseThrow().apiKey()).isEqualTo(new Secret("sk_live_1"));
    assertThat(read.routes()).hasSize(3);
  }

  @Test
  void liveFollowsFromKeyAndHost() throws IOException {
    Configuration read =
        ok(MINIMAL.replace(
                "sandbox: { api: sandbox }",
                """
                a: { api: stripe-v1, api-key: "${env:STRIPE_API_KEY}" }
                  b: { api: whop, api-key: "${env:WHOP_API_KEY}" }
                  c: { api: whop, api-key: "${env:WHOP_API_KEY}", base-url: "https://sandbox-api.whop.com/api/v1" }
                  d: { api: whop, api-key: "${env:WHOP_API_KEY}", base-url: "https://w.example", live: true }
                """))
            .configuration();

    assertThat(read.upstreams().values())
        .extracting(UpstreamConfig::live)
        .containsExactly(false, true, true, false, true);
  }

  @Test
  void loopbackTakesLiteralKeysAndPlainHttp() throws IOException {
    for (String host : List.of("localhost:9", "127.0.0.1", "127.1.2.3:80", "[::1]:9")) {
      Configuration read =
          ok(MINIMAL.replace(
                  "sandbox: { api: sandbox }",
                  "w: { api: whop, api-key: anything, base-url: \"http://" + host + "/v1\" }"))
              .configuration();

      assertThat(read.upstream("w").orElseThrow().baseUrl())
          .isEqualTo(URI.create("http://" + host + "/v1"));
    }
  }

  @Test
  void connectTimeoutIsNeverLongerThanTheWhole() throws IOException {
    Configuration read =
        ok(MINIMAL.replace("sk_test_1", "sk_test_1, timeout: 800ms")).configuration();

    assertThat(read.upstream("stripe").orElseThrow().connectTimeout())
        .isEqualTo(Duration.ofMillis(800));
  }

  @Test
  void routeThatCanNeverMatchIsAWarning() throws IOException {
    Loaded.Ok loaded =
        ok(
            MINIMAL.replace(
                "  - to: stripe\n",
                """
                  - { when: { account: "acct_*" }, to: stripe }
                  - { when: { account: "acct_1?", purpose: update }, to: sandbox }
                  - { when: { purpose: update }, to: sandbox }
                  - { to: sandbox }
                  - { when: { caller: shop }, to: stripe }
                """));

    assertThat(loaded.warnings())
        .extracting(note -> note.line() + ":" + note.column() + " " + note.text())
        .containsExactly(
            "9:5 this route never matches: the one in line 8 takes all it would",
            "12:5 this route never matches: the one in line 11 takes all it would");
  }

  @Test
  void routeToWhereItsCallerMayNotGoIsAWarning() throws IOException {
    Loaded.Ok loaded =
        ok(
            MINIMAL
                .replace("routes:", "routes:\n  - { when: { caller: shop }, to: sandbox }")
                .replace("upstreams:\n", "    upstreams: [stripe]\nupstreams:\n"));

    assertThat(loaded.warnings())
        .extracting(Note::text)
        .containsExactly("caller \"shop\" may not reach \"sandbox\", to which this route leads");
  }

  @Test
  void keysWorthASecondLookAreWarnings() throws IOException {
    Loaded.Ok loaded = ok(MINIMAL.replace("\"${env:SHOP_KEY}\"", "lgk_0123456789abcdefghij"));

    assertThat(loaded.warnings())
        .extracting(Note::text)
        .containsExactly(
            "this key begins with lgk_ but its checksum is wrong",
            "this key is written out; its sha256 would do");
  }

  @Test
  void printingAConfigurationShowsNoSecret() throws IOException {
    assertThat(ok(MINIMAL).toString()).doesNotContain(SHOP_KEY, "sk_test_1");
  }

  @Test
  void byteOrderMarkAndWindowsLineEndsAreTaken() throws IOException {
    assertThat(ok("\uFEFF" + MINIMAL.replace("\n", "\r\n")).configuration().callers()).hasSize(1);
  }

  private Configuration everyKey() throws IOException {
    return everyKey(directory);
  }

  private Loaded.Ok ok(String yaml) throws IOException {
    return ok(directory, yaml);
  }

  /** A file with every key there is. */
  static Configuration everyKey(Path directory) throws IOException {
    Files.writeString(directory.resolve("secret"), "0123456789abcdef0123456789abcdef\n");
    Files.writeString(directory.resolve("whop-key"), "apik_1");
    Path fixture = Path.of("src/test/resources/config/every-key.yaml");
    return ok(directory, Files.readString(fixture)).configuration();
  }

  /** What is read from a file that has no mistake. */
  static Loaded.Ok ok(Path directory, String yaml) throws IOException {
    Path file = Files.writeString(directory.resolve("linkgate.yaml"), yaml);
    Loaded loaded = ConfigFile.load(file, Facts.ALL, ENV);
    assertThat(loaded).isInstanceOf(Loaded.Ok.class);
    return (Loaded.Ok) loaded;
  }
}
