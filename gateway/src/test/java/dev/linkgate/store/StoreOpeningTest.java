package dev.linkgate.store;

import static dev.linkgate.store.Ledgers.SECRET;
import static dev.linkgate.store.Ledgers.request;
import static dev.linkgate.store.Ledgers.win;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkgate.config.StoreConfig;
import dev.linkgate.ledger.Begun;
import dev.linkgate.testing.Databases;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may open a store, and as what it is opened. */
class StoreOpeningTest {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(
      value = Databases.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "MEMORY") // it goes with its process
  void whatWasStoredIsThereAfterARestart(Databases databases) throws Exception {
    StoreConfig config = databases.fresh(directory);
    try (Store store = Store.open(config, SECRET)) {
      win(store.ledger(), request("k"));
    }

    try (Store store = Store.open(config, SECRET)) {
      assertThat(store.ledger().look(Ledgers.key("k"), "digest")).isPresent();
    }
  }

  @Test
  void anEarlierProcesssLeasesAreOverWhereNoOtherProcessCanBe() throws Exception {
    StoreConfig config = Databases.SQLITE.fresh(directory);
    try (Store store = Store.open(config, SECRET)) {
      win(store.ledger(), request("k"));
    }

    try (Store store = Store.open(config, SECRET)) {
      assertThat(win(store.ledger(), request("k")).begun()).isEqualTo(Begun.ABANDONED);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Databases.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "MEMORY") // it goes with its process
  void aNewerSchemaIsRefused(Databases databases) throws Exception {
    StoreConfig config = databases.fresh(directory);
    try (Store store = Store.open(config, SECRET)) {
      store
          .database()
          .write(
              connection -> {
                try (Statement statement = connection.createStatement()) {
                  return statement.executeUpdate(
                      "INSERT INTO flyway_schema_history (installed_rank, version, description,"
                          + " type, script, installed_by, execution_time, success) VALUES (99,"
                          + " '99', 'later', 'SQL', 'V99__later.sql', 'me', 1, "
                          + store.database().dialect().yes()
                          + ")");
                }
              });
    }

    assertThatThrownBy(() -> Store.open(config, SECRET))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("version 99")
        .hasMessageContaining("newer Linkgate");
  }

  @Test
  void anOldServerIsRefused() {
    assertThatThrownBy(() -> Schema.refuseOld(13))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("14 or newer");
  }

  @ParameterizedTest
  @EnumSource(
      value = Databases.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "MEMORY") // its scripts are the files'
  void theNewestMigrationIsTheOneWeKnow(Databases databases) throws Exception {
    String folder = databases == Databases.SQLITE ? "db/sqlite" : "db/postgresql";
    File[] migrations =
        new File(Schema.class.getClassLoader().getResource(folder).toURI()).listFiles();

    assertThat(migrations).hasSize(Schema.NEWEST);
    assertThat(migrations).anyMatch(file -> file.getName().startsWith("V" + Schema.NEWEST + "__"));
  }

  @Test
  void severalNodesStartAtOnce() throws Exception {
    StoreConfig config = Databases.POSTGRESQL.fresh(directory);
    try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
      List<Future<Store>> stores =
          IntStream.range(0, 4)
              .mapToObj(_ -> nodes.submit(() -> Store.open(config, SECRET)))
              .toList();
      for (Future<Store> store : stores) {
        store.get().close();
      }
    }
  }

  @Test
  void aFileHasOneOwner() throws Exception {
    StoreConfig config = Databases.SQLITE.fresh(directory);
    try (Store store = Store.open(config, SECRET)) {
      assertThatThrownBy(() -> Store.open(config, SECRET))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("in use by another process");
      assertThat(store.healthy()).isTrue();
    }

    Store.open(config, SECRET).close();
  }

  @Test
  void aFileIsRefusedToAnotherProcess() throws Exception {
    StoreConfig config = Databases.SQLITE.fresh(directory);
    try (Store _ = Store.open(config, SECRET)) {
      Process other =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  OtherProcess.class.getName(),
                  config.url())
              .redirectErrorStream(true)
              .start();

      assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains("in use by another");
      assertThat(other.waitFor()).isZero();
    }
  }

  @Test
  void filesAreForTheirOwnersEyesOnly() throws Exception {
    StoreConfig config = Databases.SQLITE.fresh(directory);
    try (Store store = Store.open(config, SECRET)) {
      win(store.ledger(), request("k"));
      String name = SqliteFile.path(config.url()).getFileName().toString();

      for (String suffix : List.of("", "-wal", "-shm")) {
        assertThat(Files.getPosixFilePermissions(directory.resolve(name + suffix)))
            .as(suffix)
            .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      }
    }
  }

  @Test
  void everyCommitOfAFileIsSynced() throws Exception {
    try (Store store = Store.open(Databases.SQLITE.fresh(directory), SECRET)) {
      assertThat(store.database().<String>write(connection -> pragma(connection, "journal_mode")))
          .isEqualTo("wal");
      assertThat(store.database().<String>write(connection -> pragma(connection, "synchronous")))
          .isEqualTo("2"); // FULL
      assertThat(store.database().<String>read(connection -> pragma(connection, "query_only")))
          .isEqualTo("1");
    }
  }

  private static String pragma(java.sql.Connection connection, String name)
      throws java.sql.SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA " + name)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** A second gateway on the same file. */
  static final class OtherProcess {
    private OtherProcess() {}

    public static void main(String[] args) {
      Path file = SqliteFile.path(args[0]);
      try {
        FileLock.of(file).close();
        System.out.println("got it");
      } catch (StoreException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @Test
  void whatIsInMemoryIsMadeAsAFileIs() throws Exception {
    StoreConfig file = Databases.SQLITE.fresh(directory);
    StoreConfig memory = StoreConfig.memory();

    try (Store one = Store.open(file, SECRET);
        Store other = Store.open(memory, SECRET)) {
      assertThat(schema(other)).isNotEmpty().isEqualTo(schema(one));
    }
  }

  @Test
  void whatIsInMemoryIsOneStoresAloneAndGoesWithIt() throws Exception {
    StoreConfig config = StoreConfig.memory();
    try (Store one = Store.open(config, SECRET);
        Store other = Store.open(StoreConfig.memory(), SECRET)) {
      win(one.ledger(), request("k"));
      assertThat(other.ledger().look(Ledgers.key("k"), "digest")).isEmpty();
    }

    try (Store again = Store.open(config, SECRET)) {
      assertThat(again.ledger().look(Ledgers.key("k"), "digest")).isEmpty();
    }
    assertThat(directory).isEmptyDirectory();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void whoReadsForLongIsInNobodysWay(Databases databases) throws Exception {
    try (Store store = Store.open(databases.fresh(directory), SECRET)) {
      win(store.ledger(), request("before"));

      store
          .database()
          .patiently(
              connection -> {
                try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT key_hash FROM ledger")) {
                  assertThat(rows.next()).isTrue();
                  win(store.ledger(), request("meanwhile"));
                }
              });

      assertThat(store.ledger().look(Ledgers.key("meanwhile"), "digest")).isPresent();
    }
  }

  private static List<String> schema(Store store) throws Exception {
    return store
        .database()
        .read(
            connection -> {
              List<String> schema = new ArrayList<>();
              try (Statement statement = connection.createStatement();
                  ResultSet rows =
                      statement.executeQuery(
                          "SELECT sql FROM sqlite_master WHERE name NOT LIKE '%flyway%' AND sql IS"
                              + " NOT NULL ORDER BY name")) {
                while (rows.next()) {
                  schema.add(rows.getString(1));
                }
              }
              return schema;
            });
  }
}
