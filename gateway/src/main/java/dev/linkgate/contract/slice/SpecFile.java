package dev.linkgate.contract.slice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a document whole or not at all. */
final class SpecFile {
  private static final Pattern CHECKED =
      Pattern.compile("(?m)^( +" + Keywords.CHECKED_THROUGH + ": ).*$");

  private SpecFile() {}

  /**
   * Writes beside the place, then moves.
   *
   * @throws UpdateRefused when that is not possible; what was there is untouched
   */
  static void write(Path target, String text) {
    Path beside = target.resolveSibling("." + target.getFileName() + ".new");
    try {
      Files.writeString(beside, text, StandardCharsets.UTF_8);
      Files.move(
          beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      forget(beside);
      throw new UpdateRefused(target + ": cannot be written (" + why(e) + ")");
    }
  }

  /** Lets the range of a document reach a version, and leaves every other line as it is. */
  static void raise(Path file, String text, String version) {
    Matcher line = CHECKED.matcher(text);
    if (!line.find()) {
      throw new UpdateRefused(file + ": has no line for info." + Keywords.CHECKED_THROUGH);
    }
    boolean dated = version.chars().noneMatch(Character::isLetter);
    String quoted = dated ? '"' + version + '"' : version;
    write(file, line.replaceFirst("$1" + Matcher.quoteReplacement(quoted)));
  }

  private static void forget(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // It is a hidden file that the next run replaces.
    }
  }

  private static String why(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "no permission";
      case NoSuchFileException _ -> "no such folder";
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }
}
