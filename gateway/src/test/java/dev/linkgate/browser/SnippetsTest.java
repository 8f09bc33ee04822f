package dev.linkgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.YamlGateway;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The element that shows a form's request as code, on a page of the console. */
class SnippetsTest {
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
  void theLanguageIsChosenByKeyboardRememberedAndFollowsTheForm() throws IOException {
    Axe axe = Axe.installed(System.getenv());
    Operator operator = Operator.signedIn(browser, gateway);
    operator.opens("accounts");
    show("stripe-v1", "acct_1First");
    assertThat(code()).startsWith("curl ").contains("account=acct_1First");
    assertThat(browser.texts("#snippet-language option"))
        .containsExactly(
            "curl",
            "stripe-node, JavaScript",
            "stripe-node, TypeScript",
            "stripe-python",
            "stripe-java",
            "stripe-ruby",
            "stripe-php",
            "fetch",
            "linkgate explain");

    browser.script("document.querySelector('#snippet-language').focus()");
    browser.keys("stripe-ph");
    browser.until(this::code, () -> code().startsWith("<?php"));
    show("stripe-v1", "acct_1Second");

    assertThat(code()).contains("'acct_1Second'", "'</code><script>alert(1)</script>'");
    browser.keys(Keys.TAB, Keys.ENTER);
    browser.until(browser::text, () -> browser.texts("lg-snippets button").contains("Copied"));
    assertThat(axe.violations(browser)).isEmpty();
    browser.keys(Keys.TAB);
    assertThat(browser.script("return document.activeElement.ariaLabel"))
        .isEqualTo("Code for stripe-php");
    operator.opens("accounts");
    show("stripe-v1", "acct_1Third");
    assertThat(code()).startsWith("<?php").contains("acct_1Third");
    show("whop", "biz_1");
    assertThat(code()).as("there is no PHP for Whop").startsWith("curl ");
    assertThat(browser.texts("#snippet-language option")).hasSize(6);
    assertThat(browser.script("return localStorage.getItem('linkgate.snippet')"))
        .isEqualTo("stripe-php");
    operator.leftNothing("acct_1", "order-17");
  }

  /** As the page that has the form puts it there; what is asked changes while one types. */
  private static void show(String api, String account) {
    String script =
        """
        const done = arguments[arguments.length - 1];
        import('/console/files/snippets/lg-snippets.js').then(async () => {
          const shown = document.querySelector('lg-snippets') ?? document.createElement('lg-snippets');
          shown.asked = {api: '%s', version: '2024-09-30.acacia', gatewayUrl: 'http://127.0.0.1:8080',
            path: '/v1/account_links', caller: 'shop', headers: {'Idempotency-Key': 'order-17'},
            body: {account: '%s', type: 'account_onboarding', refresh_url: '</code><script>alert(1)</script>'}};
          if (!shown.parentNode) document.querySelector('main').append(shown);
          await shown.updateComplete;
          done('shown');
        }).catch(error => done(String(error)));
        """
            .formatted(api, account);

    assertThat(browser.asyncScript(script)).isEqualTo("shown");
  }

  private String code() {
    return browser.texts("lg-snippets pre").getFirst();
  }
}
