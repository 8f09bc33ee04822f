package dev.linkgate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkgate.accounts.AccountBook;
import dev.linkgate.accounts.AccountBook.ImportRow;
import dev.linkgate.accounts.AccountBook.Imported;
import dev.linkgate.accounts.AccountBook.Wrong;
import dev.linkgate.accounts.AccountEntry;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Secret;
import dev.linkgate.config.StoreConfig;
import dev.linkgate.testing.Databases;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountStoreTest {
  private static final Secret SECRET = new Secret("a secret of tests, 32 characters ");

  @TempDir private Path directory;
  private final List<Store> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(Store::close);
  }

  @ParameterizedTest
  @EnumSource
  void everyWordLeadsToItsEntryAndToNobodyElses(Databases kind) throws Exception {
    AccountBook book = book(kind.fresh(directory));
    AccountEntry shop = entry("shop", "m-1", "acct_1", "biz_1");
    AccountEntry desk = entry("desk", "m-1", "acct_2", "biz_1");

    assertThat(book.set(shop)).isEmpty();
    assertThat(book.set(desk)).isEmpty();

    assertThat(book.find("shop", "m-1")).contains(shop);
    assertThat(book.find("shop", "acct_1")).contains(shop);
    assertThat(book.find("shop", "biz_1")).contains(shop);
    assertThat(book.find("desk", "m-1")).contains(desk);
    assertThat(book.find("desk", "biz_1")).contains(desk);
    assertThat(book.find("desk", "acct_1")).isEmpty();
    assertThat(book.find("shop", "acct_2")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aWordOfAnotherMerchantIsRefusedByName(Databases kind) throws Exception {
    AccountBook book = book(kind.fresh(directory));
    book.set(entry("shop", "m-1", "acct_1", "biz_1"));

    assertThat(book.set(entry("shop", "m-2", "acct_1", "biz_2")))
        .containsExactly("\"acct_1\" belongs to merchant \"m-1\" already");

    assertThat(book.find("shop", "m-2")).isEmpty();
    assertThat(book.find("shop", "biz_2")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void changesAreSeenAtOnceAlsoWhereNothingWasBefore(Databases kind) throws Exception {
    AccountBook book = book(kind.fresh(directory));
    assertThat(book.find("shop", "acct_9")).isEmpty();
    book.set(entry("shop", "m-1", "acct_1", "biz_1"));
    assertThat(book.find("shop", "acct_1")).isPresent();

    AccountEntry moved = new AccountEntry("shop", "m-1", Map.of("stripe", "acct_9"));
    book.set(moved);

    assertThat(book.find("shop", "acct_9")).contains(moved);
    assertThat(book.find("shop", "m-1")).contains(moved);
    assertThat(book.find("shop", "acct_1")).isEmpty();
    assertThat(book.find("shop", "biz_1")).isEmpty();
    assertThat(book.remove("shop", "m-1")).isTrue();
    assertThat(book.find("shop", "acct_9")).isEmpty();
    assertThat(book.remove("shop", "m-1")).isFalse();
    assertThat(book.remove("shop", "acct_9")).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void pagesFollowOneAnother(Databases kind) throws Exception {
    AccountBook book = book(kind.fresh(directory));
    List<AccountEntry> all = new ArrayList<>();
    for (String caller : List.of("Desk", "desk", "shop")) {
      for (String merchant : List.of("B", "a", "a-1", "ö")) {
        AccountEntry entry = entry(caller, merchant, "acct_" + merchant, "biz_" + merchant);
        all.add(entry);
        book.set(entry);
      }
    }

    List<AccountEntry> read = new ArrayList<>();
    List<AccountEntry> page = book.list(null, null, null, 5);
    while (!page.isEmpty()) {
      read.addAll(page);
      page = book.list(null, null, page.getLast(), 5);
    }

    assertThat(read).containsExactlyElementsOf(all);
    assertThat(book.list("desk", null, null, 100)).containsExactlyElementsOf(all.subList(4, 8));
    assertThat(book.list(null, "acct_a", null, 100))
        .containsExactly(all.get(1), all.get(2), all.get(5), all.get(6), all.get(9), all.get(10));
    assertThat(book.list("desk", "biz_a", all.get(5), 100)).containsExactly(all.get(6));
    assertThat(book.list("desk", "%", null, 100)).isEmpty();
  }

  /** Of very many, as there are while a prefix all ids have is typed, only a page is looked up. */
  @ParameterizedTest
  @EnumSource
  void whatVeryManyWordsBeginWithIsFoundInTheSameOrder(Databases kind) throws Exception {
    AccountBook book = book(kind.fresh(directory));
    int many = AccountSearch.FEW + 1;
    List<AccountEntry> all = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      all.add(entry(i % 2 == 0 ? "desk" : "shop", "m%06d".formatted(i), "acct_" + i, "biz_" + i));
    }
    book.set(entry("desk", "a", "acct_x", "biz_x")); // before them, and not meant by "m"
    book.load(rows(all));

    List<AccountEntry> read = new ArrayList<>();
    List<AccountEntry> page = book.list(null, "m", null, 3_000); // no id begins like that
    while (!page.isEmpty()) {
      read.addAll(page);
      page = book.list(null, "m", page.getLast(), 3_000);
    }

    List<AccountEntry> desk = all.stream().filter(it -> it.caller().equals("desk")).toList();
    assertThat(read.subList(0, desk.size())).containsExactlyElementsOf(desk);
    assertThat(read).hasSize(many);
    assertThat(book.list("shop", "biz_", null, 2)).containsExactly(all.get(1), all.get(3));
    assertThat(book.list(null, "acct_", read.get(many - 2), 100))
        .containsExactly(read.get(many - 1));
  }

  @ParameterizedTest
  @EnumSource
  void manyCallersWithTheSameMerchantWordsDoNotMeet(Databases kind) throws Exception {
    AccountBook book = book(kind.fresh(directory));

    Imported imported =
        book.load(
            rows(
                IntStream.range(0, 1_000)
                    .mapToObj(i -> entry("c" + i / 50, "m-" + i % 50, "acct_" + i, "biz_" + i % 50))
                    .toList()));

    assertThat(imported).isEqualTo(new Imported(1_000, List.of(), 0));
    for (int i = 0; i < 1_000; i++) {
      AccountEntry own = entry("c" + i / 50, "m-" + i % 50, "acct_" + i, "biz_" + i % 50);
      assertThat(book.find(own.caller(), own.merchant())).contains(own);
      assertThat(book.find(own.caller(), "biz_" + i % 50)).contains(own);
      assertThat(book.find("c" + (i / 50 + 1) % 20, "acct_" + i)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void importReplacesWhatItNamesAndMayMoveWords(Databases kind) throws Exception {
    AccountBook book = book(kind.fresh(directory));
    book.load(
        rows(
            List.of(
                entry("shop", "m-1", "acct_1", "biz_1"),
                entry("shop", "m-2", "acct_2", "biz_2"),
                entry("shop", "m-3", "acct_3", "biz_3"))));
    assertThat(book.find("shop", "acct_1")).isPresent();
    List<AccountEntry> swapped =
        List.of(
            entry("shop", "m-1", "acct_2", "biz_9"),
            new AccountEntry("shop", "m-2", Map.of("stripe", "acct_1")));

    assertThat(book.load(rows(swapped)).entries()).isEqualTo(2);

    assertThat(book.find("shop", "acct_1")).contains(swapped.get(1));
    assertThat(book.list(null, null, null, 10))
        .containsExactly(swapped.get(0), swapped.get(1), entry("shop", "m-3", "acct_3", "biz_3"));
    assertThat(book.load(rows(swapped)).entries()).isEqualTo(2);
    assertThat(book.list(null, null, null, 10)).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void aBadRowAmongTenThousandImportsNothing(Databases kind) throws Exception {
    AccountBook book = book(kind.fresh(directory));
    book.set(entry("shop", "old", "acct_old", "biz_old"));
    List<ImportRow> rows = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      rows.add(new ImportRow(i + 2, entry("shop", "m" + i, "acct_" + i, "biz_" + i), null));
    }
    rows.set(17, new ImportRow(19, null, "what it is cannot be told"));
    rows.set(5_000, new ImportRow(5_002, entry("shop", "m2", "acct_x", "biz_x"), null));
    rows.set(9_998, new ImportRow(10_000, entry("shop", "m9998", "acct_old", "biz_3"), null));

    Imported imported = book.load(rows.iterator());

    assertThat(imported)
        .isEqualTo(
            new Imported(
                0,
                List.of(
                    new Wrong(19, "what it is cannot be told"),
                    new Wrong(5_002, "\"m2\" is there also in line 4"),
                    new Wrong(10_000, "\"acct_old\" belongs to merchant \"old\" already"),
                    new Wrong(10_000, "\"biz_3\" is there also in line 5")),
                3));
    assertThat(book.list(null, null, null, 10)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void ofVeryManyWrongRowsAThousandAreTold(Databases kind) throws Exception {
    AccountBook book = book(kind.fresh(directory));

    Imported imported =
        book.load(
            IntStream.range(0, 3_000).mapToObj(i -> new ImportRow(i, null, "bad")).iterator());

    assertThat(imported.wrong()).hasSize(1_000);
    assertThat(imported.wrong().getLast().line()).isEqualTo(999);
    assertThat(imported.wrongInAll()).isEqualTo(3_000);
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatEndsEarlyImportsNothingAndTheNextOneIsTaken(Databases kind) throws Exception {
    AccountBook book = book(kind.fresh(directory));
    Iterator<ImportRow> broken =
        Stream.concat(
                IntStream.range(0, 500)
                    .mapToObj(
                        i ->
                            new ImportRow(
                                i, entry("shop", "m" + i, "acct_" + i, "biz_" + i), null)),
                Stream.generate(
                    () -> {
                      throw new IllegalStateException("the connection broke");
                    }))
            .iterator();

    assertThatThrownBy(() -> book.load(broken)).hasMessage("the connection broke");

    assertThat(book.list(null, null, null, 10)).isEmpty();
    assertThat(book.load(rows(List.of(entry("shop", "m1", "acct_1", "biz_1")))).entries())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Databases.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "MEMORY") // it goes with its process
  void anImportWhoseProcessDiedWhileItWasAppliedGoesOn(Databases kind) throws Exception {
    StoreConfig config = kind.fresh(directory);
    AccountBook first = book(config);
    first.set(entry("shop", "m-1", "acct_1", "biz_1"));
    opened.removeLast().close();
    database(
        config,
        "INSERT INTO account_staged VALUES (3, 'shop', 'm-1', 'm-1', 'stripe=acct_7', 8)",
        "INSERT INTO account_staged VALUES (10, 'shop', 'acct_7', 'm-1', NULL, 8)",
        "INSERT INTO account_staged VALUES (17, 'shop', 'm-2', 'm-2', 'stripe=acct_1', 10)",
        "INSERT INTO account_staged VALUES (24, 'shop', 'acct_1', 'm-2', NULL, 10)",
        "UPDATE account_import SET state = 3, owner = 'dead', beat = 1");

    AccountBook book = book(config);

    awaitNoImport(book);
    assertThat(book.list(null, null, null, 10))
        .containsExactly(
            new AccountEntry("shop", "m-1", Map.of("stripe", "acct_7")),
            new AccountEntry("shop", "m-2", Map.of("stripe", "acct_1")));
  }

  @ParameterizedTest
  @EnumSource(
      value = Databases.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "MEMORY") // no other process has it
  void whileRowsAreCheckedOrAppliedNothingElseIsChanged(Databases kind) throws Exception {
    StoreConfig config = kind.fresh(directory);
    AccountBook book = book(config);
    AccountEntry entry = entry("shop", "m-1", "acct_1", "biz_1");
    database(config, "UPDATE account_import SET state = 2, owner = 'other', beat = 9000000000000");

    assertThatThrownBy(() -> book.set(entry)).satisfies(AccountStoreTest::isBusy);
    assertThatThrownBy(() -> book.remove("shop", "m-1")).satisfies(AccountStoreTest::isBusy);
    assertThatThrownBy(() -> book.load(rows(List.of(entry)))).satisfies(AccountStoreTest::isBusy);

    database(config, "UPDATE account_import SET beat = 1");
    assertThat(book.load(rows(List.of(entry))).entries()).isEqualTo(1);
    assertThat(book.set(entry)).isEmpty();
  }

  private static void isBusy(Throwable thrown) {
    assertThat(thrown).isInstanceOf(GatewayException.class);
    assertThat(((GatewayException) thrown).failure().kind()).isEqualTo(FailureKind.IN_PROGRESS);
  }

  /** A change is refused until it has ended. */
  private static void awaitNoImport(AccountBook book) throws InterruptedException {
    while (true) {
      try {
        book.remove("nobody", "nothing");
        return;
      } catch (GatewayException busy) {
        Thread.sleep(10);
      }
    }
  }

  private AccountBook book(StoreConfig config) throws StoreException {
    Store store = Store.open(config, SECRET);
    opened.add(store);
    return store.accounts();
  }

  /** As another process would; SQLite takes it from this one too. */
  private static void database(StoreConfig config, String... statements) throws SQLException {
    try (var connection = DriverManager.getConnection(config.url());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.executeUpdate(sql);
      }
    }
  }

  private static Iterator<ImportRow> rows(List<AccountEntry> entries) {
    return IntStream.range(0, entries.size())
        .mapToObj(i -> new ImportRow(i + 2, entries.get(i), null))
        .iterator();
  }

  private static AccountEntry entry(String caller, String merchant, String stripe, String whop) {
    return new AccountEntry(caller, merchant, Map.of("stripe", stripe, "whop", whop));
  }
}
