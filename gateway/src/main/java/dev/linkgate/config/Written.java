package dev.linkgate.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says, value by value, as an operator may see it.
 *
 * @param file as it was named to us; null: there is none
 * @param settings in the file's order
 * @param warnings what is odd in it but works
 */
public record Written(@Nullable String file, List<Setting> settings, List<Note> warnings) {
  /** Without a file. */
  static final Written NOTHING = new Written(null, List.of(), List.of());

  public Written {
    settings = List.copyOf(settings);
    warnings = List.copyOf(warnings);
  }

  /** All that a path says itself or through its items and keys. */
  List<Setting> under(String path) {
    return settings.stream().filter(it -> isUnder(path, it.path())).toList();
  }

  private static boolean isUnder(String path, String other) {
    return other.equals(path) || other.startsWith(path + "[") || other.startsWith(path + ".");
  }
}
