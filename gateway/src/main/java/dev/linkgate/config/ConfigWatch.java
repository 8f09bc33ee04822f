package dev.linkgate.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Notices that the configuration changed, by content: renames, symbolic links that point elsewhere
 * and rotated secret files all count, touching a file does not. Something calls {@link #poll} from
 * one thread, about once a second.
 */
public final class ConfigWatch {
  private final Path file;
  private final List<ApiFacts> apis;
  private final Map<String, String> env;
  private final Consumer<Loaded> listener;

  private Sources read = new Sources();

  /** What was last acted on, and what was last seen. */
  private String settled = "";

  private String seen = "";

  /**
   * @param listener told of every settled change, good or bad; a refused one is told once
   */
  public ConfigWatch(
      Path file, List<ApiFacts> apis, Map<String, String> env, Consumer<Loaded> listener) {
    this.file = file;
    this.apis = List.copyOf(apis);
    this.env = Map.copyOf(env);
    this.listener = listener;
  }

  /** Loads the file now, for a start or a signal; the listener is not told. */
  public Loaded load() {
    read = new Sources();
    Loaded loaded = ConfigFile.load(file, apis, env, read);
    settled = read.fingerprint();
    seen = settled;
    return loaded;
  }

  /**
   * Looks again. A change counts when two looks in a row see the same content: a file cut off while
   * it is written may well be valid, and would lose its last routes for a second.
   */
  public void poll() {
    String now = Sources.readAgain(read.paths()).fingerprint();
    if (now.equals(settled)) {
      seen = now;
    } else if (now.equals(seen)) {
      listener.accept(load());
    } else {
      seen = now;
    }
  }
}
