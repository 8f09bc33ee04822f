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
  private final Path directory;
  private final Store store;

  private TemporaryStore(Path directory, Store store) {
    this.directory = directory;
    this.store = store;
  }

  /** A new one, in an SQLite file. */
  public static TemporaryStore open(Secret secret) {
    return open(Databases.SQLITE, secret);
  }

  /** A new one. */
  public static TemporaryStore open(Databases database, Secret secret) {
    try {
      Path directory = Files.createTempDirectory("linkgate-store");
      StoreConfig config = database.fresh(directory);
      return new TemporaryStore(directory, Store.open(config, secret));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The store itself. */
  public Store store() {
    return store;
  }

  @Override
  public void close() {
    store.close();
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
