package dev.linkgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the browser makes of the page's content security policy. */
class PolicyTest {
  @AutoClose private static Chromium browser;
  @AutoClose private static Stage stage;
  @AutoClose private static Platform stranger;

  @BeforeAll
  static void start() {
    browser = Chromium.start();
    stage = new Stage();
    stranger = Platform.start();
  }

  @BeforeEach
  void openAPage() {
    browser.visit(stage.onboarding(Asking.V1, "acct_1"));
    browser.complaints();
  }

  @AfterEach
  void forget() {
    stage.reset();
  }

  /** Markup that would run, if the policy let it, or fetch something from elsewhere. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p onclick=\"document.title='ran'\" id=x>x</p>",
        "<a id=x href=\"javascript:document.title='ran'\">x</a>",
        "<p id=x style=\"display:none\">x</p>",
        "<img id=x src=\"STRANGER/pixel\" onerror=\"document.title='ran'\">",
        "<iframe id=x src=\"STRANGER/frame\"></iframe>",
        "<object id=x data=\"STRANGER/object\"></object>",
        "<style id=x>body{background:url(STRANGER/ground)}</style>",
        "<link id=x rel=stylesheet href=\"STRANGER/sheet.css\">"
      })
  void whatIsPutIntoThePageDoesNothing(String markup) {
    browser.script(
        "document.querySelector('main').insertAdjacentHTML('beforeend', arguments[0]);"
            + "document.querySelector('#x').click();",
        markup.replace("STRANGER", stranger.url("")));

    browser.until(
        () -> "the policy is held against " + markup,
        () -> browser.complaints().stream().anyMatch(it -> it.contains("Content Security Policy")));
    assertThat(browser.title()).startsWith("Onboarding");
    assertThat(stranger.seen()).isEmpty();
  }

  @Test
  void noScriptThatIsPutIntoThePageRuns() {
    browser.script(
        "const s = document.createElement('script'); s.textContent = \"document.title='ran'\";"
            + "document.body.append(s);");

    assertThat(browser.title()).startsWith("Onboarding");
    assertThat(browser.complaints()).anyMatch(it -> it.contains("Content Security Policy"));
  }

  /** A platform whose user has to log in again sends the browser on to somewhere else. */
  @Test
  void thePlatformSendsTheBrowserOnToWhereverItLikes() {
    try (Platform login = Platform.start()) {
      stage.platform.sendsOnTo(login.url("/login"));

      browser.press("Complete onboarding");

      browser.arrivesAt(login.url("/login"));
    } finally {
      stage.platform.sendsOnTo("");
    }
    assertThat(stage.history()).containsExactly("created", "opened", "completed");
  }

  @Test
  void thePageIsShownInNobodysFrame() {
    String link = stage.onboarding(Asking.V1, "acct_1");
    stage.platform.shows("<iframe src=\"" + link + "\"></iframe>");
    browser.visit(stage.platform.url("/framing"));

    browser.until(
        () -> "the frame is refused",
        () -> browser.complaints().stream().anyMatch(it -> it.contains("frame-ancestors")));
  }

  @Test
  void aPageIsShownWithoutAComplaint() {
    browser.visit(stage.onboarding(Asking.WHOP, "biz_1"));

    browser.press("Complete onboarding");

    browser.arrivesAt(stage.platform.returnUrl());
    assertThat(browser.complaints()).isEmpty();
  }
}
