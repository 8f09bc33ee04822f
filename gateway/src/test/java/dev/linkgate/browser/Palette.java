package dev.linkgate.browser;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Makes a picture of a page small: pages have few colours, and letters' edges need not be exact.
 */
final class Palette {
  private static final int COLOURS = 16;

  private Palette() {}

  /** The same picture as PNG, in its most frequent colours. */
  static byte[] png(BufferedImage picture) throws IOException {
    int[] pixels =
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    Map<Integer, Integer> frequency = new HashMap<>();
    for (int pixel : pixels) {
      frequency.merge(pixel & 0xffffff, 1, Integer::sum);
    }
    List<Integer> colours =
        frequency.entrySet().stream()
            .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
            .limit(COLOURS)
            .map(Map.Entry::getKey)
            .toList();
    int[] palette = colours.stream().mapToInt(Integer::intValue).toArray();
    IndexColorModel model =
        new IndexColorModel(4, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage small =
        new BufferedImage(
            picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_BINARY, model);
    Map<Integer, Integer> nearest = new HashMap<>();
    for (int i = 0; i < pixels.length; i++) {
      int index = nearest.computeIfAbsent(pixels[i] & 0xffffff, it -> nearest(it, palette));
      small.getRaster().setSample(i % picture.getWidth(), i / picture.getWidth(), 0, index);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(small, "png", out);
    return out.toByteArray();
  }

  private static int nearest(int colour, int[] palette) {
    int best = 0;
    for (int i = 1; i < palette.length; i++) {
      if (distance(colour, palette[i]) < distance(colour, palette[best])) {
        best = i;
      }
    }
    return best;
  }

  private static int distance(int a, int b) {
    int red = (a >> 16) - (b >> 16);
    int green = (a >> 8 & 255) - (b >> 8 & 255);
    int blue = (a & 255) - (b & 255);
    return red * red + green * green + blue * blue;
  }
}
