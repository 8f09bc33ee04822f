package dev.linkgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.YamlGateway;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** From the sign-in to a completed onboarding, and to every screen, without a mouse. */
class OneSittingTest {
  private static final String KEY = "lgk_key_of_a_platform_in_tests_001";

  private static final String YAML =
      """
      callers: [{ name: shop, keys: ["lgk_key_of_a_platform_in_tests_001"] }]
      upstreams: { sandbox: { api: sandbox } }
      routes: [{ to: sandbox, on-loss: report }]
      """;

  @AutoClose private static Chromium browser;
  @AutoClose private static YamlGateway gateway;

  @BeforeAll
  static void start() {
    browser = Chromium.start();
    gateway = YamlGateway.start(YAML);
  }

  @ParameterizedTest
  @CsvSource({"stripe-v1, 2024-09-30.acacia", "stripe-v2, 2026-09-30.endive", "whop, 2026-09-22-3"})
  void aLinkIsMadeFoundAmongTheRequestsSentAgainAndOpened(String api, String version) {
    Operator operator = Operator.signedIn(browser, gateway);
    operator.opens("try?api=" + api + "&version=" + version);

    tabTo("p.row > button");
    browser.keys(Keys.ENTER);
    sees(() -> browser.texts(".outcome").getFirst().contains("Would be made by sandbox"));
    browser.together(Keys.CONTROL, Keys.ENTER);
    sees(() -> browser.texts("[data-status]").contains("200"));
    tabTo("a[href*='/console/requests?request=']");
    browser.keys(Keys.ENTER);

    sees(() -> browser.url().contains("/console/requests?request="));
    sees(() -> browser.texts("tbody tr").size() == 1);
    tabTo("tbody a");
    browser.keys(Keys.ENTER);
    sees(() -> browser.text().contains("Where the time went"));
    assertThat(browser.text()).contains(api + " " + version, "onboarding");
    tabTo("button:not(.quiet)");
    assertThat(focused("innerText")).isEqualTo("Send again to the sandbox");
    browser.keys(Keys.ENTER);
    sees(() -> !browser.texts("a[target=_blank]").isEmpty());
    operator.leftNothing(KEY);
    tabTo("a[target=_blank]");
    String link = focused("href");
    browser.keys(Keys.ENTER);

    browser.goesToOpenedTab();
    browser.arrivesAt(link);
    assertThat(browser.text()).contains("SANDBOX");
    browser.closeTab();
    signOut();
  }

  @Test
  void everyScreenSaysWhatItIsAboutAndHasItsSearchAtHand() {
    Operator operator = Operator.signedIn(browser, gateway);

    for (String screen : "reference requests accounts fidelity drift status".split(" ", -1)) {
      operator.opens(screen);
      if (!screen.equals("reference")) {
        browser.keys("/");
        sees(() -> !focused("tagName").equals("BODY"));
        assertThat(focused("tagName")).as(screen).isEqualTo("INPUT");
      }
      operator.leftNothing(KEY);
    }
    signOut();
  }

  private static void signOut() {
    tabTo("header form button");
    browser.keys(Keys.ENTER);
    browser.arrivesAt(gateway.adminUrl() + "/console/sign-in");
  }

  /** Goes on from control to control; past the last one a browser begins anew. */
  private static void tabTo(String css) {
    for (int i = 0; i < 120 && !isFocused(css); i++) {
      browser.keys(Keys.TAB);
    }
    assertThat(isFocused(css)).as("Tab leads to " + css).isTrue();
  }

  private static boolean isFocused(String css) {
    return Boolean.TRUE.equals(
        browser.script("return document.activeElement.matches(arguments[0])", css));
  }

  private static String focused(String property) {
    return String.valueOf(
        browser.script("return document.activeElement[arguments[0]] ?? ''", property));
  }

  private static void sees(BooleanSupplier what) {
    browser.until(browser::text, what);
  }
}
