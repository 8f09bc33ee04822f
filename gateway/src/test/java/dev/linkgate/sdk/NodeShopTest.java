package dev.linkgate.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.Launcher;
import dev.linkgate.testing.NpmPackages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tests of {@code examples/node}, as who copies that example runs them. */
class NodeShopTest {
  private static final Path EXAMPLE =
      Path.of(System.getProperty("basedir", "."), "..", "examples", "node");

  /** Three starts of a gateway, and some hundred requests. */
  private static final long WITHIN_SECONDS = 180;

  @TempDir private Path folder;

  @Test
  void aPlatformLivesThroughALinksLifeWithEachNpmSdk() throws Exception {
    NpmPackages.into(folder);
    try (Stream<Path> files = Files.list(EXAMPLE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    Path log = folder.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder("node", "--test", "--test-reporter=tap")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("LINKGATE", Launcher.in(folder).toString());
    builder.environment().put("TMPDIR", folder.toString());

    Process tests = builder.start();
    boolean ended = tests.waitFor(WITHIN_SECONDS, TimeUnit.SECONDS);
    tests.destroyForcibly();

    String said = Files.readString(log);
    assertThat(ended).as(said).isTrue();
    assertThat(tests.exitValue()).as(said).isZero();
    assertThat(said).contains("# pass 15").contains("# skipped 0");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).noneMatch(path -> path.getFileName().toString().startsWith("linkgate-"));
    }
  }
}
