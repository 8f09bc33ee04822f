package dev.linkgate.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a second process off an SQLite file; the system lets go of it when we die. */
final class FileLock implements AutoCloseable {
  private final FileChannel channel;

  private FileLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @param database the SQLite file
   * @throws StoreException when another process has it
   */
  static FileLock of(Path database) throws StoreException {
    Path path = database.resolveSibling(database.getFileName() + ".lock");
    try {
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new StoreException(
            database
                + " is in use by another process; stop it, talk to it with the same command while it"
                + " runs, or set store.url to another file, or to a PostgreSQL database that several"
                + " nodes can share",
            null);
      }
      return new FileLock(channel);
    } catch (StoreException e) {
      throw e;
    } catch (IOException e) {
      throw new StoreException(path + " cannot be made: " + e.getMessage(), e);
    }
  }

  private static java.nio.channels.@Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldHere) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // the process ends it
    }
  }
}
