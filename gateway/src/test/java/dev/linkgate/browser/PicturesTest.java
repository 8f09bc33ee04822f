package dev.linkgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pictures of the pages. With {@code -Dlinkgate.pictures=docs/images} those of the documentation
 * are made anew.
 */
class PicturesTest {
  /** The documentation is read on slow lines, too. */
  private static final int LARGEST = 60 * 1024;

  /** CSS pixels that the frame is wide, at least. */
  private static final int EDGE = 8;

  private static final int YELLOW = 0xffd60a;
  private static final int BLACK = 0x1c1a20;

  @AutoClose private static Chromium browser;
  @AutoClose private static Stage stage;

  @BeforeAll
  static void start() {
    browser = Chromium.start();
    stage = new Stage();
    stage.names("https://shop.example/payouts/again", "https://shop.example/payouts/done");
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

    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(browser.picture()));

    byte[] png = Palette.png(picture);
    String pictures = System.getProperty("linkgate.pictures", "");
    if (!pictures.isEmpty()) {
      Files.write(Files.createDirectories(Path.of(pictures)).resolve(name + ".png"), png);
    }
    assertThat(png.length).isLessThan(LARGEST);
    assertThat(edges(picture)).containsOnly("stripes");
  }

  /** Whether each edge has both colours of a building site, and nothing else much. */
  private static List<String> edges(BufferedImage picture) {
    int right = picture.getWidth() - EDGE;
    int bottom = picture.getHeight() - EDGE;
    return Stream.of(
            picture.getSubimage(0, 0, EDGE, picture.getHeight()),
            picture.getSubimage(right, 0, EDGE, picture.getHeight()),
            picture.getSubimage(0, 0, picture.getWidth(), EDGE),
            picture.getSubimage(0, bottom, picture.getWidth(), EDGE))
        .map(edge -> striped(edge) ? "stripes" : "no stripes")
        .toList();
  }

  private static boolean striped(BufferedImage edge) {
    int yellow = 0;
    int black = 0;
    for (int x = 0; x < edge.getWidth(); x++) {
      for (int y = 0; y < edge.getHeight(); y++) {
        int colour = edge.getRGB(x, y) & 0xffffff;
        yellow += colour == YELLOW ? 1 : 0;
        black += colour == BLACK ? 1 : 0;
      }
    }
    double all = edge.getWidth() * edge.getHeight();
    return yellow > 0.3 * all && black > 0.3 * all;
  }
}
