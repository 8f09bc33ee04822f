package dev.linkgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.audit.AuditDetail;
import dev.linkgate.audit.AuditEntry;
import dev.linkgate.audit.AuditQuery;
import dev.linkgate.audit.AuditRow;
import dev.linkgate.canonical.Secret;
import dev.linkgate.config.StoreConfig;
import dev.linkgate.testing.Databases;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120) // rows that never come
class AuditStoreTest {
  private static final Secret SECRET = new Secret("a secret of tests, 32 characters ");
  private static final AuditQuery ALL = query(null, null, null, null, null);

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void whatIsAddedIsReadAsItWas(Databases kind) throws Exception {
    AuditEntry full = entry(1, "shop", 400, Instant.now());
    AuditEntry bare =
        new AuditEntry(
            "req_2",
            full.at(),
            null,
            null,
            null,
            "GET",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            0,
            null,
            null,
            List.of(),
            Duration.ZERO,
            null,
            null,
            true,
            false,
            AuditDetail.NONE);
    try (Store store = Store.open(kind.fresh(directory), SECRET)) {
      store.audit().add(full);
      store.audit().add(bare);

      List<AuditRow> rows = await(store, 2);
      assertThat(rows).extracting(it -> it.entry().requestId()).containsExactly("req_2", "req_1");
      assertThat(rows).allMatch(it -> it.entry().detail().asked() == null); // half of a row
      assertThat(rows.getFirst().entry()).isEqualTo(bare);
      assertThat(store.audit().find("req_1")).map(AuditRow::entry).contains(full);
      assertThat(store.audit().find("2")).map(AuditRow::entry).contains(bare);
      assertThat(store.audit().find("req_3")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyFilterFilters(Databases kind) throws Exception {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    try (Store store = Store.open(kind.fresh(directory), SECRET)) {
      IntStream.range(0, 10)
          .mapToObj(i -> entry(i, i < 5 ? "shop" : "desk", 200 + i, now.minusSeconds(i)))
          .forEach(store.audit()::add);
      List<AuditRow> rows = await(store, 10);
      Long third = rows.get(7).id();

      assertThat(ids(store, query("desk", null, null, null, null))).hasSize(5);
      assertThat(ids(store, query(null, "acct_3", null, null, null))).containsExactly("req_3");
      assertThat(ids(store, query(null, "m-4", null, null, null))).containsExactly("req_4");
      assertThat(ids(store, query(null, "biz_4", null, null, null))).containsExactly("req_4");
      assertThat(ids(store, query(null, null, 208, null, null))).containsExactly("req_9", "req_8");
      assertThat(ids(store, query(null, null, null, third, null))).startsWith("req_3").hasSize(7);
      assertThat(ids(store, query(null, null, null, null, third)))
          .containsExactly("req_1", "req_0");
      assertThat(
              ids(
                  store,
                  new AuditQuery(
                      "shop",
                      "stripe-v1",
                      "whop",
                      "caller",
                      null,
                      "req_1",
                      201,
                      201,
                      now.minusSeconds(1),
                      now.minusSeconds(1),
                      null,
                      null,
                      5)))
          .containsExactly("req_1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsTooOldOrTooMuchGoes(Databases kind) throws Exception {
    StoreConfig fresh = kind.fresh(directory);
    StoreConfig config =
        new StoreConfig(
            fresh.url(), null, null, directory, List.of(), false, Duration.ofDays(2), 600);
    Instant now = Instant.now();
    try (Store store = Store.open(config, SECRET)) {
      for (int i = 0; i < 2_000; i++) {
        store.audit().add(entry(i, "shop", 200, now.minus(Duration.ofHours(i % 4 == 0 ? 49 : 1))));
      }
      // not their number: the store's own upkeep may have begun with them
      AuditQuery last =
          new AuditQuery(
              null, null, null, null, null, "req_1999", null, null, null, null, null, null, 1);
      while (store.audit().query(last).rows().isEmpty()) {
        Thread.sleep(10);
      }

      ((AuditStore) store.audit()).purge();

      List<AuditRow> left = store.audit().query(ALL).rows();
      assertThat(left)
          .hasSize(450)
          .first()
          .extracting(it -> it.entry().requestId())
          .isEqualTo("req_1999");
      assertThat(left).allMatch(row -> row.entry().at().isAfter(now.minus(Duration.ofDays(2))));
    }
  }

  @Test
  void whatStaysIsNotReadByAPurge() throws Exception {
    try (Store store = Store.open(Databases.POSTGRESQL.fresh(directory), SECRET)) {
      for (int i = 0; i < 1_000; i++) {
        store.audit().add(entry(i, "shop", 200, Instant.now()));
      }
      await(store, 1_000);

      // a server's session tells what it did when it next does something, a second later
      while (lookups(store, "idx_scan") < 3) {
        ((AuditStore) store.audit()).purge();
        Thread.sleep(300);
      }

      assertThat(lookups(store, "idx_tup_read")).isZero();
    }
  }

  private static long lookups(Store store, String count) throws SQLException {
    String sql = "SELECT " + count + " FROM pg_stat_user_indexes WHERE indexrelname = 'audit_at'";
    return store
        .database()
        .read(
            connection -> {
              try (Statement statement = connection.createStatement();
                  ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
              }
            });
  }

  private static List<String> ids(Store store, AuditQuery query) {
    return store.audit().query(query).rows().stream().map(row -> row.entry().requestId()).toList();
  }

  /** Until the last of them is written; the store's own upkeep may have taken some away again. */
  private static List<AuditRow> await(Store store, int rows) throws InterruptedException {
    List<AuditRow> found = store.audit().query(ALL).rows();
    while (found.isEmpty() || found.getFirst().id() < rows) {
      Thread.sleep(10);
      found = store.audit().query(ALL).rows();
    }
    return found;
  }

  private static AuditQuery query(
      @Nullable String caller,
      @Nullable String account,
      @Nullable Integer statusFrom,
      @Nullable Long after,
      @Nullable Long before) {
    return new AuditQuery(
        caller,
        null,
        null,
        null,
        account,
        null,
        statusFrom,
        null,
        null,
        null,
        after,
        before,
        5_000);
  }

  private static AuditEntry entry(int number, String caller, int status, Instant at) {
    return new AuditEntry(
        "req_" + number,
        at.truncatedTo(ChronoUnit.MILLIS),
        caller,
        "stripe-v1",
        "2026-09-30.endive",
        "POST",
        "/v1/account_links",
        "whop",
        "2025-01-01",
        "m-" + number,
        "acct_" + number,
        "biz_" + number,
        "onboarding",
        status,
        "caller",
        "invalid_request",
        List.of("collection_options[fields]", "expand"),
        Duration.ofMillis(17),
        "up_1",
        "hash",
        false,
        true,
        new AuditDetail(
            "parameter_missing",
            404,
            "req_0",
            new AuditDetail.Timings(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ZERO),
            "{\"account\":\"acct_" + number + "\"}"));
  }
}
