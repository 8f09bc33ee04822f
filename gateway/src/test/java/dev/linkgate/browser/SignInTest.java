package dev.linkgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.YamlGateway;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

class SignInTest {
  private static final String YAML =
      """
      callers: [{ name: shop, keys: ["lgk_key_of_a_platform_in_tests_001"] }]
      upstreams: { sandbox: { api: sandbox } }
      routes: [{ to: sandbox }]
      """;

  @AutoClose private static Chromium browser;
  @AutoClose private static YamlGateway gateway;

  @BeforeAll
  static void start() {
    browser = Chromium.start();
    gateway = YamlGateway.start(YAML);
  }

  @Test
  void aWrongTokenIsSaidAndTheRightOneLeadsWhereOneWanted() {
    browser.visit(gateway.adminUrl() + "/console/drift?all=true");
    browser.keys("wrong", Keys.ENTER);
    browser.until(browser::text, () -> browser.text().contains("is not this gateway's"));

    browser.keys(YamlGateway.ADMIN_TOKEN.reveal(), Keys.ENTER);

    browser.arrivesAt(gateway.adminUrl() + "/console/drift?all=true");
    browser.press("Sign out");
    browser.arrivesAt(gateway.adminUrl() + "/console/sign-in");
    browser.visit(gateway.adminUrl() + "/console/status");
    assertThat(browser.title()).startsWith("Sign in");
    assertThat(browser.complaints()).hasSize(1).allMatch(it -> it.contains("401 (Unauthorized)"));
  }

  @Test
  void everyScreenIsReachedByTheKeyboardAndLeavesNothing() {
    Operator operator = Operator.signedIn(browser, gateway);

    for (String key : List.of("r", "q", "a", "f", "d", "s", "t")) {
      String before = browser.url();
      browser.keys("g", key);
      browser.until(browser::url, () -> !browser.url().equals(before));
      browser.until(browser::text, () -> browser.texts("h1").size() == 1);
    }
    browser.keys("?");

    browser.until(browser::text, () -> browser.texts("dialog[open] h2").contains("Keys"));
    operator.leftNothing("lgk_key_of_a_platform_in_tests_001");
  }
}
