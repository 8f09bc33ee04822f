package dev.linkgate.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * A newer document replaces the one the stubs are generated from, and the build says what broke.
 */
@EnabledIf("mavenIsHere")
class RenamedFieldTest {
  /** Generation and compilation take 30 s on two busy cores. */
  private static final long MAVEN_SECONDS = 240;

  private static final Path PROJECT =
      Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());

  @TempDir private Path copy;

  static boolean mavenIsHere() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "mvn")));
  }

  @Test
  void theBuildNamesAFieldThatIsNoLongerThere() throws Exception {
    for (String part : List.of("pom.xml", "specs", "generated", "gateway", "testkit", "examples")) {
      copy(PROJECT.resolve(part), copy.resolve(part));
    }
    Path spec = copy.resolve("specs/whop/2026-09-22-3.yaml");
    Files.writeString(spec, Files.readString(spec).replace("refresh_url:", "refresh_uri:"));

    Process maven =
        new ProcessBuilder(maven())
            .directory(copy.toFile())
            .redirectErrorStream(true)
            .redirectOutput(copy.resolve("log").toFile())
            .start();
    boolean ended = maven.waitFor(MAVEN_SECONDS, TimeUnit.SECONDS);
    maven.destroyForcibly();

    String log = Files.readString(copy.resolve("log"), StandardCharsets.UTF_8);
    assertThat(ended).as(log).isTrue();
    assertThat(maven.exitValue()).as(log).isNotZero();
    assertThat(log).contains("AccountLinkMapping.java").contains("refreshUrl");
  }

  /** What the build this test is part of resolved is all it needs. */
  private static List<String> maven() {
    List<String> command =
        new ArrayList<>(
            List.of("mvn", "-B", "-ntp", "-q", "-o", "-pl", "gateway", "-am", "compile"));
    String repository = System.getProperty("localRepository"); // from surefire
    if (repository != null) {
      command.add("-Dmaven.repo.local=" + repository);
    }
    return command;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path within = from.relativize(file);
        boolean built = Stream.of("target", "test").anyMatch(name -> has(within, name));
        if (!built) {
          Files.copy(file, to.resolve(within.toString()));
        }
      }
    }
  }

  private static boolean has(Path path, String name) {
    for (Path step : path) {
      if (step.toString().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
