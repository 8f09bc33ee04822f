package dev.linkgate.config;

import java.nio.file.Path;

/**
 * Where what changes at run time is kept.
 *
 * @param url for JDBC, its path absolute
 * @param directory holds the database and the made secret
 */
public record StoreConfig(String url, Path directory) {
  static final String SQLITE = "jdbc:sqlite:";
  private static final Path DEFAULT_FILE = Path.of("data", "linkgate.db");

  /** The default, relative to the configuration file. */
  static StoreConfig within(Path directory) {
    return sqlite(directory, DEFAULT_FILE, "");
  }

  static StoreConfig sqlite(Path base, Path file, String parameters) {
    Path absolute = base.toAbsolutePath().resolve(file).normalize();
    Path parent = absolute.getParent();
    return new StoreConfig(SQLITE + absolute + parameters, parent == null ? absolute : parent);
  }
}
