package dev.linkgate.canonical;

/**
 * What a failure or a loss is about: a canonical field, or a parameter only the caller's API has.
 */
public sealed interface Parameter permits Field, Parameter.Own {
  /**
   * A parameter in the caller's own spelling.
   *
   * @param name as the caller's API writes it, brackets included
   */
  record Own(String name) implements Parameter {}
}
