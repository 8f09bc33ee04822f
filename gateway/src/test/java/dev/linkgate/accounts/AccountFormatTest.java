package dev.linkgate.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.accounts.AccountBook.ImportRow;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountFormatTest {
  private static final AccountRules RULES =
      new AccountRules(
          Map.of("stripe", id -> id.startsWith("acct_"), "whop", id -> id.startsWith("biz_")),
          () -> Set.of("shop", "desk"));

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsReadBack(AccountFormat format) throws IOException {
    List<AccountEntry> entries =
        List.of(
            new AccountEntry("desk", "m-1", Map.of("stripe", "acct_1")),
            new AccountEntry("shop", "a\"b,c", Map.of("stripe", "acct_1", "whop", "biz_ö")),
            new AccountEntry("shop", "Größe", Map.of("whop", "biz_1")));
    var out = new StringWriter();

    format.write(entries.iterator(), out, RULES);

    assertThat(read(format, out.toString())).extracting(ImportRow::entry).isEqualTo(entries);
    assertThat(read(format, "\uFEFF" + out)).extracting(ImportRow::entry).isEqualTo(entries);
    var none = new StringWriter();
    format.write(List.<AccountEntry>of().iterator(), none, RULES);
    assertThat(read(format, none.toString())).isEmpty();
  }

  @Test
  void columnsComeInAnyOrderAndLinesAreCounted() throws IOException {
    assertThat(
            read(
                AccountFormat.CSV,
                """
                whop,merchant,caller
                biz_1,m1,shop
                ,m2,shop
                "biz
                _2",m3,shop
                biz_3,m4,shopp
                biz_4,m5
                biz_5,acct_5,shop
                """
                    .replace("\n", "\r\n")))
        .containsExactly(
            new ImportRow(2, new AccountEntry("shop", "m1", Map.of("whop", "biz_1")), null),
            new ImportRow(3, null, "it has no id: give stripe or whop"),
            new ImportRow(4, null, "\"…\" is no id of whop"),
            new ImportRow(6, null, "there is no caller \"shopp\""),
            new ImportRow(7, null, "it has 2 columns where the first line has 3"),
            new ImportRow(8, null, "\"acct_5\" is no merchant: it looks like an id of stripe"));
  }

  @Test
  void headerThatIsNoneIsSaid() throws IOException {
    for (String header :
        List.of(
            "",
            "shop,m1,acct_1\n",
            "caller,merchant\n",
            "caller,merchant,paypal\n",
            "caller,merchant,stripe,stripe\n")) {
      assertThat(read(AccountFormat.CSV, header))
          .containsExactly(
              new ImportRow(
                  1,
                  null,
                  "the first line must be caller,merchant,stripe,whop; nothing after it was read"));
    }
  }

  @Test
  void objectsInLinesAreReadToo() throws IOException {
    assertThat(
            read(
                AccountFormat.JSON,
                """
                {"caller":"shop","merchant":"m1","whop":"biz_1","stripe":null}
                {"caller":"shop","merchant":7,"whop":"biz_1"}
                {"caller":"shop","whop":"biz_1"}
                [1]
                {"caller":"shop","merchant":"m 2","paypal":"x"}
                {"caller":\
                """))
        .extracting(row -> row.line() + " " + (row.problem() == null ? "ok" : row.problem()))
        .containsExactly(
            "1 ok",
            "2 merchant is no text",
            "3 it lacks merchant",
            "4 an account is an object with caller, merchant and ids",
            "5 a merchant has 1 to 200 visible characters and no spaces; there is no account space"
                + " \"paypal\", only [stripe, whop]",
            "6 this is not JSON: Unexpected end-of-input within/between Object entries; nothing"
                + " after it was read");
  }

  @Test
  void whatFollowsTheArrayIsNotIgnored() throws IOException {
    assertThat(read(AccountFormat.JSON, "[] {}").getLast().problem()).contains("more after");
  }

  @ParameterizedTest
  @EnumSource
  void otherEncodingsAreSaid(AccountFormat format) throws IOException {
    byte[] latin = "caller,merchant,whop\nshop,größe,biz_1\n".getBytes(StandardCharsets.ISO_8859_1);
    Reader reader =
        new InputStreamReader(
            new java.io.ByteArrayInputStream(latin), StandardCharsets.UTF_8.newDecoder());

    List<ImportRow> rows = new ArrayList<>();
    format.read(reader, RULES).forEachRemaining(rows::add);

    assertThat(rows.getLast().problem()).startsWith("this is not");
  }

  private static List<ImportRow> read(AccountFormat format, String text) throws IOException {
    List<ImportRow> rows = new ArrayList<>();
    format.read(new StringReader(text), RULES).forEachRemaining(rows::add);
    return rows;
  }
}
