package dev.linkgate.contract.drift;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Drift as it is kept.
 *
 * @param id given by the store
 * @param sighting all of its sightings
 * @param acknowledged when an operator took note of it; null before
 */
public record DriftRow(long id, Sighting sighting, @Nullable Instant acknowledged) {}
