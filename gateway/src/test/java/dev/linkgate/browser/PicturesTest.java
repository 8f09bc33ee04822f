package dev.linkgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pictures of the pages. With {@code -Dlinkgate.pictures=docs/images} those of the documentation
 * are made anew.
 */
class PicturesTest {
  private static Chromium browser;
  private static Stage stage;

  @BeforeAll
  static void start() {
    browser = Chromium.start();
    stage = new Stage();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
      stage.close();
    }
  }

  @AfterEach
  void forget() {
    stage.reset();
  }

  @ParameterizedTest
  @CsvSource({
    "ONBOARDING, light, sandbox-onboarding",
    "UPDATE, light, sandbox-update",
    "PAYOUTS, dark, sandbox-payouts",
    "SPENT, light, sandbox-spent"
  })
  void everyPageIsFramedLikeABuildingSite(Pages page, String scheme, String name)
      throws IOException {
    browser.shows(scheme, 760, 500, 1);
    stage.at("2030-01-07T10:00:00Z");
    page.open(browser, stage);

    byte[] png = browser.picture();

    String pictures = System.getProperty("linkgate.pictures", "");
    if (!pictures.isEmpty()) {
      Files.write(Path.of(pictures, name + ".png"), png);
    }
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(picture.getWidth()).isEqualTo(760);
  }
}
