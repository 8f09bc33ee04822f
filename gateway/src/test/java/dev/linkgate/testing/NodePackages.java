package dev.linkgate.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** What tests need of Node: a user need not have it to run the others. .ci/run installs it all. */
public final class NodePackages {
  private NodePackages() {}

  /** Why node cannot be used; null when it is on the PATH. */
  public static @Nullable String missingNode(Map<String, String> environment) {
    boolean node =
        Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .anyMatch(bin -> Files.isExecutable(Path.of(bin, "node")));
    return node ? null : "node (20 or newer) is not on the PATH";
  }

  /**
   * Skips the test when something is missing; where CI is set, that is a failure.
   *
   * @param missing what; null for nothing
   * @param remedy what to do, and what for
   */
  public static void assume(
      @Nullable String missing, String remedy, Map<String, String> environment) {
    if (missing == null) {
      return;
    }
    String message = missing + remedy;
    if ("true".equals(environment.get("CI"))) {
      throw new AssertionError(message);
    }
    Assumptions.abort(message);
  }
}
