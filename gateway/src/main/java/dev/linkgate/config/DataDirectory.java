package dev.linkgate.config;

import dev.linkgate.canonical.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Where a gateway keeps what it makes for itself; for its owner alone to read. */
public final class DataDirectory {
  private static final String SECRET = "secret";
  private static final String ADMIN_TOKEN = "admin-token";
  private static final String SANDBOX_KEY = "sandbox-key";
  private static final String ADMIN_URL = "admin-url";
  private static final int SECRET_BYTES = 32;

  private final Path path;

  /**
   * @param path made when it is needed
   */
  public DataDirectory(Path path) {
    this.path = path;
  }

  /**
   * The user's own, for a gateway without a configuration file.
   *
   * @param env where {@code XDG_DATA_HOME} and {@code HOME} are
   * @param system the value of {@code os.name}
   */
  public static Path ofUser(Map<String, String> env, String system) {
    String home = env.getOrDefault("HOME", ".");
    if (system.startsWith("Mac")) {
      return Path.of(home, "Library", "Application Support", "Linkgate");
    }
    String data = env.getOrDefault("XDG_DATA_HOME", "");
    // "All paths … must be absolute. If … relative … ignore it" (XDG Base Directory Specification)
    return data.startsWith("/")
        ? Path.of(data, "linkgate")
        : Path.of(home, ".local", "share", "linkgate");
  }

  /**
   * Derives upstream keys and seals what is stored, where the configuration gives none.
   *
   * @throws IOException with one line that says what to do
   */
  public Secret secret() throws IOException {
    return SecretFile.readOrCreate(path, SECRET, DataDirectory::drawn, DataDirectory::isDrawn);
  }

  /**
   * Opens the admin API.
   *
   * @throws IOException with one line that says what to do
   */
  public Secret adminToken() throws IOException {
    return SecretFile.readOrCreate(path, ADMIN_TOKEN, DataDirectory::drawn, DataDirectory::isDrawn);
  }

  /** Where the admin token is, for whoever has to type it. */
  public Path adminTokenFile() {
    return path.resolve(ADMIN_TOKEN);
  }

  /**
   * The one caller's key of a gateway without a configuration file.
   *
   * @throws IOException with one line that says what to do
   */
  public Secret sandboxKey() throws IOException {
    return SecretFile.readOrCreate(
        path,
        SANDBOX_KEY,
        () -> Keys.generate(new SecureRandom()).reveal(),
        key -> Keys.form(key) == Keys.Form.GENERATED);
  }

  /**
   * Says where the running gateway's admin listener is.
   *
   * @throws IOException when it cannot be written
   */
  public void running(URI admin) throws IOException {
    Path fresh = path.resolve("." + ADMIN_URL);
    Files.writeString(fresh, admin + "\n", StandardCharsets.US_ASCII);
    Files.move(fresh, path.resolve(ADMIN_URL), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The gateway has stopped. */
  public void stopped() {
    try {
      Files.deleteIfExists(path.resolve(ADMIN_URL));
    } catch (IOException e) {
      // whoever reads it finds nobody there
    }
  }

  /**
   * Where the running gateway's admin listener is; empty when none runs. One that was killed leaves
   * its address behind.
   *
   * @throws IOException when it cannot be read
   */
  public Optional<URI> whereRunning() throws IOException {
    Path file = path.resolve(ADMIN_URL);
    return Files.exists(file)
        ? Optional.of(URI.create(Files.readString(file, StandardCharsets.US_ASCII).strip()))
        : Optional.empty();
  }

  /** A secret of the form of those it keeps, kept nowhere. */
  public static Secret fresh() {
    return new Secret(drawn());
  }

  private static String drawn() {
    byte[] random = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private static boolean isDrawn(String content) {
    return content.matches("[0-9a-f]{" + 2 * SECRET_BYTES + "}");
  }
}
