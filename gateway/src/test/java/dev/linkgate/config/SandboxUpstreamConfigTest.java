package dev.linkgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.sandbox.SandboxRules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxUpstreamConfigTest {
  @TempDir Path directory;

  @Test
  void everyKeyOfASandboxIsRead() throws IOException {
    Configuration read =
        ConfigurationTest.ok(
                directory,
                """
            callers: [ { name: shop, keys: ["%s"] } ]
            upstreams:
              play: { api: sandbox, preview-burns: true, link-life: 30m, timeout: 5s }
            routes: [ { to: play } ]
            """
                    .formatted("shop-key-0123456789abcdef"))
            .configuration();

    UpstreamConfig play = read.upstream("play").orElseThrow();
    assertThat(play.sandbox())
        .isEqualTo(new SandboxRules(true, Duration.ofMinutes(30), Duration.ofSeconds(5)));
    assertThat(play.timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(SandboxRules.USUAL.timeout()).isEqualTo(UpstreamConfig.DEFAULT_TIMEOUT);
  }
}
