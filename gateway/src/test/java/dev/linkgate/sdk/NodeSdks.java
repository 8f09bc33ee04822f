package dev.linkgate.sdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.testing.NodePackages;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The npm SDKs, in one node process for the whole run; calls go on side by side. */
final class NodeSdks implements AutoCloseable {
  /** No scripted call takes longer: three attempts, their back-off, a slow machine. */
  private static final long CALL_SECONDS = 60;

  /** What node needs of our environment; the SDKs read more, and must not. */
  private static final Set<String> ENVIRONMENT = Set.of("PATH", "HOME", "TMPDIR");

  private static final List<String> ALIASES =
      List.of("stripe18", "stripe20", "stripe23", "whop16", "whop42");

  private static final Path FOLDER =
      Path.of(System.getProperty("basedir", "."), "src", "test", "sdk").toAbsolutePath();
  private static final String INSTALL = "npm ci --prefix gateway/src/test/sdk";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static @Nullable NodeSdks running;

  private final Process process;
  private final BufferedWriter commands;
  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();

  private NodeSdks(Process process) {
    this.process = process;
    commands = process.outputWriter();
  }

  /** The run's one process, started when first asked for. */
  static synchronized NodeSdks shared() {
    assumeInstalled();
    if (running == null) {
      running = start();
    }
    return running;
  }

  /** Ends the run's process, if it was needed at all. */
  static synchronized void closeShared() {
    if (running != null) {
      running.close();
      running = null;
    }
  }

  /** Skips the test when node or the packages are missing; where CI is set, that is a failure. */
  static void assumeInstalled() {
    assumeInstalled(FOLDER, System.getenv());
  }

  static void assumeInstalled(Path folder, Map<String, String> environment) {
    NodePackages.assume(
        missing(folder, environment), "; to test the npm SDKs: " + INSTALL, environment);
  }

  private static @Nullable String missing(Path folder, Map<String, String> environment) {
    String node = NodePackages.missingNode(environment);
    if (node != null) {
      return node;
    }
    for (String alias : ALIASES) {
      if (!Files.isRegularFile(folder.resolve("node_modules/" + alias + "/package.json"))) {
        return alias + " is not installed";
      }
    }
    return null;
  }

  private static NodeSdks start() {
    ProcessBuilder builder = new ProcessBuilder("node", "driver.mjs").directory(FOLDER.toFile());
    builder.environment().keySet().retainAll(ENVIRONMENT);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD); // SDK warnings may quote a request
    try {
      NodeSdks sdks = new NodeSdks(builder.start());
      Thread.ofVirtual().name("sdk-replies").start(sdks::readReplies);
      return sdks;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SdkReply call(SdkCall call) {
    long id = ids.incrementAndGet();
    CompletableFuture<JsonNode> reply = new CompletableFuture<>();
    waiting.put(id, reply);
    send(NodeWire.command(id, call));
    return NodeWire.reply(reply.orTimeout(CALL_SECONDS, TimeUnit.SECONDS).join());
  }

  private synchronized void send(ObjectNode command) {
    try {
      commands.write(command.toString());
      commands.newLine();
      commands.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the SDK driver has ended", e);
    }
  }

  private void readReplies() {
    try (BufferedReader replies = process.inputReader()) {
      String line = replies.readLine();
      while (line != null) {
        JsonNode reply = JSON.readTree(line);
        CompletableFuture<JsonNode> waiter = waiting.remove(reply.path("id").asLong());
        if (waiter != null) {
          waiter.complete(reply);
        }
        line = replies.readLine();
      }
    } catch (JsonProcessingException _) {
      // falls through: a driver that writes anything else is of no use
    } catch (IOException _) {
      // the same
    }
    IllegalStateException ended = new IllegalStateException("the SDK driver has ended");
    waiting.values().forEach(waiter -> waiter.completeExceptionally(ended));
  }

  @Override
  public void close() {
    process.destroy();
  }
}
