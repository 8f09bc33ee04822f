package dev.linkgate.canonical;

/**
 * Something the caller asked that the upstream's API cannot say.
 *
 * @param parameter what was asked
 * @param avoidable whether the caller could have left it out; what its own version demands is not
 */
public record Loss(Parameter parameter, boolean avoidable) {}
