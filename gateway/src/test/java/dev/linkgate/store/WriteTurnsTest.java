package dev.linkgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.Databases;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who writes next where only one can. */
class WriteTurnsTest {
  private static final int TIMES = 200;

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(
      value = Databases.class,
      names = {"SQLITE", "MEMORY"})
  void whoComesOftenDoesNotPassWhoWaits(Databases databases) throws Exception {
    try (Store store = Store.open(databases.fresh(directory), Ledgers.SECRET)) {
      Database database = store.database();
      var pieces = new AtomicLong();
      Thread often =
          Thread.ofVirtual()
              .start(
                  () -> {
                    while (pieces.get() >= 0) {
                      piece(database, pieces);
                    }
                  });

      List<Long> passed = new ArrayList<>();
      for (int time = 0; time < TIMES; time++) {
        Thread.sleep(5); // so long that the other one has begun anew
        long before = pieces.get();
        passed.add(database.write(connection -> pieces.get() - before));
      }
      pieces.set(Long.MIN_VALUE);
      often.join();

      // One may begin before the other has asked; more only when that one's thread is held up.
      assertThat(passed.stream().filter(count -> count > 1).toList()).hasSizeLessThan(TIMES / 10);
    }
  }

  private static void piece(Database database, AtomicLong pieces) {
    try {
      database.write(
          connection -> {
            pieces.incrementAndGet();
            try (Statement statement = connection.createStatement()) {
              statement.executeUpdate("INSERT INTO probe (filler) VALUES (randomblob(100000))");
            }
            return true;
          });
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
