package dev.linkgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the launcher on a copied tree with scripts for java and mvn that say how they were called.
 */
class LauncherTest {
  private static final String JAVA =
      """
      #!/bin/sh
      echo "$(basename "$(dirname "$(dirname "$0")")")" "$@"
      """;
  private static final String MVN =
      """
      #!/bin/sh
      [ "$1" = -v ] && { echo 'Apache Maven %s (x)'; exit; }
      echo built >>builds
      mkdir -p gateway/target/lib && echo jar >gateway/target/linkgate-9.jar
      """;

  @TempDir Path directory;
  private Path root = Path.of("");

  @BeforeEach
  void copyTheTree() throws IOException {
    root = Files.createDirectories(directory.toRealPath().resolve("check out"));
    Files.copy(Path.of("..", "linkgate"), root.resolve("linkgate"));
    Files.createDirectories(root.resolve("gateway/src/main"));
    for (String file : List.of("pom.xml", "gateway/pom.xml", "gateway/src/main/A.java")) {
      Files.writeString(root.resolve(file), "x");
    }
    script("mvn", MVN.formatted("3.8.7"));
    jdk("jdk17", "17.0.15");
    jdk("jdk25", "25.0.1");
  }

  @Test
  void buildsOnceAndThenOnlyWhenSourcesChange() throws Exception {
    assertThat(run("serve").err()).contains("linkgate: building");
    assertThat(run("serve").err()).isEmpty();

    // As an edit after the build, whatever the clock's grain.
    Files.setLastModifiedTime(
        root.resolve("gateway/src/main/A.java"), FileTime.from(Instant.now().plusSeconds(60)));

    assertThat(run("serve").err()).contains("linkgate: building");
    assertThat(Files.readAllLines(root.resolve("builds"))).hasSize(2);
  }

  @Test
  void takesTheJdkThatIsNewEnoughAndPassesArgumentsOn() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("lg"), root.resolve("linkgate"));

    Run run = run(link, Map.of("JAVA_HOME", "jdk17"), "check-config", "--config", "a b.yaml");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("jdk25 -Xms32m -Xmx192m")
        .endsWith(
            "-jar " + root + "/gateway/target/linkgate-9.jar check-config --config a b.yaml\n");
  }

  @Test
  void aSandboxForATestRunHasTheCompilerThatStartsSoonest() throws Exception {
    Path launcher = root.resolve("linkgate");

    assertThat(run("serve", "--sandbox").out()).contains(" -XX:TieredStopAtLevel=1 -jar ");
    assertThat(run("serve").out()).doesNotContain("TieredStopAtLevel");
    assertThat(run("sandbox", "links", "--sandbox").out()).doesNotContain("TieredStopAtLevel");
    assertThat(
            run(
                    launcher,
                    Map.of("LINKGATE_JAVA_OPTS", "-XX:TieredStopAtLevel=4"),
                    "serve",
                    "--sandbox")
                .out())
        .contains("TieredStopAtLevel=1 -XX:TieredStopAtLevel=4 ");
  }

  @Test
  void whatMavenBuiltAloneIsPreparedOnce() throws Exception {
    run("serve");
    // As a build after the launcher's own, whatever the clock's grain; later than now nothing is.
    Files.setLastModifiedTime(
        root.resolve("gateway/target/.linkgate-trained"),
        FileTime.from(Instant.now().minusSeconds(60)));

    assertThat(run("serve").err()).contains("preparing for quick starts").hasLineCount(1);
    assertThat(run("serve").err()).isEmpty();
    assertThat(Files.readAllLines(root.resolve("builds"))).hasSize(1);
  }

  @Test
  void anotherCollectorReplacesOurs() throws Exception {
    Run run = run(root.resolve("linkgate"), Map.of("LINKGATE_JAVA_OPTS", "-XX:+UseG1GC -Xmx1g"));

    assertThat(run.out()).contains("-XX:+UseG1GC -Xmx1g").doesNotContain("UseSerialGC", "-Xmn");
  }

  @Test
  void anotherHeapReplacesOurDivisionOfIt() throws Exception {
    Run run = run(root.resolve("linkgate"), Map.of("LINKGATE_JAVA_OPTS", "-Xmx64m"));

    assertThat(run.out()).contains("UseSerialGC").contains("-Xmx64m").doesNotContain("-Xmn");
  }

  @Test
  void oldJdkAndOldMavenAreOneLineEach() throws Exception {
    Run old = run(root.resolve("linkgate"), Map.of("LINKGATE_JAVA_HOME", "jdk17"));
    script("mvn", MVN.formatted("3.6.3"));
    Run maven = run("serve");

    assertThat(old.code()).isEqualTo(ExitCode.FAILED);
    assertThat(old.err())
        .isEqualTo(
            "linkgate: LINKGATE_JAVA_HOME=%s is no JDK 25 or newer; point it at one, or unset it\n"
                .formatted(directory.toRealPath().resolve("jdk17")));
    assertThat(maven.code()).isEqualTo(ExitCode.FAILED);
    assertThat(maven.err())
        .startsWith("linkgate: building needs Maven 3.8.7 or newer")
        .hasLineCount(1);
    assertThat(root.resolve(".linkgate/build.lock")).doesNotExist();
  }

  @Test
  void severalAtOnceBuildOnce() throws Exception {
    List<Process> started = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      started.add(start(root.resolve("linkgate"), Map.of(), "serve"));
    }
    for (Process process : started) {
      assertThat(finish(process).code()).isZero();
    }

    assertThat(Files.readAllLines(root.resolve("builds"))).hasSize(1);
  }

  @Test
  void lockOfADeadBuildIsBroken() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path lock = Files.createDirectories(root.resolve(".linkgate/build.lock"));
    Files.writeString(lock.resolve("pid"), dead.pid() + "\n");

    assertThat(run("serve").code()).isZero();
  }

  private void jdk(String name, String version) throws IOException {
    Files.createDirectories(directory.resolve(name + "/bin"));
    Files.writeString(directory.resolve(name + "/release"), "JAVA_VERSION=\"" + version + "\"\n");
    script(name + "/bin/java", JAVA);
    script(name + "/bin/javac", JAVA);
  }

  private void script(String name, String text) throws IOException {
    Path file = Files.writeString(directory.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Run run(String... arguments) throws Exception {
    return run(root.resolve("linkgate"), Map.of(), arguments);
  }

  private Run run(Path launcher, Map<String, String> env, String... arguments) throws Exception {
    return finish(start(launcher, env, arguments));
  }

  private Process start(Path launcher, Map<String, String> env, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", launcher.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    Path here = directory.toRealPath();
    builder.environment().remove("LINKGATE_JAVA_OPTS");
    builder.environment().remove("LINKGATE_JAVA_HOME");
    builder.environment().put("JAVA_HOME", here.resolve("jdk25").toString());
    builder
        .environment()
        .put("PATH", here + ":" + here.resolve("jdk25/bin") + ":" + System.getenv("PATH"));
    env.forEach(
        (name, value) ->
            builder
                .environment()
                .put(name, value.startsWith("jdk") ? here.resolve(value).toString() : value));
    return builder.start();
  }

  private static Run finish(Process process) throws Exception {
    // What goes to stderr is a few lines: it fits the pipe while stdout is read.
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), out, err);
  }

  private record Run(int code, String out, String err) {}
}
