package dev.linkgate.snippets;

import dev.linkgate.testing.NodePackages;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Programs on this machine, run with a clean environment. */
final class Programs {
  /** Twenty snippets, one after the other, on a machine that is busy. */
  private static final long WITHIN_SECONDS = 180;

  private static final Set<String> ENVIRONMENT = Set.of("PATH", "HOME", "TMPDIR");

  private Programs() {}

  /** Skips the test when a program is missing; where CI is set, that is a failure. */
  static void assume(String program, String debianPackage, Map<String, String> environment) {
    boolean there =
        Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .anyMatch(bin -> Files.isExecutable(Path.of(bin, program)));
    NodePackages.assume(
        there ? null : program + " is not on the PATH",
        "; to test its snippets on Debian: apt-get install " + debianPackage,
        environment);
  }

  /**
   * What a run left.
   *
   * @param out its stdout, its lines
   */
  record Ran(int exit, List<String> out, String err) {}

  /** Runs one to its end. */
  static Ran run(Path folder, Map<String, String> environment, String stdin, List<String> command) {
    try {
      Path out = Files.createTempFile(folder, "run", ".out");
      Path err = Files.createTempFile(folder, "run", ".err");
      Path in = Files.writeString(Files.createTempFile(folder, "run", ".in"), stdin);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().keySet().retainAll(ENVIRONMENT);
      builder.environment().putAll(environment);
      Process process = builder.start();
      boolean ended = process.waitFor(WITHIN_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      if (!ended) {
        throw new AssertionError(command + " did not end: " + Files.readString(err));
      }
      return new Ran(
          process.exitValue(),
          Files.readString(out, StandardCharsets.UTF_8).lines().toList(),
          Files.readString(err, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
