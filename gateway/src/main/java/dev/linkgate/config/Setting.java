package dev.linkgate.config;

import org.jspecify.annotations.Nullable;

/**
 * One value of a configuration, as an operator may see it.
 *
 * @param path such as {@code upstreams.whop.timeout} or {@code callers[0].keys[1]}
 * @param value never a secret: its reference, or the beginning of its hash
 * @param place where the file says it; null where the file does not
 */
public record Setting(String path, String value, Source source, @Nullable Place place) {
  /** Who says so. */
  public enum Source {
    FILE,
    /** Nobody: it is so unless somebody says otherwise. */
    DEFAULT,
    COMMAND_LINE
  }
}
