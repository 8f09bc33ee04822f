package dev.linkgate.contract.drift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was seen and is not stored yet, and what is known already. */
final class Sightings {
  private static final Logger LOG = LoggerFactory.getLogger(DriftWatch.class);

  /** A patch repeats the schema it widens; one as long as this is no use to anybody. */
  private static final int LONGEST_PATCH = 8_000;

  private final BiConsumer<String, DriftKind> counted;
  private final Map<String, Set<DriftKey>> known = new HashMap<>();
  private final Map<DriftKey, Sighting> waiting = new HashMap<>();

  /**
   * @param counted told of each sighting
   */
  Sightings(BiConsumer<String, DriftKind> counted) {
    this.counted = counted;
  }

  /** These are no news. */
  synchronized void know(Collection<DriftKey> keys) {
    keys.forEach(key -> known(key.upstream()).add(key));
  }

  private Set<DriftKey> known(String upstream) {
    return known.computeIfAbsent(upstream, _ -> new HashSet<>());
  }

  synchronized void note(DriftKey seen, Deviation deviation, Instant at) {
    counted.accept(seen.upstream(), seen.kind());
    Set<DriftKey> rows = known(seen.upstream());
    boolean room = rows.contains(seen) || rows.size() < DriftBook.MOST_ROWS;
    DriftKey key = room ? seen : DriftKey.more(seen.upstream());
    if (rows.add(key)) {
      warn(key, deviation.sample());
    }
    Sighting before = waiting.get(key);
    Sighting now =
        before == null
            ? new Sighting(
                key, 1, at, at, room ? deviation.sample() : "", room ? patch(deviation) : null)
            : new Sighting(
                key, before.count() + 1, before.first(), at, before.sample(), before.patch());
    waiting.put(key, now);
  }

  private static @Nullable String patch(Deviation deviation) {
    String patch = deviation.patch().get();
    return patch == null || patch.length() > LONGEST_PATCH ? null : patch;
  }

  private static void warn(DriftKey key, String sample) {
    if (key.kind() == DriftKind.MORE) {
      LOG.warn(
          "upstream '{}' leaves its spec in more than {} places; what follows is only counted",
          key.upstream(),
          DriftBook.MOST_ROWS);
    } else {
      LOG.warn(
          "upstream '{}' leaves its spec: {} at '{}' of {} answers to {}, document {} {}: {}",
          key.upstream(),
          key.kind().word(),
          key.pointer(),
          key.answer(),
          key.operation(),
          key.api(),
          key.version(),
          sample);
    }
  }

  /** Takes what is to be stored, in the order in which every node writes rows. */
  synchronized List<Sighting> take() {
    List<Sighting> taken = new ArrayList<>(waiting.values());
    taken.sort((one, other) -> one.key().compareTo(other.key()));
    waiting.clear();
    return taken;
  }

  /** These could not be stored. */
  synchronized void putBack(List<Sighting> sightings) {
    sightings.forEach(sighting -> waiting.merge(sighting.key(), sighting, Sightings::together));
  }

  private static Sighting together(Sighting one, Sighting other) {
    return one.last().isAfter(other.last()) ? other.and(one) : one.and(other);
  }
}
