package dev.linkgate.config;

import dev.linkgate.canonical.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A secret a gateway makes for itself, once. */
final class SecretFile {
  private static final FileAttribute<?> OWNER_ONLY_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<?> OWNER_ONLY_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private SecretFile() {}

  /**
   * Reads the secret, or makes one. Two processes that start together end with the same one.
   *
   * @param made makes its text
   * @param whole whether a text is one that was made
   * @throws IOException with one line that says what to do
   */
  static Secret readOrCreate(
      Path directory, String name, Supplier<String> made, Predicate<String> whole)
      throws IOException {
    Path file = directory.resolve(name);
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(directory, OWNER_ONLY_DIRECTORY);
      }
      if (!Files.exists(file)) {
        create(directory, file, made.get() + "\n");
      }
      return read(file, whole);
    } catch (FileSystemException e) {
      throw new IOException(
          "%s: %s; make %s writable for this user, or set store.url in the configuration to a place that is"
              .formatted(file, reason(e), directory.toAbsolutePath()),
          e);
    }
  }

  private static Secret read(Path file, Predicate<String> whole) throws IOException {
    String content = new String(Files.readAllBytes(file), StandardCharsets.US_ASCII).strip();
    if (!whole.test(content)) {
      throw new IOException(
          file
              + " holds no secret of ours; restore it from a backup, or delete it to have one"
              + " made");
    }
    return new Secret(content);
  }

  /** Whole or not at all: written beside, synced, then linked in, which fails where one exists. */
  private static void create(Path directory, Path file, String content) throws IOException {
    Path fresh = Files.createTempFile(directory, ".secret", "", OWNER_ONLY_FILE);
    try {
      write(fresh, content);
      publish(fresh, file);
    } catch (FileAlreadyExistsException e) {
      // Another process was first; its secret is the one.
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void write(Path file, String content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.WRITE))) {
      ByteBuffer bytes = StandardCharsets.US_ASCII.encode(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static void publish(Path fresh, Path file) throws IOException {
    try {
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
      Files.move(fresh, file);
    }
  }

  private static String reason(FileSystemException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException _ -> e.getFile() + " is not a directory";
      case NoSuchFileException _ -> "cannot be made";
      default -> e.getReason() == null ? "cannot be written" : e.getReason();
    };
  }
}
