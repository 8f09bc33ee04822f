package dev.linkgate.store;

import dev.linkgate.config.StoreConfig;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The file an SQLite database is in. */
final class SqliteFile {
  private static final String SCHEME = "jdbc:sqlite:";

  private SqliteFile() {}

  /**
   * Makes it when there is none, for its owner's eyes only; SQLite gives the files beside it the
   * same mode.
   *
   * @return what keeps everybody else off it
   * @throws StoreException when it cannot be made, or is in use
   */
  static FileLock own(StoreConfig config) throws StoreException {
    Path file = path(config.url());
    try {
      Files.createDirectories(config.directory());
    } catch (IOException e) {
      throw new StoreException(config.directory() + " cannot be made: " + e.getMessage(), e);
    }
    FileLock lock = FileLock.of(file);
    try {
      create(file);
      return lock;
    } catch (IOException e) {
      lock.close();
      throw new StoreException(file + " cannot be made: " + e.getMessage(), e);
    }
  }

  /**
   * Opens it for what SQLite does not do by itself.
   *
   * @throws StoreException when it cannot be written
   */
  static FileChannel open(StoreConfig config) throws StoreException {
    Path file = path(config.url());
    try {
      return FileChannel.open(file, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new StoreException(file + " cannot be opened: " + e.getMessage(), e);
    }
  }

  static Path path(String url) {
    int parameters = url.indexOf('?');
    return Path.of(url.substring(SCHEME.length(), parameters < 0 ? url.length() : parameters));
  }

  private static void create(Path file) throws IOException {
    try {
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.createFile(file);
      }
    } catch (FileAlreadyExistsException e) {
      // as after every restart
    }
  }
}
