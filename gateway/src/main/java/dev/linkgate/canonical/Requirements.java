package dev.linkgate.canonical;

import org.jspecify.annotations.Nullable;

/**
 * What a hosted flow is asked to collect; a null says the caller left the choice to the provider.
 *
 * @param fields which requirements are collected
 * @param future whether future requirements are collected too
 */
public record Requirements(@Nullable Due fields, @Nullable FutureRequirements future) {
  /** The caller asked for nothing in particular. */
  public static final Requirements UNSAID = new Requirements(null, null);
}
