package dev.linkgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.audit.AuditPage;
import dev.linkgate.audit.AuditQuery;
import dev.linkgate.audit.AuditRow;
import dev.linkgate.canonical.Secret;
import dev.linkgate.config.StoreConfig;
import dev.linkgate.testing.Databases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * However many rows there are, a query looks at so many; and what it has not looked at, it says.
 */
class AuditSearchTest {
  private static final Secret SECRET = new Secret("a secret of tests, 32 characters ");
  private static final int ROWS = 50_000;

  /** One row a second, until this. */
  private static final Instant LAST = Instant.parse("2026-11-20T12:00:00Z");

  @TempDir private Path directory;

  /**
   * Every thousandth is of desk and failed; accounts come again after 25,000; one has all in
   * between.
   *
   * @param no how the database writes it
   */
  private static String filling(String no) {
    return """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
        INSERT INTO audit (at, request_id, caller, ingress, method, route, upstream, merchant, account,
            upstream_account, status, fault, took_micros, replayed, relayed, asked)
        SELECT %d - (%d - i) * 1000, 'req_' || i, CASE WHEN i %% 1000 = 0 THEN 'desk' ELSE 'shop' END,
            'stripe-v1', 'POST', '/v1/account_links', 'whop', 'all',
            CASE WHEN i > 20000 AND i <= 40000 THEN 'acct_hot' ELSE 'acct_' || (i %% 25000) END,
            CASE WHEN i > 20000 AND i <= 40000 THEN 'acct_hot' ELSE 'biz_' || (i %% 25000) END, CASE WHEN i %% 1000 = 0 THEN 502 ELSE 200 END,
            CASE WHEN i %% 1000 = 0 THEN 'upstream' END, 20000, %s, %s, '{"account":"acct_1"}' FROM n
        """
        .formatted(ROWS, LAST.toEpochMilli(), ROWS, no, no);
  }

  private Store filled(Databases kind) throws Exception {
    StoreConfig config = kind.fresh(directory);
    Store store = Store.open(config, SECRET);
    String no = kind == Databases.POSTGRESQL ? "FALSE" : "0";
    Database.Task fill =
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(filling(no));
            statement.execute("ANALYZE audit");
          }
        };
    if (kind == Databases.POSTGRESQL) { // a server's usual connections give up after 2 s
      store.database.patiently(fill);
    } else {
      store.database.write(
          connection -> {
            fill.on(connection);
            return ROWS;
          });
    }
    return store;
  }

  @ParameterizedTest
  @EnumSource
  void everythingIsFoundWithoutLookingAtManyRowsAtOnce(Databases kind) throws Exception {
    try (Store store = filled(kind)) {
      for (Ask ask : asks()) {
        List<String> found = new ArrayList<>();
        AuditQuery query = ask.query(null);
        int looks = 0;
        for (AuditPage page = look(store, query); ; page = look(store, query)) {
          page.rows().forEach(row -> found.add(row.entry().requestId()));
          assertThat(page.latest()).isEqualTo(ROWS);
          looks++;
          if (page.further() == null) {
            break;
          }
          query = query.from(page.further().id());
        }
        assertThat(found).as(ask.name()).isEqualTo(ask.expected());
        assertThat(looks).as(ask.name()).isLessThanOrEqualTo(ask.looks());
      }
    }
  }

  /** As an operator would, and what the databases themselves say they look at. */
  private static AuditPage look(Store store, AuditQuery query) throws SQLException {
    return store.database.read(
        connection -> new AuditSearch(store.database.dialect(), watched(connection), query).page());
  }

  private record Ask(
      String name,
      @Nullable String caller,
      @Nullable String account,
      @Nullable Integer status,
      @Nullable Instant from,
      @Nullable Instant to,
      List<String> expected,
      int looks) {
    AuditQuery query(@Nullable Long after) {
      return new AuditQuery(
          caller, null, null, null, account, null, status, status, from, to, after, null, 100);
    }
  }

  private static List<Ask> asks() {
    List<String> rare = new ArrayList<>();
    for (int i = ROWS; i > 0; i -= 1_000) {
      rare.add("req_" + i);
    }
    Instant noon = LAST.minusSeconds(20_000);
    return List.of(
        new Ask("a rare caller", "desk", null, null, null, null, rare, 3),
        new Ask("nobody", "nobody", null, null, null, null, List.of(), 3),
        new Ask("rare and never", "desk", null, 200, null, null, List.of(), 3),
        new Ask("a rare status", null, null, 502, null, null, rare, 1),
        new Ask("a status that none has", null, null, 503, null, null, List.of(), 1),
        new Ask("failed, of nobody", "nobody", null, 502, null, null, List.of(), 1),
        new Ask(
            "failed long ago", null, null, 502, noon, noon.plusSeconds(2), List.of("req_30000"), 1),
        new Ask("an account", null, "acct_16007", null, null, null, seventh(), 1),
        new Ask("as the upstream has it", null, "biz_16007", null, null, null, seventh(), 1),
        new Ask("of all rows, none", "nobody", "all", null, null, null, List.of(), 26),
        new Ask("frequent, long ago", "nobody", "acct_hot", null, null, null, List.of(), 11),
        new Ask("no account", null, "acct_x", null, null, null, List.of(), 1),
        new Ask(
            "a minute long ago",
            null,
            null,
            null,
            noon,
            noon.plusSeconds(2),
            List.of("req_30002", "req_30001", "req_30000"),
            1),
        new Ask("the future", null, null, null, LAST.plusSeconds(1), null, List.of(), 1),
        new Ask("the far past", null, null, null, null, LAST.minusSeconds(99_999), List.of(), 1));
  }

  private static List<String> seventh() {
    return List.of("req_41007", "req_16007");
  }

  /** A connection whose statements first say how they will be carried out. */
  private static Connection watched(Connection connection) {
    return (Connection)
        java.lang.reflect.Proxy.newProxyInstance(
            AuditSearchTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                String sql = String.valueOf(arguments[0]);
                return new Watching(connection, sql).statement();
              }
              return method.invoke(connection, arguments);
            });
  }

  /** Asks the database for the plan once the values are known. */
  private static final class Watching {
    private final Connection connection;
    private final String sql;
    private final PreparedStatement inner;
    private final List<Object> values = new ArrayList<>();

    Watching(Connection connection, String sql) throws SQLException {
      this.connection = connection;
      this.sql = sql;
      this.inner = connection.prepareStatement(sql);
    }

    PreparedStatement statement() {
      return (PreparedStatement)
          java.lang.reflect.Proxy.newProxyInstance(
              AuditSearchTest.class.getClassLoader(),
              new Class<?>[] {PreparedStatement.class},
              (_, method, arguments) -> {
                if (method.getName().equals("setObject")) {
                  values.add(arguments[1]);
                } else if (method.getName().equals("executeQuery")) {
                  bounded();
                }
                return method.invoke(inner, arguments);
              });
    }

    private void bounded() throws SQLException {
      boolean server = connection.getMetaData().getURL().startsWith("jdbc:postgresql:");
      String explain = server ? "EXPLAIN (ANALYZE, TIMING OFF, COSTS OFF) " : "EXPLAIN QUERY PLAN ";
      try (PreparedStatement plan = connection.prepareStatement(explain + sql)) {
        for (int i = 0; i < values.size(); i++) {
          plan.setObject(i + 1, values.get(i));
        }
        try (ResultSet lines = plan.executeQuery()) {
          while (lines.next()) {
            String line = lines.getString(server ? 1 : 4);
            if (server) {
              assertThat(rows(line)).as(sql + ": " + line).isLessThanOrEqualTo(AuditSearch.MOST);
            } else {
              assertThat(line).as(sql).doesNotStartWith("SCAN").doesNotContain("TEMP B-TREE");
              if (sql.contains("status >= 400")) {
                assertThat(line).as(sql).contains("audit_failed");
              }
            }
          }
        }
      }
    }

    /** How many a line of PostgreSQL's says were looked at. */
    private static long rows(String line) {
      String text = line.strip();
      for (String mark : List.of("Rows Removed by Filter: ", " rows=")) {
        int at = text.indexOf(mark);
        if (at >= 0) {
          String number = text.substring(at + mark.length()).split("[ .)]", 2)[0];
          return Long.parseLong(number);
        }
      }
      return 0;
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatComesIsFollowedWithoutLookingBack(Databases kind) throws Exception {
    try (Store store = filled(kind)) {
      AuditQuery nobody = asks().get(1).query(0L);

      AuditPage page = look(store, nobody);
      List<Long> ends = new ArrayList<>();
      while (ends.size() < 4) {
        long end = Objects.requireNonNull(page.further()).id();
        ends.add(end);
        page = look(store, nobody.from(end));
      }

      assertThat(ends).containsExactly(20_000L, 40_000L, 50_000L, 50_000L);
      List<AuditRow> rare = look(store, asks().getFirst().query(30_500L)).rows();
      assertThat(rare).extracting(AuditRow::id).startsWith(31_000L).hasSize(20);
    }
  }
}
