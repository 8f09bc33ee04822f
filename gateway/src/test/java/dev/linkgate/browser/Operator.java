package dev.linkgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.YamlGateway;
import java.util.List;
import org.openqa.selenium.Keys;

/** Somebody at the console, and what must be true of their browser all the time. */
final class Operator {
  private final Chromium browser;
  private final String admin;

  private Operator(Chromium browser, String admin) {
    this.browser = browser;
    this.admin = admin;
  }

  /** Signs in as a person does, and has the menu before them. */
  static Operator signedIn(Chromium browser, YamlGateway gateway) {
    Operator operator = new Operator(browser, gateway.adminUrl());
    browser.visit(gateway.adminUrl() + "/console/");
    assertThat(browser.title()).startsWith("Sign in");
    browser.keys(YamlGateway.ADMIN_TOKEN.reveal(), Keys.ENTER);
    browser.arrivesAt(gateway.adminUrl() + "/console/try");
    return operator;
  }

  /**
   * Opens a screen, and waits until it shows what it has to show.
   *
   * @param path below {@code /console/}
   */
  void opens(String path) {
    browser.visit(admin + "/console/" + path);
    browser.until(() -> "loaded: " + browser.text(), () -> browser.texts(".busy").isEmpty());
  }

  /**
   * Nothing went wrong unseen: no error and no policy's refusal in the browser's own log, no
   * request to anybody else, and nothing secret where a browser keeps things.
   *
   * @param secrets keys and links that must not be kept
   */
  void leftNothing(String... secrets) {
    assertThat(browser.complaints()).isEmpty();
    assertThat(
            (List<?>)
                browser.script("return performance.getEntriesByType('resource').map(e => e.name)"))
        .allSatisfy(name -> assertThat(String.valueOf(name)).startsWith(admin + "/"));
    String kept =
        String.valueOf(
            browser.script("return JSON.stringify([{...localStorage}, {...sessionStorage}])"));
    assertThat(kept).doesNotContain(secrets);
    assertThat(kept).doesNotContain(YamlGateway.ADMIN_TOKEN.reveal(), "/sandbox/");
    assertThat(browser.script("return document.cookie")).isEqualTo("");
  }
}
