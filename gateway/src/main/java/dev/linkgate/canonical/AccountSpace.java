package dev.linkgate.canonical;

/**
 * Whose account ids an API speaks. Two APIs of one provider share a space.
 *
 * @param name the word used in configuration, {@code stripe} or {@code whop}
 */
public record AccountSpace(String name) {}
