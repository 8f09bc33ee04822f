package dev.linkgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.canonical.Secret;
import dev.linkgate.config.Setting.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator is shown of a configuration. */
class EffectiveTest {
  private static final String LITERAL = "sk_test_canary_key_literal_in_file";
  private static final String FROM_ENV = "canary-key-from-environment-000001";
  private static final String FROM_FILE = "canary-key-from-a-file-00000000001";
  private static final String HASH =
      "00c0ffee0405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
  private static final Map<String, String> ENV =
      Map.of(
          "SHOP_KEY", FROM_ENV,
          "STRIPE_API_KEY", "rk_live_canary_0123456789",
          "WHOP_API_KEY", "apik_canary_0123456789");

  private static final String SECRETS =
      """
      listen: { callers: 127.0.0.1:9000 }
      secret: ${file:secret}
      callers:
        - name: shop
          keys: ["${env:SHOP_KEY}", { sha256: %s }, lgk_canary_key_literal_of_a_caller]
      upstreams:
        stripe: { api: stripe-v1, api-key: %s, timeout: 20s }
        sandbox: { api: sandbox }
      routes:
        - { when: { account: "acct_*" }, to: stripe }
        - to: sandbox
      refresh: { key: ["${file:secret}"], authenticate: { url: "https://shop.example/who" } }
      store: { url: "jdbc:postgresql://db.example/linkgate?sslmode=require&sslkey=canary", password: "${file:secret}" }
      """
          .formatted(HASH, LITERAL);

  @TempDir private Path directory;

  @Test
  void noSecretIsShownWhereverItComesFrom() throws IOException {
    List<Setting> settings = settings(SECRETS);

    assertThat(settings.toString())
        .doesNotContain("canary", FROM_ENV, FROM_FILE, LITERAL, HASH, HASH.substring(0, 12));
    assertThat(value(settings, "secret")).isEqualTo("${file:secret}");
    assertThat(value(settings, "callers[0].keys[0]")).isEqualTo("${env:SHOP_KEY}");
    assertThat(value(settings, "callers[0].keys[1].sha256")).isEqualTo("sha256:00c0ffee…");
    assertThat(value(settings, "callers[0].keys[2]")).matches("sha256:[0-9a-f]{8}…");
    assertThat(value(settings, "upstreams.stripe.api-key")).matches("sha256:[0-9a-f]{8}…");
    assertThat(value(settings, "refresh.key[0]")).isEqualTo("${file:secret}");
    assertThat(value(settings, "refresh.authenticate.url")).isEqualTo("https://shop.example/who");
    assertThat(value(settings, "store.password")).isEqualTo("${file:secret}");
    assertThat(value(settings, "store.url"))
        .isEqualTo("jdbc:postgresql://db.example/linkgate?sslmode=require&sslkey=…");
  }

  @Test
  void eachValueOfTheFileHasItsPlaceAndTheOthersAreDefaults() throws IOException {
    List<Setting> settings = settings(SECRETS);

    assertThat(setting(settings, "upstreams.stripe.timeout"))
        .isEqualTo(
            new Setting(
                "upstreams.stripe.timeout",
                "20s",
                Source.FILE,
                new Place(directory.resolve("linkgate.yaml").toString(), 7, 83)));
    assertThat(setting(settings, "upstreams.stripe.connect-timeout"))
        .isEqualTo(new Setting("upstreams.stripe.connect-timeout", "2s", Source.DEFAULT, null));
    assertThat(setting(settings, "limits.max-in-flight").source()).isEqualTo(Source.DEFAULT);
    assertThat(value(settings, "listen.admin")).isEqualTo("127.0.0.1:8081");
    assertThat(value(settings, "routes[0].when.account")).isEqualTo("acct_*");
    assertThat(value(settings, "routes[1].on-loss")).isEqualTo("refuse");
    assertThat(settings).extracting(Setting::path).doesNotHaveDuplicates();
  }

  @Test
  void everyKeyThereIsIsShownAndNoneMaskedThatIsNoSecret() throws IOException {
    Configuration configuration = ConfigurationTest.everyKey(directory);

    List<Setting> settings = Effective.settings(configuration);

    assertThat(configuration.written().settings()).hasSizeGreaterThan(50);
    assertThat(settings).containsAll(configuration.written().settings());
    assertThat(settings.stream().filter(it -> it.value().contains("…")).map(Setting::path))
        .allMatch(path -> path.endsWith(".sha256") || path.endsWith("api-key"));
    assertThat(settings).filteredOn(it -> it.value().isEmpty()).isEmpty();
  }

  @Test
  void aPortOfTheCommandLineIsSaidToBeThat() throws IOException {
    Configuration file = configuration(SECRETS);
    Configuration running =
        new Configuration(
            file.listen().at(0, null),
            file.secret(),
            file.callers(),
            file.upstreams(),
            file.routes(),
            file.relay(),
            file.limits(),
            file.store(),
            file.refresh(),
            file.written());

    Setting callers = setting(Effective.settings(running), "listen.callers");

    assertThat(callers.source()).isEqualTo(Source.COMMAND_LINE);
    assertThat(callers.value()).isEqualTo("127.0.0.1:0");
    assertThat(callers.place()).isNotNull();
  }

  @Test
  void withoutAFileEverythingIsBuiltInAndTheKeyIsMasked() {
    Secret key = new Secret("lgk_canary_key_of_the_sandbox_0001");

    List<Setting> settings =
        Effective.settings(Configuration.sandboxOnly(directory, CallerKey.of(key), Facts.ALL));

    assertThat(settings).extracting(Setting::source).containsOnly(Source.DEFAULT);
    assertThat(value(settings, "callers[0].keys[0]")).matches("sha256:[0-9a-f]{8}…");
    assertThat(value(settings, "upstreams.sandbox.api")).isEqualTo("sandbox");
    assertThat(value(settings, "routes[0].to")).isEqualTo("sandbox");
  }

  @ParameterizedTest
  @CsvSource({
    "https://user:canary@host.example/path, https://…@host.example/path",
    "https://canary@host.example, https://…@host.example",
    "https://u:p@canary@host.example/x@y, https://…@host.example/x@y",
    "jdbc:postgresql://h/db?user=u&password=canary, jdbc:postgresql://h/db?user=…&password=…",
    "jdbc:sqlite:/a/b.db?journal_mode=wal&hexkey=canary, jdbc:sqlite:/a/b.db?journal_mode=wal&hexkey=…",
    "https://host.example/p, https://host.example/p",
  })
  void aUrlIsShownWithoutUsersAndParameters(String url, String shown) {
    assertThat(Shown.url(url)).isEqualTo(shown);
  }

  private List<Setting> settings(String yaml) throws IOException {
    return Effective.settings(configuration(yaml));
  }

  private Configuration configuration(String yaml) throws IOException {
    Files.writeString(directory.resolve("secret"), FROM_FILE + "\n");
    Path file = directory.resolve("linkgate.yaml");
    Files.writeString(file, yaml);
    return switch (ConfigFile.load(file, Facts.ALL, ENV)) {
      case Loaded.Ok ok -> ok.configuration();
      case Loaded.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  private static Setting setting(List<Setting> settings, String path) {
    return settings.stream().filter(it -> it.path().equals(path)).findFirst().orElseThrow();
  }

  private static String value(List<Setting> settings, String path) {
    return setting(settings, path).value();
  }
}
