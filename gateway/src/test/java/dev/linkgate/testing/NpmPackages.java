package dev.linkgate.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The npm SDKs under their own names, for what an adopter writes. */
public final class NpmPackages {
  private static final Path INSTALLED =
      Path.of(System.getProperty("basedir", "."), "src/test/sdk/node_modules").toAbsolutePath();

  private static final Map<String, String> NAMES =
      Map.of("stripe", "stripe23", "@whop/sdk", "whop42");

  private NpmPackages() {}

  /** Installs them in a folder; skips the test where they are missing, which in CI is a failure. */
  public static void into(Path folder) throws IOException {
    Map<String, String> environment = System.getenv();
    NodePackages.assume(
        missing(environment),
        "; to test the npm SDKs: npm ci --prefix gateway/src/test/sdk",
        environment);
    for (Map.Entry<String, String> name : NAMES.entrySet()) {
      Path link = folder.resolve("node_modules").resolve(name.getKey());
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, INSTALLED.resolve(name.getValue()));
    }
  }

  private static @Nullable String missing(Map<String, String> environment) {
    String node = NodePackages.missingNode(environment);
    if (node != null) {
      return node;
    }
    return NAMES.values().stream()
        .filter(name -> !Files.isRegularFile(INSTALLED.resolve(name).resolve("package.json")))
        .findFirst()
        .map(name -> name + " is not installed")
        .orElse(null);
  }
}
