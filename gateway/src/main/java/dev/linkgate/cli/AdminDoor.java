package dev.linkgate.cli;

import dev.linkgate.canonical.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Leads to the admin API: of the gateway that runs, or else of one that lives for one command. */
@FunctionalInterface
public interface AdminDoor {
  /**
   * Opens it.
   *
   * @param config null: what a gateway without a file keeps
   * @throws IOException with one line that says what to do
   * @throws MistakenConfiguration when the file is wrong
   */
  Opened open(@Nullable Path config) throws IOException;

  /**
   * Open until it is closed.
   *
   * @param closing lets go of what was opened
   */
  record Opened(URI url, Secret token, Runnable closing) implements AutoCloseable {
    @Override
    public void close() {
      closing.run();
    }
  }

  /** The configuration has mistakes; the message has a line for each. */
  final class MistakenConfiguration extends IOException {
    private static final long serialVersionUID = 1L;

    public MistakenConfiguration(String message) {
      super(message);
    }
  }
}
