package dev.linkgate.server;

import dev.linkgate.adapter.Json;
import dev.linkgate.canonical.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells whoever started us where we are, once we accept requests; for its owner alone to read. */
final class ReadyFile {
  private ReadyFile() {}

  /**
   * Writes it whole, or not at all.
   *
   * @param key the caller key that was made; null where the configuration has the keys
   * @param adminToken opens the admin API; null where a data directory has it
   * @throws IOException with one line that says what to do
   */
  static void write(
      Path file, URI callers, URI admin, @Nullable Secret key, @Nullable Secret adminToken)
      throws IOException {
    Map<String, String> ready = new LinkedHashMap<>();
    ready.put("callers", callers.toString());
    ready.put("admin", admin.toString());
    if (key != null) {
      ready.put("key", key.reveal());
    }
    if (adminToken != null) {
      ready.put("admin-token", adminToken.reveal());
    }
    Path target = file.toAbsolutePath();
    try {
      Path fresh =
          Files.createTempFile(
              target.getParent(),
              ".ready",
              "",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try {
        Files.write(fresh, Json.bytes(ready));
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw new IOException(
          "cannot write " + file + "; name a --ready-file in a directory this user may write to",
          e);
    }
  }
}
