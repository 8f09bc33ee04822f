package dev.linkgate.cli;

/** Runs the gateway until it is told to stop. */
@FunctionalInterface
public interface Serve {
  /**
   * @return an {@link ExitCode}
   */
  int run(ServeOptions options);
}
