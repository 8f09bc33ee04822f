package dev.linkgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.YamlGateway;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/**
 * What a script adds to the reference, and how it looks. With {@code
 * -Dlinkgate.pictures=docs/console} the picture of the documentation is made anew.
 */
class ReferenceTest {
  private static final String YAML =
      """
      callers: [{ name: shop, keys: ["lgk_key_of_a_platform_in_tests_001"] }]
      upstreams: { sandbox: { api: sandbox } }
      routes: [{ to: sandbox }]
      """;

  private static final String FINISHED = "section:has(#fidelity) tbody th";

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
    browser.until(browser::text, () -> browser.texts(".unfinished").isEmpty());
  }

  @Test
  void whatIsFoundOutMeanwhileComesOntoThePageByItself() {
    browser.complaints(); // those of other tests
    operator.opens("reference/whop/2025-01-01");

    browser.until(browser::text, () -> !browser.texts(FINISHED).isEmpty());

    assertThat(browser.texts(".unfinished")).isEmpty();
    operator.leftNothing("lgk_key_of_a_platform_in_tests_001");
  }

  @Test
  void slashLeadsToAFilterOfAllTables() {
    opens("reference/stripe-v2/2025-12-15.clover");
    int rows = browser.texts("tbody tr:not([hidden])").size();

    browser.keys("/", "Refresh_url");

    assertThat(browser.texts("tbody tr:not([hidden])"))
        .hasSizeBetween(2, rows / 2)
        .allMatch(row -> row.contains("refresh_url"));
    assertThat(browser.texts(".filter [role=status]").getFirst()).contains(" of " + rows + " rows");
    browser.keys(Keys.BACK_SPACE.toString().repeat("Refresh_url".length()));
    assertThat(browser.texts("tbody tr:not([hidden])")).hasSize(rows);
  }

  @Test
  void theSignOfALinkIsSeenWhereTheFocusIsAndLeadsToItsPlace() {
    opens("reference/stripe-v1/2024-09-30.acacia");
    browser.script("document.querySelector('#parameter-account .anchor').focus()");
    browser.until(
        () -> "the sign is not seen",
        () ->
            "1".equals(browser.script("return getComputedStyle(document.activeElement).opacity")));

    browser.keys(Keys.ENTER);

    assertThat(browser.url()).endsWith("/stripe-v1/2024-09-30.acacia#parameter-account");
    assertThat(browser.texts("tr:target th code")).containsExactly("account");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reference",
        "reference/nobody/2020-01-01",
        "reference/stripe-v1/2023-10-16",
        "reference/stripe-v2/2025-12-15.clover",
        "reference/whop/2026-09-22-3"
      })
  void axeFindsNothingInLightAndDarkWideAndNarrow(String page) {
    for (String scheme : new String[] {"light", "dark"}) {
      browser.shows(scheme, 1280, 900, 1);
      opens(page);
      browser.script("document.querySelectorAll('details').forEach(d => { d.open = true; })");
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
    opens("reference/stripe-v2/2025-12-15.clover");

    BufferedImage whole = ImageIO.read(new ByteArrayInputStream(browser.picture()));
    byte[] picture = Palette.png(whole.getSubimage(0, 0, 1280, Math.min(1400, whole.getHeight())));

    assertThat(picture.length).isBetween(10_000, 400_000);
    String pictures = System.getProperty("linkgate.pictures", "");
    if (!pictures.isEmpty()) {
      Files.write(Files.createDirectories(Path.of(pictures)).resolve("reference.png"), picture);
    }
  }
}
