package dev.linkgate.contract.verify;

import dev.linkgate.testing.NodePackages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stoplight Prism with one of our documents: somebody else's reading of it, on a port of its own.
 */
final class Prism implements AutoCloseable {
  private static final Path FOLDER =
      Path.of(System.getProperty("basedir", "."), "src", "test", "prism").toAbsolutePath();
  private static final Path PROGRAM = Path.of("node_modules", "@stoplight", "prism-cli", "dist");
  private static final String INSTALL = "npm ci --prefix gateway/src/test/prism";
  private static final Set<String> ENVIRONMENT = Set.of("PATH", "HOME", "TMPDIR");
  private static final Pattern LISTENING =
      Pattern.compile("listening on (http://127\\.0\\.0\\.1:[0-9]+)");

  private final Process process;
  private final String base;

  private Prism(Process process, String base) {
    this.process = process;
    this.base = base;
  }

  /** Skips the test when node or Prism are missing; where CI is set, that is a failure. */
  static void assumeInstalled(Path folder, Map<String, String> environment) {
    NodePackages.assume(
        missing(folder, environment), "; to test against Prism: " + INSTALL, environment);
  }

  private static @Nullable String missing(Path folder, Map<String, String> environment) {
    String node = NodePackages.missingNode(environment);
    if (node != null) {
      return node;
    }
    return Files.isDirectory(folder.resolve(PROGRAM)) ? null : "Prism is not installed";
  }

  /** Starts one that serves {@code specs/<api>/<version>.yaml}. */
  static Prism serving(String api, String version) {
    assumeInstalled(FOLDER, System.getenv());
    Path document = FOLDER.resolve("../../../../specs/" + api + "/" + version + ".yaml");
    ProcessBuilder builder =
        new ProcessBuilder(
                "node",
                PROGRAM.resolve("index.js").toString(),
                "mock",
                "--port",
                "0",
                document.normalize().toString())
            .directory(FOLDER.toFile())
            .redirectErrorStream(true);
    builder.environment().keySet().retainAll(ENVIRONMENT);
    try {
      Process process = builder.start();
      return new Prism(process, listening(process));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String listening(Process process) throws IOException {
    BufferedReader said = process.inputReader();
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher matcher = LISTENING.matcher(line);
      if (matcher.find()) {
        // Read on: it writes a line for each request, and stands still when nobody takes them.
        Thread.ofVirtual().start(() -> said.lines().forEach(_ -> {}));
        return matcher.group(1);
      }
      all.append(line).append('\n');
    }
    throw new IOException("Prism ended: " + all);
  }

  String base() {
    return base;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
