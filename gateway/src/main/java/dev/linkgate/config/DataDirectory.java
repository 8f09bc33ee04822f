package dev.linkgate.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where a program keeps what belongs to the user who runs it. */
public final class DataDirectory {
  private DataDirectory() {}

  /**
   * The place this system has for it.
   *
   * @param env {@code XDG_DATA_HOME} and {@code HOME} are looked at
   * @param system as in {@code os.name}
   */
  public static Path ofUser(Map<String, String> env, String system) {
    String home = env.getOrDefault("HOME", System.getProperty("user.home", "."));
    if (system.toLowerCase(Locale.ROOT).startsWith("mac")) {
      return Path.of(home, "Library", "Application Support", "Linkgate");
    }
    Path given = Path.of(env.getOrDefault("XDG_DATA_HOME", ""));
    // "If an implementation encounters a relative path [it] should consider the path invalid."
    Path share = given.isAbsolute() ? given : Path.of(home, ".local", "share");
    return share.resolve("linkgate");
  }
}
