package dev.linkgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.config.StoreConfig;
import dev.linkgate.testing.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  private static final long MIB = 1 << 20;

  @TempDir Path directory;

  @Test
  void theLogStaysSmallWhileMuchIsWritten() throws Exception {
    StoreConfig config = Databases.SQLITE.fresh(directory);
    try (Store store = Store.open(config, Ledgers.SECRET)) {
      for (int written = 0; written < 120; written += 2) { // MiB, at a pace that disks keep up with
        write(store, 2 * MIB);
        Thread.sleep(10);
      }

      assertThat(log(config)).isLessThan(60 * MIB);
    }
  }

  @Test
  void whatWasWrittenIsCarriedOverWhenNothingComesAnyMore() throws Exception {
    StoreConfig config = Databases.SQLITE.fresh(directory);
    Path file = SqliteFile.path(config.url());
    try (Store store = Store.open(config, Ledgers.SECRET)) {
      write(store, 20 * MIB);

      for (int look = 0; look < 200 && Files.size(file) <= 20 * MIB; look++) {
        Thread.sleep(50);
      }
      assertThat(Files.size(file)).isGreaterThan(20 * MIB);
    }
  }

  private static void write(Store store, long bytes) throws Exception {
    store
        .database()
        .write(
            connection -> {
              try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(
                    "INSERT INTO probe (filler) VALUES (randomblob(" + bytes + "))");
              }
            });
  }

  private static long log(StoreConfig config) throws IOException {
    return Files.size(Path.of(SqliteFile.path(config.url()) + "-wal"));
  }
}
