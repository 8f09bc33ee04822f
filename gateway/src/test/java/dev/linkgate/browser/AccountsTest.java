package dev.linkgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.accounts.AccountEntry;
import dev.linkgate.testing.YamlGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The account map in the console. */
class AccountsTest {
  private static final String YAML =
      """
      callers:
        - { name: shop, keys: ["lgk_key_of_a_platform_in_tests_001"] }
        - { name: market, keys: ["lgk_key_of_a_platform_in_tests_002"] }
      upstreams: { sandbox: { api: sandbox } }
      routes: [{ to: sandbox }]
      """;

  /** Whatever else may be kept, this may not. */
  private static final String SECRET = "lgk_key_of_a_platform";

  private static final String CSV =
      """
      caller,merchant,stripe,whop
      market,stall-1,acct_1Stall1,
      market,stall-2,,biz_Stall2
      """;

  @AutoClose private static Chromium browser;
  @AutoClose private static YamlGateway gateway;
  private static Operator operator;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    browser = Chromium.start();
    gateway = YamlGateway.start(YAML);
    operator = Operator.signedIn(browser, gateway);
  }

  @BeforeEach
  void empty() {
    for (AccountEntry entry : gateway.store().accounts().list(null, null, null, 1_000)) {
      gateway.store().accounts().remove(entry.caller(), entry.merchant());
    }
  }

  @Test
  void anEmptyMapSaysHowToBegin() {
    operator.opens("accounts");

    shows("The account map is empty");
    shows("caller,merchant,stripe,whop");
    operator.leftNothing(SECRET);
  }

  @Test
  void anAccountIsAddedFoundChangedAndRemovedByKeyboard() {
    enter("shop", "boat-1", Map.of("stripe", "acct_1Boat1"));
    operator.opens("accounts");

    tabTo("Add account");
    browser.keys(Keys.ENTER);
    browser.keys("shop", Keys.TAB, "seller-17", Keys.TAB, "acct_1Seller17", Keys.ENTER);
    shows("Saved seller-17 of shop.");
    assertThat(focused()).isEqualTo("Add account");
    assertThat(rows()).containsExactly("boat-1", "seller-17");

    browser.keys("/", "acct_1Sel");
    browser.until(() -> rows().toString(), () -> rows().equals(List.of("seller-17")));
    assertThat(browser.url()).endsWith("/console/accounts?search=acct_1Sel");

    tabTo("Edit seller-17");
    browser.keys(Keys.ENTER);
    browser.together(Keys.SHIFT, Keys.TAB);
    browser.keys("x"); // whose account it is stays
    browser.keys(Keys.TAB, Keys.TAB, "biz_Seller17", Keys.ENTER);
    shows("biz_Seller17");
    assertThat(ids("seller-17"))
        .isEqualTo(Map.of("stripe", "acct_1Seller17", "whop", "biz_Seller17"));

    tabTo("Remove seller-17");
    browser.keys(Keys.ENTER);
    browser.until(browser::text, () -> focused().equals("Keep")); // the harmless answer
    browser.keys(Keys.ENTER);
    browser.until(this::focused, () -> focused().equals("Remove seller-17"));
    assertThat(rows()).containsExactly("seller-17");
    browser.keys(Keys.ENTER);
    browser.until(browser::text, () -> focused().equals("Keep"));
    browser.together(Keys.SHIFT, Keys.TAB);
    browser.keys(Keys.ENTER);
    shows("Removed seller-17 of shop.");
    shows("No account begins with that");
    assertThat(browser.script("return document.activeElement.id")).isEqualTo("search");
    assertThat(gateway.store().accounts().list("shop", null, null, 9)).hasSize(1);
    operator.leftNothing(SECRET);
  }

  @Test
  void whatIsWrongIsSaidAtItsFieldWhichHasTheFocus() {
    enter("shop", "boat-1", Map.of("stripe", "acct_1Boat1"));
    operator.opens("accounts");
    browser.press("Add account");

    browser.keys("nobody", Keys.TAB, "seller-1", Keys.TAB, "biz_wrong", Keys.ENTER);

    problem("caller", "There is no caller \"nobody\".");
    problem("stripe", "\"biz_wrong\" is no id of stripe.");
    assertThat(browser.script("return document.activeElement.name")).isEqualTo("caller");
    browser.together(Keys.CONTROL, "a");
    browser.keys("shop", Keys.TAB, Keys.TAB); // a field one comes to by it is selected
    browser.keys("acct_1Boat1", Keys.ENTER);
    browser.until(browser::text, () -> !invalid().contains("caller"));
    assertThat(invalid()).as("whose id it is already").containsExactly("stripe");
    browser.keys(Keys.ESCAPE);
    assertThat(browser.script("return document.querySelectorAll('dialog[open]').length"))
        .isEqualTo(0L);
    leftOnlyRefusals(2);
  }

  @Test
  void oneWrongRowIsNamedByItsLineAndNothingIsImported() {
    operator.opens("accounts");
    browser.press("Import");
    browser.script("document.querySelector('#import-text').focus()");

    browser.keys(CSV + "market,stall-3,biz_Wrong,\nnobody,stall-4,,biz_Stall4\n");
    tabTo("Import");
    browser.keys(Keys.ENTER);

    shows("2 rows are wrong; nothing was imported.");
    assertThat(browser.texts(".wrong tbody tr"))
        .containsExactly(
            "4\t\"biz_Wrong\" is no id of stripe.", "5\tThere is no caller \"nobody\".");
    assertThat(gateway.store().accounts().list(null, null, null, 9)).isEmpty();
    browser.keys(Keys.ESCAPE);
    leftOnlyRefusals(1);
  }

  @Test
  void whatWasImportedFromAFileIsExported() throws IOException {
    Path file = Files.writeString(folder.resolve("accounts.csv"), CSV);
    operator.opens("accounts");

    imports(file);

    shows("Imported 2 accounts.");
    assertThat(rows()).containsExactly("stall-1", "stall-2");
    assertThat(exported("CSV")).isEqualTo(CSV);
    assertThat(exported("JSON")).contains("\"merchant\":\"stall-2\"", "\"whop\":\"biz_Stall2\"");
    operator.leftNothing(SECRET);
  }

  @Test
  void theAccountsOfOneCallerAreShownAndExportedAlone() {
    enter("shop", "seller-1", Map.of("stripe", "acct_1Shop1", "whop", "biz_Shop1"));
    enter("market", "seller-1", Map.of("stripe", "acct_1Market1"));
    operator.opens("accounts");
    assertThat(browser.texts("lg-accounts > .scroll th[scope=col]"))
        .containsExactly("Caller", "Merchant", "Stripe", "Whop", "Change");
    assertThat(cells())
        .containsExactly(
            List.of("market", "seller-1", "acct_1Market1", ""),
            List.of("shop", "seller-1", "acct_1Shop1", "biz_Shop1"));

    browser.script("document.querySelector('#caller').focus()");
    browser.keys("market");

    browser.until(() -> rows().toString(), () -> rows().size() == 1);
    assertThat(cells().getFirst()).startsWith("market");
    assertThat(browser.url()).endsWith("/console/accounts?caller=market");
    assertThat(exported("CSV"))
        .isEqualTo("caller,merchant,stripe,whop\nmarket,seller-1,acct_1Market1,\n");
    operator.leftNothing(SECRET);
  }

  @Test
  void aMerchantMayBeNamedLikeAPath() {
    String merchant = "a/b?c#d%41";
    operator.opens("accounts?caller=shop");
    browser.press("Add account");

    browser.keys(merchant, Keys.TAB, "acct_1Path", Keys.ENTER);

    shows("Saved " + merchant + " of shop.");
    assertThat(ids(merchant)).isEqualTo(Map.of("stripe", "acct_1Path"));
    browser.press("Remove");
    browser.until(browser::text, () -> focused().equals("Keep"));
    browser.together(Keys.SHIFT, Keys.TAB);
    browser.keys(Keys.ENTER);
    shows("Removed " + merchant + " of shop.");
    assertThat(gateway.store().accounts().list("shop", null, null, 9)).isEmpty();
    operator.leftNothing(SECRET);
  }

  @Test
  void jsonIsImportedAsItIsExported() {
    enter("shop", "seller-1", Map.of("stripe", "acct_1Shop1", "whop", "biz_Shop1"));
    operator.opens("accounts");
    String json = exported("JSON");
    empty();
    browser.press("Import");
    browser.script("document.querySelector('#import-text').focus()");

    browser.keys(json);
    tabTo("Import");
    browser.keys(Keys.ENTER);

    shows("Imported 1 account.");
    assertThat(exported("JSON")).isEqualTo(json);
    operator.leftNothing(SECRET);
  }

  @Test
  void wrongRowsThatAreNotListedAreCounted() throws IOException {
    String rows = "nobody,m,acct_1M,\n".repeat(1_002);
    Path file =
        Files.writeString(folder.resolve("wrong.csv"), "caller,merchant,stripe,whop\n" + rows);
    operator.opens("accounts");

    imports(file);

    shows("And 2 more rows.");
    assertThat(browser.texts(".wrong tbody tr")).hasSize(1_000);
    leftOnlyRefusals(1);
  }

  @Test
  void aLongMapIsShownPageByPageAndTheFocusGoesOn() {
    for (int i = 0; i < 150; i++) {
      enter("shop", "m-%03d".formatted(i), Map.of("stripe", "acct_1M%03d".formatted(i)));
    }
    operator.opens("accounts?caller=shop");
    assertThat(rows()).hasSize(100);

    tabTo("Show more");
    browser.keys(Keys.ENTER);

    browser.until(() -> "rows " + rows().size(), () -> rows().size() == 150);
    browser.until(this::focused, () -> focused().equals("Edit m-100"));
    assertThat(browser.texts("main button")).doesNotContain("Show more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void axeFindsNothingWideAndNarrow(String scheme) throws IOException {
    Axe axe = Axe.installed(System.getenv());
    enter("shop", "seller-17", Map.of("stripe", "acct_1Seller17", "whop", "biz_Seller17"));
    for (int width : List.of(1280, 320)) {
      browser.shows(scheme, width, 900, 1);
      operator.opens("accounts");
      shows("seller-17");
      assertThat(axe.violations(browser)).isEmpty();
      browser.press("Add account");
      browser.keys(Keys.ENTER);
      browser.until(browser::text, () -> invalid().contains("caller"));
      assertThat(axe.violations(browser)).isEmpty();
      browser.keys(Keys.ESCAPE);
      browser.press("Import");
      browser.keys(Keys.TAB, "x", Keys.TAB, Keys.ENTER);
      browser.until(browser::text, () -> !browser.texts(".wrong td").isEmpty());
      assertThat(axe.violations(browser)).isEmpty();
      browser.keys(Keys.ESCAPE);
      assertThat(overhang()).isZero();
    }
    browser.complaints(); // the refusals were asked for
  }

  private static long overhang() {
    return (Long)
        browser.script("const e = document.documentElement; return e.scrollWidth - e.clientWidth;");
  }

  /** Chromium writes down every answer of 400 and above. */
  private static void leftOnlyRefusals(int number) {
    assertThat(browser.complaints()).hasSize(number).allMatch(line -> line.contains(" 422 "));
    operator.leftNothing(SECRET);
  }

  private static void enter(String caller, String merchant, Map<String, String> ids) {
    assertThat(gateway.store().accounts().set(new AccountEntry(caller, merchant, ids))).isEmpty();
  }

  private static Map<String, String> ids(String merchant) {
    return gateway.store().accounts().list("shop", merchant, null, 1).getFirst().ids();
  }

  private static void shows(String text) {
    browser.until(() -> text + " in " + browser.text(), () -> browser.text().contains(text));
  }

  private static List<String> rows() {
    return browser.texts("lg-accounts > .scroll tbody th");
  }

  /** Of each row, without its buttons. */
  private static List<List<String>> cells() {
    List<String> all = browser.texts("lg-accounts > .scroll tbody :is(th, td:not(.changes))");
    return IntStream.range(0, all.size() / 4).mapToObj(i -> all.subList(4 * i, 4 * i + 4)).toList();
  }

  private static List<String> invalid() {
    return ((List<?>)
            browser.script(
                "return [...document.querySelectorAll('[aria-invalid=true]')].map(e => e.name)"))
        .stream().map(String::valueOf).toList();
  }

  private static void problem(String field, String text) {
    browser.until(browser::text, () -> browser.texts("#problem-" + field).equals(List.of(text)));
  }

  private void imports(Path file) {
    browser.press("Import");
    browser.chooses("#import-file", file);
    tabTo("Import");
    browser.keys(Keys.ENTER);
  }

  private String focused() {
    return String.valueOf(
        browser.script(
            "const e = document.activeElement; return e.ariaLabel ?? e.textContent.trim()"));
  }

  /** As somebody without a mouse gets there. */
  private void tabTo(String label) {
    for (int i = 0; i < 400 && !focused().equals(label); i++) {
      browser.keys(Keys.TAB);
    }
    assertThat(focused()).isEqualTo(label);
  }

  /** What the link brings, without a file of the browser's. */
  private static String exported(String format) {
    return String.valueOf(
        browser.asyncScript(
            """
            const done = arguments[arguments.length - 1];
            const link = [...document.querySelectorAll('a[download]')].find(a => a.text === 'Export %s');
            fetch(link.href).then(answer => answer.text()).then(done, error => done('failed: ' + error));
            """
                .formatted(format)));
  }
}
