package dev.linkgate.contract.drift;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Drift seen, once or several times.
 *
 * @param key what
 * @param count in how many of the answers that were checked
 * @param first when it was seen first
 * @param last when it was seen last
 * @param sample what kind of value it was, never the value but for words of an enum
 * @param patch JSON Patch (RFC 6902) of the document that accepts it; null where there is none
 */
public record Sighting(
    DriftKey key, long count, Instant first, Instant last, String sample, @Nullable String patch) {
  /** Both, as one. */
  Sighting and(Sighting later) {
    return new Sighting(
        key,
        count + later.count,
        first.isBefore(later.first) ? first : later.first,
        last.isAfter(later.last) ? last : later.last,
        later.sample,
        later.patch);
  }
}
