package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.config.StoreConfig;
import dev.linkgate.server.Caller.Link;
import dev.linkgate.testing.Canaries;
import dev.linkgate.testing.Databases;
import dev.linkgate.testing.DocumentedAnswers;
import dev.linkgate.testing.Reply;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is kept holds no key, no link and no credential in clear. */
class CanariesAtRestTest {
  @ParameterizedTest
  @EnumSource(
      value = Databases.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "MEMORY") // it is never at rest
  void nothingInTheStoreTellsASecret(Databases database) throws Exception {
    try (KeyRig rig = new KeyRig(database)) {
      Set<String> secrets = busy(rig);
      StoreConfig store = rig.gateway().storeConfig();

      List<String> kept = database == Databases.SQLITE ? files(store) : tables(store);

      // It is the store, and has what was asked.
      assertThat(String.join("", kept))
          .contains("other", "stripe-v1", "\"refresh_url\":\"https://shop.example/");
      for (String text : kept) {
        assertThat(Canaries.in(text)).isNull();
        assertThat(secrets).noneMatch(text::contains);
        assertThat(text).doesNotContain("connect.stripe.com", "accounts.stripe.com", "whop.com/v");
        assertThat(text).doesNotContain("shop.example/r", "shop.example/d", "shop.example:");
      }
    }
  }

  /** Links, failures, replays and callers without keys; gives what must not be found afterwards. */
  private static Set<String> busy(KeyRig rig) throws Exception {
    Set<String> secrets = new HashSet<>();
    for (Link link : Link.values()) {
      for (String caller : List.of(Caller.KEY, KeyRig.OTHER)) {
        String key = "canary_key of " + link + " and " + caller.substring(caller.length() - 4);
        for (int i = 0; i < 3; i++) {
          collect(rig.askAs(caller, link, key), secrets);
        }
        collect(rig.askAs(caller, link, null), secrets);
        secrets.add(key);
      }
    }
    for (Link link : Link.values()) {
      assertThat(rig.askWith(link, Caller.withCanaries(link), null).statusCode()).isLessThan(500);
    }
    rig.upstream().always(request -> DocumentedAnswers.error(request.api(), 404));
    for (Link link : Link.values()) {
      rig.ask(link, "canary_key of a failure of " + link);
    }
    rig.upstreamAnswers(Reply.WireEvent.RESET);
    rig.ask(Link.V2, "canary_key without an answer");
    secrets.addAll(rig.keys());
    secrets.addAll(List.of(Caller.KEY, KeyRig.OTHER, "sk_test_", "whop_canary"));
    return secrets;
  }

  private static void collect(HttpResponse<String> answer, Set<String> secrets) {
    assertThat(answer.statusCode()).isEqualTo(200);
    String body = answer.body();
    int at = body.indexOf(DocumentedAnswers.CANARY);
    secrets.add(body.substring(at, at + DocumentedAnswers.CANARY.length() + 30));
  }

  /** The file and what is beside it, as it is on the disk. */
  private static List<String> files(StoreConfig store) throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(store.directory())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.getFileName().toString().contains(".db")) {
          texts.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
      }
    }
    assertThat(texts).hasSizeGreaterThan(1);
    return texts;
  }

  /** Every table, bytes as characters. */
  private static List<String> tables(StoreConfig store) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(store.url());
        Statement statement = connection.createStatement()) {
      List<String> names = new ArrayList<>();
      try (ResultSet tables =
          statement.executeQuery(
              "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")) {
        while (tables.next()) {
          names.add(tables.getString(1));
        }
      }
      assertThat(names).contains("ledger", "audit", "account");
      for (String name : names) {
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + name)) {
          while (rows.next()) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
              texts.add(clear(rows.getString(i)));
            }
          }
        }
      }
    }
    return texts;
  }

  /** PostgreSQL shows bytes as {@code \x} and hexadecimal digits. */
  private static String clear(@Nullable String shown) {
    String text = String.valueOf(shown);
    return text.startsWith("\\x")
        ? new String(HexFormat.of().parseHex(text.substring(2)), StandardCharsets.ISO_8859_1)
        : text;
  }
}
