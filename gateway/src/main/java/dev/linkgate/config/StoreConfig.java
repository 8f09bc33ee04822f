package dev.linkgate.config;

import dev.linkgate.canonical.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where what changes at run time is kept, and how much of it.
 *
 * @param url for JDBC, without a password; an SQLite file's path is absolute
 * @param user of a database server; null: the URL's, or the driver's own default
 * @param password of a database server; null for none
 * @param directory holds what the gateway makes for itself: the SQLite file, the secret, the admin
 *     token, the sandbox's caller key
 * @param keys seal stored answers, the first one new ones; empty: derived from the secret
 * @param dropsLinks whether an answer goes when its link has run out, instead of with its key
 * @param auditAge how long audit rows are kept
 * @param auditRows how many audit rows are kept
 */
public record StoreConfig(
    String url,
    @Nullable String user,
    @Nullable Secret password,
    Path directory,
    List<Secret> keys,
    boolean dropsLinks,
    Duration auditAge,
    long auditRows) {
  static final String SQLITE = "jdbc:sqlite:";
  static final String POSTGRESQL = "jdbc:postgresql:";

  /** A name of SQLite's for what is no file: by it this process's connections find each other. */
  private static final String MEMORY = "file:linkgate-";

  private static final String DEFAULT_DIRECTORY = "data";
  private static final Path FILE = Path.of("linkgate.db");

  /** A quarter, and some days to look back at its end. */
  public static final Duration DEFAULT_AUDIT_AGE = Duration.ofDays(100);

  /** About 400 bytes each: 4 GB of disk. */
  public static final long DEFAULT_AUDIT_ROWS = 10_000_000;

  public StoreConfig {
    keys = List.copyOf(keys);
  }

  /** The default, relative to the configuration file. */
  static StoreConfig within(Path directory) {
    return in(directory.resolve(DEFAULT_DIRECTORY));
  }

  /** An SQLite file in that directory, everything else as by default. */
  static StoreConfig in(Path directory) {
    return sqlite(directory, FILE, "");
  }

  /** An SQLite file, everything else as by default. */
  static StoreConfig sqlite(Path base, Path file, String parameters) {
    Path absolute = base.toAbsolutePath().resolve(file).normalize();
    Path parent = absolute.getParent();
    return at(SQLITE + absolute + parameters, parent == null ? absolute : parent);
  }

  /** A database server, everything else as by default. */
  static StoreConfig server(Path base, String url) {
    return at(url, base.toAbsolutePath().resolve(DEFAULT_DIRECTORY).normalize());
  }

  /** An SQLite database of this process's memory, one of its own, that leaves nothing behind. */
  public static StoreConfig memory() {
    return at(
        SQLITE + MEMORY + UUID.randomUUID() + "?mode=memory&cache=shared",
        Path.of(System.getProperty("java.io.tmpdir")));
  }

  private static StoreConfig at(String url, Path directory) {
    return new StoreConfig(
        url, null, null, directory, List.of(), false, DEFAULT_AUDIT_AGE, DEFAULT_AUDIT_ROWS);
  }

  /** The SQLite file; empty for a server's database. */
  public Optional<Path> file() {
    if (!isFile()) {
      return Optional.empty();
    }
    int parameters = url.indexOf('?');
    return Optional.of(
        Path.of(url.substring(SQLITE.length(), parameters < 0 ? url.length() : parameters)));
  }

  /** Whether it is a file of this process alone. */
  public boolean isFile() {
    return !isServer() && !isMemory();
  }

  /** Whether it goes with this process. */
  public boolean isMemory() {
    return url.startsWith(SQLITE + MEMORY);
  }

  /** Whether it is a server's database, which others may use too. */
  public boolean isServer() {
    return !url.startsWith(SQLITE);
  }
}
