package dev.linkgate.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A gateway as a process of its own, on a port that stays the same when it is started again. */
final class Node implements AutoCloseable {
  /** Ten times what a start takes on a busy machine. */
  private static final long READY_NANOS = TimeUnit.SECONDS.toNanos(60);

  private static final int STARTS = 4;

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final Program program;
  private final Path directory;
  private final Path config;
  private final int port;
  private @Nullable Process process;

  /**
   * @param directory holds its log and its ready file
   * @param config the file it is configured by
   */
  Node(Program program, Path directory, Path config) throws IOException {
    this.program = program;
    this.directory = Files.createDirectories(directory);
    this.config = config;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  /** What it said, in all its lives. */
  Path log() {
    return directory.resolve("log");
  }

  /**
   * Starts it, and returns when it takes requests. Tried again as its supervisor would: on a
   * machine that is busy enough the database does not take a connection within the two seconds it
   * is given.
   */
  Node start() throws IOException {
    for (int left = STARTS - 1; left > 0; left--) {
      try {
        return startOnce();
      } catch (IllegalStateException e) {
        kill();
      }
    }
    return startOnce();
  }

  private Node startOnce() throws IOException {
    Path ready = directory.resolve("ready.json");
    Files.deleteIfExists(ready);
    List<String> command =
        program.command(
            "serve",
            "--config",
            config.toString(),
            "--port",
            String.valueOf(port),
            "--admin-port",
            "0",
            "--ready-file",
            ready.toString());
    Process started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
            .start();
    process = started;
    await(started, ready, log());
    return this;
  }

  /** Ends it with SIGKILL, in the middle of whatever it does. */
  void kill() {
    Process running = process;
    if (running == null) {
      return;
    }
    running.destroyForcibly();
    try {
      running.waitFor();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    process = null;
  }

  /** Holds it where it is; its sockets stay open. */
  void stop() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** Lets it go on. */
  void wake() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process running = process;
    if (running == null) {
      throw new IllegalStateException("not running");
    }
    int status = new ProcessBuilder("kill", name, String.valueOf(running.pid())).start().waitFor();
    if (status != 0) {
      throw new IOException("kill " + name + " ended with " + status);
    }
  }

  @Override
  public void close() {
    kill();
  }

  /** Until it has written where it is. */
  static void await(Process process, Path ready, Path log) throws IOException {
    long start = System.nanoTime();
    while (!Files.exists(ready)) {
      if (!process.isAlive() || System.nanoTime() - start > READY_NANOS) {
        List<String> lines = Files.readAllLines(log);
        throw new IllegalStateException(
            "not started: " + lines.subList(Math.max(0, lines.size() - 20), lines.size()));
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}
