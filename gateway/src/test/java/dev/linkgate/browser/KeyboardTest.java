package dev.linkgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The pages with nothing but a keyboard. */
class KeyboardTest {
  @AutoClose private static Chromium browser;
  @AutoClose private static Stage stage;

  @BeforeAll
  static void start() {
    browser = Chromium.start();
    stage = new Stage();
  }

  @AfterEach
  void forget() {
    stage.reset();
  }

  @ParameterizedTest
  @CsvSource({
    "V1, account_onboarding, Complete onboarding, Save and leave",
    "V2, account_onboarding, Complete onboarding, Save and leave",
    "WHOP, account_onboarding, Complete onboarding, Save and leave",
    "V1, account_update, Save changes, Leave without changes",
    "WHOP, payouts_portal, Done, Leave"
  })
  void tabGoesFromButtonToButtonAsTheyAreRead(
      Asking api, String purpose, String first, String second) {
    browser.visit(stage.link(api, api.account("1"), purpose));

    List<String> reached = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      browser.keys(Keys.TAB);
      reached.add(focused("textContent"));
      assertThat(described()).containsIgnoringCase("the link counts as");
    }

    assertThat(reached).containsExactly(first, second, "Let the link expire");
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void theFocusIsSeen(String scheme) {
    browser.shows(scheme, 1280, 900, 1);
    browser.visit(stage.onboarding(Asking.V1, "acct_1"));
    String ground = style("getComputedStyle(document.querySelector('section')).backgroundColor");

    for (int i = 0; i < 3; i++) {
      browser.keys(Keys.TAB);

      assertThat(focusStyle("outlineStyle")).isEqualTo("solid");
      assertThat(Contrast.px(focusStyle("outlineWidth"))).isGreaterThanOrEqualTo(2);
      assertThat(Contrast.of(focusStyle("outlineColor"), ground)).isGreaterThanOrEqualTo(3);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "V1, 1, ENTER, completed, return",
    "V2, 1, SPACE, completed, return",
    "WHOP, 2, ENTER, left, return",
    "V1, 2, SPACE, left, return",
    "V2, 3, ENTER, expired, refresh",
    "WHOP, 3, SPACE, expired, refresh"
  })
  void enterAndSpacePressTheButton(Asking api, int tabs, Keys key, String state, String place) {
    browser.visit(stage.onboarding(api, api.account("1")));
    for (int i = 0; i < tabs; i++) {
      browser.keys(Keys.TAB);
    }

    browser.keys(key);

    browser.arrivesAt(stage.platform.url("/" + place + "?session=1%202"));
    assertThat(stage.history()).containsExactly("created", "opened", state);
  }

  private static String focused(String property) {
    return (String) browser.script("return document.activeElement." + property);
  }

  private static String described() {
    return (String)
        browser.script(
            "return document.getElementById(document.activeElement"
                + ".getAttribute('aria-describedby')).textContent");
  }

  private static String focusStyle(String property) {
    return style("getComputedStyle(document.activeElement)." + property);
  }

  private static String style(String expression) {
    return (String) browser.script("return " + expression);
  }
}
