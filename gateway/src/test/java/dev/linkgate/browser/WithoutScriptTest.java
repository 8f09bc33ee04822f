package dev.linkgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages in a browser that runs no JavaScript. */
class WithoutScriptTest {
  @AutoClose private static Chromium browser;
  @AutoClose private static Stage stage;

  @BeforeAll
  static void start() {
    browser = Chromium.start("--blink-settings=scriptEnabled=false");
    stage = new Stage();
  }

  @AfterEach
  void forget() {
    stage.reset();
  }

  private static Stream<Arguments> journeys() {
    return Stream.of(
            Arguments.of("Complete onboarding", "completed", "return"),
            Arguments.of("Save and leave", "left", "return"),
            Arguments.of("Let the link expire", "expired", "refresh"))
        .flatMap(
            journey ->
                Stream.of(Asking.values())
                    .map(
                        api ->
                            Arguments.of(
                                api, journey.get()[0], journey.get()[1], journey.get()[2])));
  }

  @ParameterizedTest
  @MethodSource("journeys")
  void everyButtonWorks(Asking api, String button, String state, String place) {
    browser.visit(stage.onboarding(api, api.account("1")));

    browser.press(button);

    browser.until(
        () -> browser.url(),
        () -> browser.url().equals(stage.platform.url("/" + place + "?session=1%202")));
    assertThat(stage.history()).containsExactly("created", "opened", state);
  }

  @Test
  void thisBrowserRunsNone() {
    stage.platform.shows("<script>document.title='ran'</script><noscript><p>none</p></noscript>");

    browser.visit(stage.platform.url("/scripted"));

    assertThat(browser.title()).isEqualTo("/scripted");
    assertThat(browser.texts("p")).containsExactly("none");
  }
}
