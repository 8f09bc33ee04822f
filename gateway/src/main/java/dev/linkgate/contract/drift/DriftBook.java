package dev.linkgate.contract.drift;

import dev.linkgate.canonical.GatewayException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where drift is kept: a row for each {@link DriftKey}. */
public interface DriftBook {
  /**
   * The most rows of one upstream. More than any honest change of an API has places; what is beyond
   * is counted in one row of kind {@link DriftKind#MORE}.
   */
  int MOST_ROWS = 1_000;

  /**
   * Adds sightings to the rows there are, and makes those that are not; several nodes add up.
   *
   * @throws GatewayException for {@code STORE_DOWN} when nothing was added, as far as is known
   */
  void add(List<Sighting> sightings);

  /**
   * The rows, the latest seen first.
   *
   * @param upstream only this one's; null for all
   * @param all whether acknowledged ones too
   * @param limit at most so many
   * @throws GatewayException for {@code STORE_DOWN} when it cannot be read
   */
  List<DriftRow> list(@Nullable String upstream, boolean all, int limit);

  /**
   * Marks rows as known: all of these, or none when one of them is not there. They go on counting.
   *
   * @return those of the ids that are there
   * @throws GatewayException for {@code STORE_DOWN} when it cannot be written
   */
  List<Long> acknowledge(List<Long> ids);
}
