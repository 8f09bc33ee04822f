package dev.linkgate.store;

import static dev.linkgate.store.Ledgers.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.config.StoreConfig;
import dev.linkgate.refresh.RefreshUses;
import dev.linkgate.testing.Databases;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefreshStoreTest {
  private static final int CLIENTS = 16;

  private final Instant later = Instant.now().plus(Duration.ofDays(1));

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Databases.class)
  void ofManyWhoComeAtOnceAsManyGetAUseAsThereAre(Databases databases) throws Exception {
    try (Store store = Store.open(databases.fresh(directory), SECRET);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      RefreshUses uses = store.refreshUses();
      for (int round = 0; round < 10; round++) {
        String token = "token " + round;
        List<Future<Boolean>> taken = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
          taken.add(clients.submit(() -> uses.take(token, 3, later)));
        }
        int had = 0;
        for (Future<Boolean> one : taken) {
          had += one.get() ? 1 : 0;
        }
        assertThat(had).isEqualTo(3);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Databases.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "MEMORY") // it goes with its process
  void usesAreCountedThroughRestartsAndGivenBack(Databases databases) throws Exception {
    StoreConfig config = databases.fresh(directory);
    try (Store store = Store.open(config, SECRET)) {
      assertThat(store.refreshUses().take("one", 1, later)).isTrue();
    }
    try (Store store = Store.open(config, SECRET)) {
      RefreshUses uses = store.refreshUses();
      assertThat(uses.take("one", 1, later)).isFalse();
      assertThat(uses.take("other", 1, later)).isTrue();

      uses.giveBack("one");

      assertThat(uses.take("one", 1, later)).isTrue();
      assertThat(uses.take("one", 1, later)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void whatHasRunOutIsForgottenADayLater(Databases databases) throws Exception {
    try (Store store = Store.open(databases.fresh(directory), SECRET)) {
      RefreshStore uses = (RefreshStore) store.refreshUses();
      uses.take("long ago", 1, Instant.now().minus(Duration.ofHours(25)));
      uses.take("just now", 1, Instant.now().minus(Duration.ofHours(23)));

      uses.purge();

      assertThat(uses.take("long ago", 1, later)).isTrue();
      assertThat(uses.take("just now", 1, later)).isFalse();
    }
  }
}
