package dev.linkgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.audit.AuditRow;
import dev.linkgate.testing.Canaries;
import dev.linkgate.testing.DocumentedAnswers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The console's requests, without a mouse. */
class RequestsScreenTest {
  @AutoClose private static Chromium browser;
  private static Axe axe;
  private AuditedGateway asked;
  private Operator operator;

  @BeforeAll
  static void start() throws IOException {
    axe = Axe.installed(System.getenv());
    browser = Chromium.start();
  }

  @BeforeEach
  void signIn() {
    browser.shows("light", 1280, 900, 1);
    asked = new AuditedGateway();
    operator = Operator.signedIn(browser, asked.gateway);
  }

  @AfterEach
  void leave() {
    try {
      operator.leftNothing(AuditedGateway.SHOP, AuditedGateway.DESK, "canary_body");
    } finally {
      browser.visit("about:blank"); // which waits for no gateway
      asked.close();
    }
  }

  /** One of each kind: relayed, translated with a loss, played, refused by either side. */
  private void some() {
    asked.asks(Asking.V1, AuditedGateway.SHOP, "acct_1", "Idempotency-Key", "canary_key_1");
    asked.asks(Asking.V1, AuditedGateway.SHOP, "acct_1", "Idempotency-Key", "canary_key_1");
    String again = "https://shop.example/again?token=canary_body_4";
    String body = Asking.V2.body("acct_2", "account_onboarding", again, null, true);
    asked.sends(
        Asking.V2, AuditedGateway.SHOP, body.replaceFirst("\\{", "{\"note\":\"canary_body\","));
    asked.asks(Asking.V2, AuditedGateway.SHOP, "acct_play");
    asked.sends(
        Asking.V2, AuditedGateway.DESK, "{\"account\":\"acct_3\",\"note\":\"canary_body_3\"}");
    asked.upstream.always(request -> DocumentedAnswers.error(request.api(), 404));
    asked.asks(Asking.V1, AuditedGateway.DESK, "acct_4");
    asked.sends(Asking.WHOP, "canary_key_of_nobody_at_all_0001", "{}");
    asked.audited(7);
  }

  private List<String> column(int number) {
    return browser.texts(".exchanges tbody td:nth-child(" + number + ")");
  }

  private void shows(int rows) {
    browser.until(
        browser::text, () -> column(1).size() == rows && browser.texts(".busy").isEmpty());
  }

  private String focused() {
    return String.valueOf(browser.script("return document.activeElement.innerText"));
  }

  @Test
  void everyExchangeIsListedTheLatestFirst() {
    some();

    operator.opens("requests");

    assertThat(column(2)).containsExactly("401", "404", "400", "200", "200", "200", "200");
    assertThat(column(3)).containsExactly("nobody", "desk", "desk", "shop", "shop", "shop", "shop");
    assertThat(column(6))
        .containsExactly("", "acct_4", "acct_3", "acct_play", "acct_2", "acct_1", "acct_1");
    assertThat(column(8).get(5)).contains("answered again");
    assertThat(column(8).get(4)).contains("lost");
    assertThat(Canaries.in(browser.text())).isNull();
  }

  @Test
  void filtersArePartsOfTheAddress() {
    some();
    operator.opens("requests");

    browser.keys("/", "acct_1", Keys.ENTER);
    shows(2);
    assertThat(browser.url()).endsWith("/console/requests?account=acct_1");
    browser.keys(Keys.TAB, "5xx", Keys.ENTER);
    browser.until(browser::text, () -> browser.texts(".empty").size() == 1);
    assertThat(browser.url()).endsWith("?account=acct_1&status=5xx");
    browser.back();
    browser.back();
    shows(7);

    for (String view :
        List.of("caller=desk", "status=4xx&fault=caller", "ingress=stripe-v2", "upstream=stripe")) {
      operator.opens("requests?" + view);
      assertThat(column(1)).as(view).hasSizeBetween(2, 6);
    }
    operator.opens("requests?status=bad");
    browser.until(browser::text, () -> browser.text().contains("Status must be one such as 404"));
    browser.complaints(); // Chromium logs the 400 it was asked to provoke
  }

  @Test
  void anExchangeIsToldInFullAndLeavesTheListWhereItWas() {
    some();
    operator.opens("requests");
    AuditRow lossy = asked.audited(7).get(4);

    browser.keys("/");
    browser.script("document.querySelector('.exchanges tbody a').focus()");
    browser.keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER);
    browser.until(browser::text, () -> focused().contains("/v2/core/account_links"));

    assertThat(browser.url()).endsWith("?id=" + lossy.entry().requestId());
    assertThat(browser.text())
        .contains(
            "acct_2",
            "https://shop.example/…",
            "eventually_due",
            "note",
            "translated",
            "req_",
            "Waiting for the upstream",
            "In all")
        .doesNotContain("canary_body", "token=");
    assertThat(browser.script("return document.querySelectorAll('svg.bars rect').length"))
        .isEqualTo(4L);
    browser.back();
    shows(7);
    browser.until(
        browser::text,
        () ->
            browser
                .script("return document.activeElement.dataset.request || ''")
                .equals(lossy.entry().requestId()));
  }

  @Test
  void whatComesIsShownAtTheTopAndNeverMovesWhatIsRead() {
    some();
    operator.opens("requests");

    asked.upstream.always(DocumentedAnswers::to);
    asked.asks(Asking.V1, AuditedGateway.SHOP, "acct_5");
    shows(8);
    browser.script("document.querySelector('.exchanges tbody a').focus()");
    asked.asks(Asking.V1, AuditedGateway.SHOP, "acct_6");
    asked.asks(Asking.V1, AuditedGateway.SHOP, "acct_7");
    browser.until(browser::text, () -> browser.text().contains("2 new"));

    assertThat(column(6)).startsWith("acct_5").hasSize(8);
    focus("2 new");
    browser.keys(Keys.ENTER);
    shows(10);
    assertThat(column(6)).startsWith("acct_7", "acct_6", "acct_5");
    focus("Pause");
    browser.keys(Keys.SPACE);
    browser.until(browser::text, () -> browser.text().contains("Paused"));
    asked.asks(Asking.V1, AuditedGateway.SHOP, "acct_8");
    asked.audited(11);
    browser.keys(Keys.SPACE);
    shows(11);
  }

  @Test
  void theCommandAsksTheSameWithoutWhatIsSecret() {
    some();
    AuditRow row = asked.audited(7).get(6);
    operator.opens("requests?id=" + row.entry().requestId());
    browser.until(browser::text, () -> focused().contains("/v1/account_links"));
    browser.script("navigator.clipboard.writeText = async text => { window.copied = text; }");
    focus("Copy as curl");
    browser.keys(Keys.ENTER);

    browser.until(browser::text, () -> browser.text().contains("Copied"));
    assertThat(String.valueOf(browser.script("return window.copied")))
        .startsWith("curl '" + asked.gateway.url() + "/v1/account_links'")
        .contains(
            "\"Authorization: Bearer $LINKGATE_KEY\"",
            "--data-urlencode 'account=acct_1'",
            "--data-urlencode 'refresh_url=https://shop.example/…'",
            "'Stripe-Version: ")
        .doesNotContain("canary");
  }

  private void focus(String label) {
    browser.script(
        "[...document.querySelectorAll('button')]"
            + ".find(it => it.innerText.startsWith(arguments[0])).focus()",
        label);
  }

  @Test
  void aRequestIsSentAgainToTheSandbox() {
    some();
    List<AuditRow> rows = asked.audited(7);
    operator.opens("requests?id=" + rows.get(4).entry().requestId());
    browser.until(browser::text, () -> focused().contains("/v2/core/account_links"));
    browser.until(browser::text, () -> browser.texts("button.again:not([disabled])").size() == 1);
    focus("Send again");
    browser.keys(Keys.ENTER);

    browser.until(browser::text, () -> browser.text().contains("The sandbox answered 200"));

    AuditRow again = asked.audited(8).getFirst();
    assertThat(again.entry().upstream()).isEqualTo("sandbox");
    assertThat(again.entry().account()).isEqualTo("acct_2");
    assertThat(again.entry().version()).isEqualTo(rows.get(4).entry().version());
    assertThat(browser.texts("article [role=status] a"))
        .containsExactly("see that exchange", "open its page");
    browser.script("document.querySelector('article [role=status] a').focus()");
    browser.keys(Keys.ENTER);
    browser.until(browser::text, () -> browser.url().endsWith(again.entry().requestId()));

    operator.opens("requests?id=" + rows.get(1).entry().requestId());
    browser.until(browser::text, () -> browser.text().contains("desk may reach no sandbox"));
    assertThat(browser.texts("button.again[disabled]")).hasSize(1);
  }

  @Test
  void manyExchangesAreTurnedLikePages() {
    for (int i = 0; i < 70; i++) {
      asked.sends(Asking.V1, "canary_key_of_nobody_at_all_0001", "");
    }
    List<AuditRow> rows = asked.audited(70);
    operator.opens("requests");
    shows(50);

    focus("Older");
    browser.keys(Keys.ENTER);

    shows(20);
    assertThat(browser.url()).endsWith("?before=" + rows.get(49).id());
    assertThat(browser.text()).contains("Older exchanges").doesNotContain("Live");
    browser.back();
    shows(50);
  }

  @Test
  void anEmptyAuditSaysWhatToDo() {
    operator.opens("requests");

    browser.until(
        browser::text, () -> browser.text().contains("Nobody has asked for anything yet."));

    assertThat(browser.texts(".empty a")).containsExactly("Try it");
    operator.opens("requests?id=req_gone");
    browser.until(browser::text, () -> browser.text().contains("There is no row of this exchange"));
    browser.complaints(); // Chromium logs the 404 it was asked to provoke
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everybodyCanReadAndReachIt(String scheme) throws IOException {
    some();
    for (String view :
        List.of(
            "requests",
            "requests?id=" + asked.audited(7).get(4).entry().requestId(),
            "requests?caller=x")) {
      browser.shows(scheme, 1280, 900, 1);
      operator.opens(view);
      browser.until(browser::text, () -> browser.texts(".empty, .exchanges, article").size() > 0);
      picture(view.contains("id=") ? "request" : view.equals("requests") ? view : "", scheme);

      assertThat(axe.violations(browser)).isEmpty();
      browser.shows(scheme, 320, 640, 1);
      assertThat(axe.violations(browser)).isEmpty();
      assertThat(
              (Long)
                  browser.script(
                      "const e = document.documentElement; return e.scrollWidth - e.clientWidth;"))
          .isZero();
    }
  }

  /** With {@code -Dlinkgate.pictures.console=docs/console} those of the documentation are made. */
  private static void picture(String name, String scheme) throws IOException {
    String folder = System.getProperty("linkgate.pictures.console", "");
    if (!folder.isEmpty() && !name.isEmpty() && scheme.equals("light")) {
      byte[] png = Palette.png(ImageIO.read(new ByteArrayInputStream(browser.picture())));
      Files.write(Files.createDirectories(Path.of(folder)).resolve(name + ".png"), png);
    }
  }
}
