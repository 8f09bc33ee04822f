package dev.linkgate.store;

import dev.linkgate.config.StoreConfig;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What we hold of a database as long as we have it open, beside connections that come and go. */
final class Hold implements AutoCloseable {
  private final @Nullable FileLock lock;

  /**
   * The file itself. It is closed after every connection: a process's locks on a file end when it
   * closes that file, however often it has it open.
   */
  private final @Nullable FileChannel file;

  /** What is in memory goes with the last connection to it. */
  private final @Nullable Connection keeper;

  private Hold(@Nullable FileLock lock, @Nullable FileChannel file, @Nullable Connection keeper) {
    this.lock = lock;
    this.file = file;
    this.keeper = keeper;
  }

  /**
   * Takes hold.
   *
   * @throws StoreException when it cannot be made, or is in use
   */
  static Hold on(StoreConfig config) throws StoreException {
    if (config.isServer()) {
      return new Hold(null, null, null);
    }
    if (config.isMemory()) {
      return new Hold(null, null, keeper(config));
    }
    FileLock lock = SqliteFile.own(config);
    try {
      return new Hold(lock, SqliteFile.open(config), null);
    } catch (StoreException e) {
      lock.close();
      throw e;
    }
  }

  private static Connection keeper(StoreConfig config) throws StoreException {
    try {
      return Sources.patient(config).getConnection();
    } catch (SQLException e) {
      throw new StoreException("no store can be made in memory: " + e.getMessage(), e);
    }
  }

  /** Whether nobody else writes to the database. */
  boolean isAlone() {
    return lock != null || keeper != null;
  }

  /** What was written to the file is on the disk when this returns. */
  void sync() throws IOException {
    if (file != null) {
      file.force(false);
    }
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
      if (keeper != null) {
        keeper.close();
      }
    } catch (IOException | SQLException e) {
      // nothing was written through it
    }
    if (lock != null) {
      lock.close();
    }
  }
}
