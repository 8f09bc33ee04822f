package dev.linkgate.sandbox;

import java.time.Instant;

/**
 * Something that happened to a link.
 *
 * @param at on the sandbox's clock
 */
public record LinkEvent(Instant at, LinkState state) {}
