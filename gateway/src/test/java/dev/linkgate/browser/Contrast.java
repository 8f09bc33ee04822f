package dev.linkgate.browser;

import java.util.List;
import java.util.regex.Pattern;

/** How far apart two colours are, as WCAG counts it. */
final class Contrast {
  private static final Pattern NUMBER = Pattern.compile("[0-9.]+");

  private Contrast() {}

  /**
   * @param one {@code rgb(1, 2, 3)}, as browsers say colours
   */
  static double of(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  /**
   * @param length {@code 3px}
   */
  static double px(String length) {
    return numbers(length).getFirst();
  }

  private static double luminance(String colour) {
    List<Double> rgb = numbers(colour).stream().limit(3).map(it -> linear(it / 255)).toList();
    return 0.2126 * rgb.get(0) + 0.7152 * rgb.get(1) + 0.0722 * rgb.get(2);
  }

  private static double linear(double part) {
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  private static List<Double> numbers(String text) {
    return NUMBER.matcher(text).results().map(it -> it.group()).map(Double::valueOf).toList();
  }
}
