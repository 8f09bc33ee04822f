package dev.linkgate.refresh;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How often a minute something was asked for; in memory, so that each node counts its own. */
public final class VisitRates {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  /** Some 10 MB. Only what opens is counted, so that nobody fills it with what was made up. */
  private static final int REMEMBERED = 50_000;

  private final InstantSource clock;

  /** Those that were begun longest ago are forgotten first. */
  private final Map<String, Window> windows =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Window(Instant began, int count) {}

  /**
   * @param clock tells minutes
   */
  public VisitRates(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Counts one more.
   *
   * @return how long to wait when that is one too many, which is then not counted; empty otherwise
   */
  public synchronized Optional<Duration> tooMany(String what, int most) {
    Instant now = clock.instant();
    Window window = windows.get(what);
    if (window == null || !now.isBefore(window.began.plus(WINDOW))) {
      windows.remove(what); // to the end of the line
      windows.put(what, new Window(now, 1));
      return Optional.empty();
    }
    if (window.count >= most) {
      return Optional.of(Duration.between(now, window.began.plus(WINDOW)));
    }
    windows.put(what, new Window(window.began, window.count + 1));
    return Optional.empty();
  }
}
