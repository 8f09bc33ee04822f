package dev.linkgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefreshSectionTest {
  @TempDir Path directory;

  @Test
  void everyKeyOfRefreshIsRead() throws IOException {
    RefreshConfig read = Objects.requireNonNull(ConfigurationTest.everyKey(directory).refresh());

    assertThat(read.baseUrl()).isEqualTo(URI.create("https://links.shop.example/refresh-here"));
    assertThat(read.keys()).hasSize(1);
    assertThat(read.authenticate())
        .isEqualTo(
            new RefreshConfig.Authenticate(
                URI.create("http://app.internal/may-they/"), // to many frameworks another path
                List.of("cookie", "x-session"),
                Duration.ofMillis(500)));
    assertThat(read.life()).isEqualTo(Duration.ofHours(12));
    assertThat(read.uses()).isEqualTo(4);
    assertThat(read.perLink()).isEqualTo(3);
    assertThat(read.perCaller()).isEqualTo(99);
  }

  @Test
  void refreshHasDefaultsAndNobodyIsAskedWhereThatIsSaid() throws IOException {
    assertThat(ConfigurationTest.ok(directory, ConfigurationTest.MINIMAL).configuration().refresh())
        .isNull();
    assertThat(
            ConfigurationTest.ok(
                    directory, ConfigurationTest.MINIMAL + "refresh: { authenticate: none }\n")
                .configuration()
                .refresh())
        .isEqualTo(new RefreshConfig(null, List.of(), null, Duration.ofHours(24), 10, 10, 300));
    RefreshConfig asking =
        ConfigurationTest.ok(
                directory,
                ConfigurationTest.MINIMAL
                    + "refresh: { authenticate: { url: \"https://app.example\" } }\n")
            .configuration()
            .refresh();
    assertThat(Objects.requireNonNull(asking).authenticate())
        .isEqualTo(
            new RefreshConfig.Authenticate(
                URI.create("https://app.example"), List.of(), Duration.ofSeconds(3)));
  }
}
