package dev.linkgate.store;

import static dev.linkgate.store.Ledgers.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkgate.canonical.GatewayException;
import dev.linkgate.config.StoreConfig;
import dev.linkgate.contract.drift.DriftBook;
import dev.linkgate.contract.drift.DriftKey;
import dev.linkgate.contract.drift.DriftKind;
import dev.linkgate.contract.drift.DriftRow;
import dev.linkgate.contract.drift.Sighting;
import dev.linkgate.testing.Databases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DriftStoreTest {
  private static final Instant NOON = Instant.parse("2096-11-20T12:00:00.123Z");

  @TempDir Path directory;

  private static DriftKey key(String upstream, String pointer, DriftKind kind, String found) {
    return new DriftKey(
        upstream, "whop", "POST /account_links", "2025-01-01", "200", pointer, kind, found);
  }

  private static Sighting seen(DriftKey key, long count, Instant first, Instant last) {
    return new Sighting(key, count, first, last, "integer", "[{\"op\":\"add\"}]");
  }

  private static Sighting unknown(String upstream, String pointer) {
    return seen(key(upstream, pointer, DriftKind.UNKNOWN_FIELD, ""), 1, NOON, NOON);
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void sightingsOfOnePlaceAddUpInOneRow(Databases databases) throws Exception {
    try (Store store = Store.open(databases.fresh(directory), SECRET)) {
      DriftBook book = store.drift();
      DriftKey place = key("up", "/more", DriftKind.UNKNOWN_FIELD, "");

      book.add(List.of(seen(place, 3, NOON, NOON.plusSeconds(5))));
      book.add(List.of(seen(place, 4, NOON.minusSeconds(9), NOON.plusSeconds(1))));
      book.add(List.of(seen(key("up", "/more", DriftKind.TOO_LONG, ""), 1, NOON, NOON)));

      List<DriftRow> rows = book.list("up", false, 10);
      assertThat(rows).hasSize(2);
      assertThat(rows.getFirst().sighting())
          .isEqualTo(seen(place, 7, NOON.minusSeconds(9), NOON.plusSeconds(5)));
      assertThat(rows.getFirst().acknowledged()).isNull();
      assertThat(book.list("another", true, 10)).isEmpty();
      assertThat(book.list(null, true, 1)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void aSecondNewValueOfOneEnumIsARowOfItsOwn(Databases databases) throws Exception {
    try (Store store = Store.open(databases.fresh(directory), SECRET)) {
      DriftBook book = store.drift();
      book.add(
          List.of(
              seen(key("up", "/type", DriftKind.NEW_ENUM_VALUE, "one"), 1, NOON, NOON),
              seen(key("up", "/type", DriftKind.NEW_ENUM_VALUE, "two"), 1, NOON, NOON)));

      book.acknowledge(List.of(book.list(null, false, 9).getFirst().id()));

      assertThat(book.list(null, false, 9)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void acknowledgedRowsGoOnCountingOutOfSight(Databases databases) throws Exception {
    try (Store store = Store.open(databases.fresh(directory), SECRET)) {
      DriftBook book = store.drift();
      book.add(List.of(unknown("up", "/a"), unknown("up", "/b")));
      List<Long> ids = book.list(null, false, 9).stream().map(DriftRow::id).toList();

      assertThat(book.acknowledge(List.of(ids.get(0), 12_345L))).containsExactly(ids.get(0));
      assertThat(book.list(null, false, 9)).hasSize(2); // all of them, or none
      assertThat(book.acknowledge(List.of(ids.get(0), ids.get(0)))).containsExactly(ids.get(0));
      Instant when = acknowledged(book, ids.get(0));
      book.add(List.of(unknown("up", "/a"), unknown("up", "/b")));
      book.acknowledge(List.of(ids.get(0)));

      assertThat(book.list(null, false, 9)).extracting(DriftRow::id).containsExactly(ids.get(1));
      assertThat(acknowledged(book, ids.get(0))).isEqualTo(when);
      assertThat(book.list(null, true, 9))
          .hasSize(2)
          .allSatisfy(row -> assertThat(row.sighting().count()).isEqualTo(2));
    }
  }

  private static @Nullable Instant acknowledged(DriftBook book, long id) {
    return book.list(null, true, 9).stream()
        .filter(row -> row.id() == id)
        .findFirst()
        .orElseThrow()
        .acknowledged();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void anUpstreamHasSoManyRowsAndOneForTheRest(Databases databases) throws Exception {
    try (Store store = Store.open(databases.fresh(directory), SECRET)) {
      DriftBook book = store.drift();
      book.add(
          IntStream.range(0, DriftBook.MOST_ROWS - 1)
              .mapToObj(i -> unknown("up", "/f" + i))
              .toList());

      book.add(
          List.of(
              unknown("up", "/x"), unknown("up", "/y"), unknown("up", "/f1"), unknown("up", "/z")));
      book.add(List.of(unknown("up", "/y"), unknown("other", "/y")));

      List<DriftRow> rows = book.list("up", true, 2_000);
      assertThat(rows).hasSize(DriftBook.MOST_ROWS + 1);
      assertThat(rows)
          .filteredOn(row -> row.sighting().key().kind() == DriftKind.MORE)
          .singleElement()
          .satisfies(row -> assertThat(row.sighting().count()).isEqualTo(3));
      assertThat(book.list("other", true, 9)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void whatWasNotSeenForLongIsLetGo(Databases databases) throws Exception {
    try (Store store = Store.open(databases.fresh(directory), SECRET)) {
      Instant now = Instant.now();
      Instant old = now.minus(Duration.ofDays(101));
      DriftKey gone = key("up", "/gone", DriftKind.UNKNOWN_FIELD, "");
      DriftKey seen = key("up", "/seen", DriftKind.UNKNOWN_FIELD, "");
      store.drift().add(List.of(seen(gone, 1, old, old), seen(seen, 1, old, now)));

      new DriftStore(store.database()).purge();

      assertThat(store.drift().list(null, true, 9))
          .extracting(row -> row.sighting().key())
          .containsExactly(seen);
    }
  }

  @Test
  void severalNodesAddUp() throws Exception {
    StoreConfig config = Databases.POSTGRESQL.fresh(directory);
    int nodes = 4;
    try (ExecutorService threads = Executors.newFixedThreadPool(nodes);
        Store store = Store.open(config, SECRET)) {
      List<Future<?>> done = new ArrayList<>();
      for (int node = 0; node < nodes; node++) {
        done.add(
            threads.submit(
                () -> {
                  try (Store own = Store.open(config, SECRET)) {
                    for (int i = 0; i < 25; i++) {
                      own.drift().add(List.of(unknown("up", "/a"), unknown("up", "/b")));
                    }
                  }
                  return null;
                }));
      }
      for (Future<?> one : done) {
        one.get();
      }

      assertThat(store.drift().list(null, false, 9))
          .hasSize(2)
          .allSatisfy(row -> assertThat(row.sighting().count()).isEqualTo(100));
    }
  }

  @Test
  void aStoreThatIsDownSaysSo() throws Exception {
    StoreConfig config = Databases.SQLITE.fresh(directory);
    try (Store store = Store.open(config, SECRET);
        Connection other = DriverManager.getConnection(config.url());
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");

      assertThatThrownBy(() -> store.drift().add(List.of(unknown("up", "/a"))))
          .isInstanceOf(GatewayException.class);

      statement.execute("ROLLBACK");
      store.drift().add(List.of(unknown("up", "/a")));
      assertThat(store.drift().list(null, false, 9)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Databases.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "MEMORY") // it goes with its process
  void aStoreOfTheVersionBeforeIsBroughtUp(Databases databases) throws Exception {
    StoreConfig config = databases.fresh(directory);
    Dialect dialect = databases == Databases.SQLITE ? Dialect.SQLITE : Dialect.POSTGRESQL;
    Flyway.configure()
        .dataSource(Sources.patient(config))
        .locations(dialect.migrations())
        .target("1")
        .load()
        .migrate();
    try (Connection connection = Sources.quick(config).getConnection();
        ResultSet tables = connection.getMetaData().getTables(null, null, "drift", null)) {
      assertThat(tables.next()).isFalse();
    }

    try (Store store = Store.open(config, SECRET)) {
      store.drift().add(List.of(unknown("up", "/a")));
    }

    try (Store store = Store.open(config, SECRET)) {
      assertThat(store.drift().list(null, false, 9)).hasSize(1);
    }
  }
}
