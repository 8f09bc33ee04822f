package dev.linkgate.deploy;

import dev.linkgate.config.StoreConfig;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** {@code deploy/nodes}, running: two gateways of this build, HAProxy in front of them. */
final class Nodes implements AutoCloseable {
  /** Starting and restarting JVMs takes seconds; a build beside the test makes it a minute. */
  private static final int PATIENCE_SECONDS = 180;

  private static final int LOOK_MILLIS = 50;

  private static final Path SCRIPT =
      Path.of(System.getProperty("basedir", "."), "..", "deploy", "nodes").normalize();

  private final Path directory;
  private final Process script;

  private Nodes(Path directory, Process script) {
    this.directory = directory;
    this.script = script;
  }

  /**
   * Skips the test where HAProxy is missing: a user need not have it to run the tests. .ci/run
   * installs it, so that the test always runs there.
   */
  static void assumeHaproxy() {
    // As the script does: Debian keeps it where only root's PATH looks.
    String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
    Assumptions.assumeTrue(
        Stream.of(path.split(File.pathSeparator, -1))
            .anyMatch(bin -> Files.isExecutable(Path.of(bin, "haproxy"))),
        "haproxy is not installed; to test several nodes: apt-get install haproxy");
  }

  /**
   * Starts them.
   *
   * @param yaml callers, upstreams, routes and limits
   */
  static Nodes start(Path directory, StoreConfig store, String yaml)
      throws IOException, InterruptedException {
    Path config = Files.writeString(directory.resolve("linkgate.yaml"), yaml);
    ProcessBuilder builder =
        new ProcessBuilder(
            SCRIPT.toString(),
            "--store",
            store.url(),
            "--config",
            config.toString(),
            "--dir",
            directory.resolve("run").toString());
    builder.environment().put("LINKGATE", launcher(directory).toString());
    builder.redirectOutput(directory.resolve("out").toFile());
    builder.redirectError(directory.resolve("err").toFile());
    Nodes nodes = new Nodes(directory, builder.start());
    try {
      nodes.until(() -> nodes.read("out").contains("files "), "the nodes are ready");
      return nodes;
    } catch (AssertionError | InterruptedException | RuntimeException e) {
      nodes.close();
      throw e;
    }
  }

  /** Runs the classes under test: there is no jar yet when tests run. */
  private static Path launcher(Path directory) throws IOException {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Path launcher =
        Files.writeString(
            directory.resolve("linkgate"),
            """
            #!/bin/sh
            exec '%s/bin/java' -Xmx192m -XX:+UseSerialGC -cp '%s' dev.linkgate.Linkgate "$@"
            """
                .formatted(System.getProperty("java.home"), classes));
    return Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
  }

  /** Where callers come. */
  URI callers() {
    String line = read("out").lines().filter(it -> it.startsWith("callers ")).findFirst().get();
    return URI.create(line.substring("callers ".length()).strip());
  }

  /** The process of a node, {@code a} or {@code b}, or of HAProxy. */
  ProcessHandle process(String name) {
    return ProcessHandle.of(Long.parseLong(read("run/" + name + ".pid").strip())).get();
  }

  /** Restarts one node after the other, and waits until both are in service again. */
  void restart() throws IOException, InterruptedException {
    long before = restarts();
    signal("USR1");
    until(() -> restarts() > before, "both nodes have restarted");
  }

  private long restarts() {
    return read("err").lines().filter("nodes: restarted both nodes"::equals).count();
  }

  /** Ends everything as an operator does, and says with which status. */
  int stop() throws IOException, InterruptedException {
    signal("TERM");
    if (!script.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("deploy/nodes does not end\n" + read("err"));
    }
    return script.exitValue();
  }

  /** What the script said. */
  String said() {
    return read("err");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(script.pid())).start().waitFor();
  }

  private void until(BooleanSupplier fact, String what) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!fact.getAsBoolean()) {
      if (!script.isAlive() || System.nanoTime() - end > 0) {
        throw new AssertionError("not true: " + what + "\n" + said());
      }
      Thread.sleep(LOOK_MILLIS); // another process's files tell of no change
    }
  }

  private String read(String name) {
    try {
      Path file = directory.resolve(name);
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return ""; // being written
    }
  }

  /** Ends what is left, in whatever state the test failed. */
  @Override
  public void close() {
    Stream.concat(script.descendants(), Stream.of(script.toHandle()))
        .toList()
        .forEach(ProcessHandle::destroyForcibly);
  }
}
