package dev.linkgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What looks at a link before a person does: a messenger's browser, and one that loads ahead. */
class PreviewsTest {
  private static final String MESSENGER =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0"
          + " Safari/537.36 WhatsApp/2.23.20.0";

  @AutoClose private static Chromium browser;
  @AutoClose private static Stage stage;

  @BeforeAll
  static void start() {
    browser = Chromium.start();
    stage = new Stage();
  }

  @AfterEach
  void forget() {
    browser.callsItself("");
    browser.sends(Map.of());
    stage.reset();
  }

  @ParameterizedTest
  @EnumSource
  void aMessengerThatLooksOpensNothing(Asking api) {
    String link = stage.onboarding(api, api.account("1"));
    browser.callsItself(MESSENGER);
    browser.visit(link);
    assertThat(browser.text()).contains("This is what a preview sees");
    assertThat(stage.history()).containsExactly("created");

    browser.callsItself("");
    browser.visit(link);

    assertThat(browser.texts("h1")).containsExactly("Onboarding");
    assertThat(stage.history()).containsExactly("created", "opened");
  }

  @ParameterizedTest
  @EnumSource
  void aMessengerThatLooksBurnsTheLinkWhereTheSandboxIsToldSo(Asking api) {
    String link = stage.onboarding(api, api.account("burning"));
    browser.callsItself(MESSENGER);
    browser.visit(link);
    browser.arrivesAt(stage.platform.refreshUrl());

    browser.callsItself("");
    browser.visit(link);

    browser.arrivesAt(stage.platform.refreshUrl());
    assertThat(stage.history()).containsExactly("created", "burnt");
  }

  @ParameterizedTest
  @EnumSource
  void aHeaderThatSaysPrefetchOpensNothing(Asking api) {
    String link = stage.onboarding(api, api.account("1"));
    browser.sends(Map.of("Sec-Purpose", "prefetch"));
    browser.visit(link);
    assertThat(browser.text()).contains("This is what a preview sees");

    browser.sends(Map.of());
    browser.visit(link);

    assertThat(browser.texts("h1")).containsExactly("Onboarding");
    assertThat(stage.history()).containsExactly("created", "opened");
  }

  @ParameterizedTest
  @EnumSource
  void aPageThatHasTheBrowserLoadTheLinkAheadDoesNotOpenIt(Asking api) {
    String link = stage.onboarding(api, api.account("1"));
    stage.platform.shows(prefetching(link));
    browser.visit(stage.platform.url("/dashboard"));
    browser.until(() -> "loaded ahead", () -> browser.texts("p").contains("loaded ahead"));
    assertThat(stage.history()).containsExactly("created");

    browser.press("Go on");

    browser.until(() -> browser.text(), () -> browser.texts("h1").contains("Onboarding"));
    assertThat(stage.history()).containsExactly("created", "opened");
  }

  @ParameterizedTest
  @EnumSource
  void aPageThatHasTheBrowserLoadTheLinkAheadBurnsItWhereTheSandboxIsToldSo(Asking api) {
    String link = stage.onboarding(api, api.account("burning"));
    stage.platform.shows(prefetching(link));
    browser.visit(stage.platform.url("/dashboard"));
    browser.until(() -> "" + stage.history(), () -> stage.history().contains("burnt"));

    browser.press("Go on");

    browser.arrivesAt(stage.platform.refreshUrl());
    assertThat(stage.history()).containsExactly("created", "burnt");
  }

  /** As a platform's page that wants its next page to come fast. */
  private static String prefetching(String link) {
    return "<a href=\"%s\">Go on</a><p id=said></p>".formatted(link)
        + "<link rel=prefetch href=\"%s\" onload=\"said.textContent='loaded ahead'\">"
            .formatted(link);
  }
}
