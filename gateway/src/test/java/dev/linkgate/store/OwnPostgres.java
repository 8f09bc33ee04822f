package dev.linkgate.store;

import dev.linkgate.config.StoreConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of one test, which may be stopped, started again, and made to stand still.
 */
final class OwnPostgres implements AutoCloseable {
  private final Path data;
  private final int port;
  private EmbeddedPostgres server;
  private boolean running = true;

  private OwnPostgres(Path data, int port) throws IOException {
    this.data = data;
    this.port = port;
    this.server = start(data, port);
  }

  static OwnPostgres start(Path directory) throws IOException {
    return new OwnPostgres(directory.resolve("postgres"), freePort());
  }

  StoreConfig config(Path directory) {
    return new StoreConfig(
        "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres",
        null,
        null,
        directory,
        List.of(),
        false,
        Duration.ofDays(100),
        10_000_000);
  }

  void stop() throws IOException {
    server.close();
    running = false;
  }

  void restart() throws IOException {
    server = start(data, port);
    running = true;
  }

  /** As if its machine stood still: its connections are open, and nothing comes. */
  void suspend() throws IOException {
    signal("STOP");
  }

  void resume() throws IOException {
    signal("CONT");
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private void signal(String name) throws IOException {
    long postmaster =
        Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
    ProcessHandle parent = ProcessHandle.of(postmaster).orElseThrow();
    for (ProcessHandle process : Stream.concat(Stream.of(parent), parent.descendants()).toList()) {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().onExit().join();
    }
  }

  @Override
  public void close() throws IOException {
    if (running) {
      resume();
      stop();
    }
  }

  private static EmbeddedPostgres start(Path data, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(port)
        .setServerConfig("fsync", "on")
        .start();
  }
}
