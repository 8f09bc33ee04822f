package dev.linkgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.YamlGateway;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/**
 * The matrix in the console. With {@code -Dlinkgate.pictures=docs/console} the picture of the
 * documentation is made anew.
 */
class FidelityTest {
  private static final String YAML =
      """
      callers: [{ name: shop, keys: ["lgk_key_of_a_platform_in_tests_001"] }]
      upstreams: { sandbox: { api: sandbox } }
      routes: [{ to: sandbox }]
      """;

  private static final String PAIR =
      "fidelity?from=stripe-v2@2025-12-15.clover&to=whop@2026-09-22-3";

  @AutoClose private static Chromium browser;
  @AutoClose private static YamlGateway gateway;
  private static Operator operator;
  private static Axe axe;

  @BeforeAll
  static void start() throws IOException {
    axe = Axe.installed(System.getenv());
    browser = Chromium.start();
    gateway = YamlGateway.start(YAML);
    operator = Operator.signedIn(browser, gateway);
  }

  private static void opens(String page) {
    operator.opens(page);
    browser.until(browser::text, () -> !browser.texts("[data-all]").isEmpty());
  }

  private static void shows(String css, String text) {
    browser.until(
        browser::text, () -> browser.texts(css).stream().anyMatch(it -> it.contains(text)));
  }

  @Test
  void thereIsProgressUntilEveryPairWasRun() {
    try (YamlGateway fresh = YamlGateway.start(YAML);
        Chromium other = Chromium.start()) {
      Operator.signedIn(other, fresh).opens("fidelity");
      other.until(other::text, () -> !other.texts("progress").isEmpty());

      other.until(other::text, () -> !other.texts("[data-all]").isEmpty());

      assertThat(other.texts("[data-all]").getFirst()).contains(" of 90 pairs");
      assertThat(other.texts("progress")).isEmpty();
      assertThat(other.texts(".pairs tbody tr")).hasSize(9);
      assertThat(other.texts(".pairs td a")).hasSize(90);
    }
  }

  @Test
  void fromAllPairsToTheRunBehindOneCellByKeyboard() {
    browser.complaints(); // those of other tests
    opens("fidelity");

    browser.keys("/", "configurations");
    browser.until(browser::text, () -> browser.texts(".pairs td a").size() < 90);
    tabTo("stripe-v2@2025-12-15.clover to whop@2025-01-01");
    browser.keys(Keys.ENTER);
    shows("h2", "stripe-v2@2025-12-15.clover to whop@2025-01-01");
    shows("[role=status]", "Choose one to see why");
    assertThat(browser.script("return document.activeElement.tagName")).isEqualTo("H2");
    assertThat(browser.texts(".cells tbody tr"))
        .isNotEmpty()
        .allMatch(row -> row.contains("configurations"));
    browser.keys(Keys.TAB, Keys.ARROW_DOWN, Keys.ARROW_UP, Keys.ENTER);

    shows(".run h3", "Reported as lost");
    assertThat(browser.texts(".run")).hasSize(1);
    assertThat(browser.texts(".run pre"))
        .anyMatch(text -> text.contains("\"configurations\": ["))
        .anyMatch(text -> text.contains("company_id = account_1"))
        .anyMatch(text -> text.equals("use_case[account_onboarding][configurations]"));
    assertThat(browser.script("return document.activeElement.getAttribute('aria-expanded')"))
        .isEqualTo("true");
    operator.leftNothing("lgk_key_of_a_platform_in_tests_001");
  }

  private static void tabTo(String label) {
    browser.until(
        () -> "never at " + label,
        () -> {
          browser.keys(Keys.TAB);
          return String.valueOf(
                  browser.script("return document.activeElement.getAttribute('aria-label')"))
              .startsWith(label);
        });
  }

  @Test
  void anAddressLeadsToACellAndBackLeadsToThePairsBefore() {
    opens("fidelity");
    opens(PAIR + "&outcome=impossible&cell=request%7Cuse_case%5Btype%5D%7Caccount_update");
    shows(".refusal", "Upstream 'whop' cannot make this link.");
    assertThat(browser.texts(".cells button.outcome")).containsOnly("impossible");

    browser.press("Show all");
    browser.until(browser::text, () -> !browser.texts(".pairs").isEmpty());
    browser.back();

    browser.until(browser::text, () -> !browser.texts(".cells").isEmpty());
  }

  @Test
  void nothingFoundSaysWhatToDo() {
    opens("fidelity?search=nosuchthing");

    assertThat(browser.texts(".empty"))
        .containsExactly("No cell is like that. Try another text or outcome.");
  }

  @Test
  void versionsThatAreNotThereAreSaidToBeNone() {
    opens("fidelity?from=stripe-v1@1999-01-01&to=whop@2025-01-01");

    shows("[role=alert]", "There are no such versions.");
    browser.complaints(); // the 404
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fidelity",
        PAIR,
        PAIR
            + "&search=refresh&cell=request%7Cuse_case%5Baccount_onboarding%5D%5Brefresh_url%5D%7Cany"
      })
  void axeFindsNothingInLightAndDarkWideAndNarrow(String page) {
    for (String scheme : List.of("light", "dark")) {
      browser.shows(scheme, 1280, 900, 1);
      opens(page);
      assertThat(axe.violations(browser)).isEmpty();

      browser.shows(scheme, 320, 640, 1);
      assertThat(axe.violations(browser)).isEmpty();
      assertThat(
              browser.script(
                  "const e = document.documentElement; return e.scrollWidth - e.clientWidth"))
          .isEqualTo(0L);
    }
    browser.shows("light", 1280, 900, 1);
  }

  @Test
  void aPictureIsMadeForTheDocumentation() throws IOException {
    browser.shows("light", 1280, 900, 1);
    opens(
        PAIR
            + "&search=refresh&cell=request%7Cuse_case%5Baccount_onboarding%5D%5Brefresh_url%5D%7Cany");
    shows(".run h3", "The upstream is told");

    BufferedImage whole = ImageIO.read(new ByteArrayInputStream(browser.picture()));
    ByteArrayOutputStream png = new ByteArrayOutputStream(); // in all colours: they mean something
    ImageIO.write(whole.getSubimage(0, 0, 1280, Math.min(1400, whole.getHeight())), "png", png);
    byte[] picture = png.toByteArray();

    assertThat(picture.length).isBetween(10_000, 400_000);
    String pictures = System.getProperty("linkgate.pictures", "");
    if (!pictures.isEmpty()) {
      Files.write(Files.createDirectories(Path.of(pictures)).resolve("fidelity.png"), picture);
    }
  }
}
