package dev.linkgate.testing;

import dev.linkgate.canonical.Secret;
import dev.linkgate.config.StoreConfig;
import dev.linkgate.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A store that goes when it is closed. */
public final class TemporaryStore implements AutoCloseable {
  /** A schema is made once; a copy of its file takes a thousandth of the time. */
  private static final byte[] EMPTY = empty();

  private final Path directory;
  private final Store store;

  private TemporaryStore(Path directory, Store store) {
    this.directory = directory;
    this.store = store;
  }

  /** A new one, in an SQLite file. */
  public static TemporaryStore open(Secret secret) {
    try {
      Path directory = Files.createTempDirectory("linkgate-store");
      StoreConfig config = Databases.SQLITE.fresh(directory);
      Files.write(file(config), EMPTY);
      return new TemporaryStore(directory, Store.open(config, secret));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new one, in a database. */
  public static TemporaryStore open(Databases database, Secret secret) {
    try {
      Path directory = Files.createTempDirectory("linkgate-store");
      return new TemporaryStore(directory, Store.open(database.fresh(directory), secret));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] empty() {
    try {
      Path directory = Files.createTempDirectory("linkgate-empty-store");
      StoreConfig config = Databases.SQLITE.fresh(directory);
      Secret secret = new Secret("of an empty store, 32 characters");
      TemporaryStore made = new TemporaryStore(directory, Store.open(config, secret));
      made.store.close(); // writes what is beside the file into it
      byte[] bytes = Files.readAllBytes(file(config));
      made.remove();
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(StoreConfig config) {
    return Path.of(config.url().substring("jdbc:sqlite:".length()));
  }

  /** The store itself. */
  public Store store() {
    return store;
  }

  @Override
  public void close() {
    store.close();
    remove();
  }

  private void remove() {
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
