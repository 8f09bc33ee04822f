package dev.linkgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page, for people who see little, use no mouse or read it on something small. */
class AccessibilityTest {
  @AutoClose private static Chromium browser;
  @AutoClose private static Stage stage;
  private static Axe axe;

  @BeforeAll
  static void start() throws IOException {
    axe = Axe.installed(System.getenv());
    browser = Chromium.start();
    stage = new Stage();
  }

  @AfterEach
  void forget() {
    stage.reset();
  }

  private static Stream<Arguments> pagesAndSchemes() {
    return Stream.of(Pages.values())
        .flatMap(page -> Stream.of("light", "dark").map(scheme -> Arguments.of(page, scheme)));
  }

  @ParameterizedTest
  @MethodSource("pagesAndSchemes")
  void axeFindsNothingWideNarrowAndEnlarged(Pages page, String scheme) {
    browser.shows(scheme, 1280, 900, 1);
    page.open(browser, stage);
    assertThat(browser.texts("h1")).containsExactly(page.heading);

    assertThat(axe.violations(browser)).isEmpty();

    browser.shows(scheme, 320, 640, 1);
    assertThat(axe.violations(browser)).isEmpty();
    browser.shows(scheme, 640, 450, 2);
    assertThat(axe.violations(browser)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsScrolledSidewaysAtTheWidthOfAPhoneOrEnlarged(Pages page) {
    browser.shows("light", 320, 640, 1);
    page.open(browser, stage);

    assertThat(overhang()).isZero();

    browser.shows("light", 640, 450, 2); // 1280 pixels at 200 %
    assertThat(overhang()).isZero();
  }

  private static long overhang() {
    return (Long)
        browser.script("const e = document.documentElement; return e.scrollWidth - e.clientWidth;");
  }
}
