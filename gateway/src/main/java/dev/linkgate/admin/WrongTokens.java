package dev.linkgate.admin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slows down who tries tokens. After a few wrong ones from an address every further one closes it
 * for twice as long, at most half a minute: nobody guesses at that pace, and an operator beside
 * them gets in soon. Sessions that are open stay so.
 */
final class WrongTokens {
  private static final Logger LOG = LoggerFactory.getLogger(WrongTokens.class);

  private static final int FREE = 5;
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration FORGOTTEN = Duration.ofMinutes(10);
  private static final int ADDRESSES = 1_000;

  private record Tried(int wrong, Instant last, Instant closedUntil) {}

  private final InstantSource clock;
  private final LongAdder looked = new LongAdder();
  private final LongAdder unlooked = new LongAdder();
  private final Map<String, Tried> byAddress =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tried> eldest) {
          return size() > ADDRESSES;
        }
      };

  WrongTokens(InstantSource clock) {
    this.clock = clock;
  }

  /** A wrong one came. */
  synchronized void add(String address) {
    looked.increment();
    Instant now = clock.instant();
    Tried before = byAddress.remove(address);
    int wrong = before == null || now.isAfter(before.last.plus(FORGOTTEN)) ? 1 : before.wrong + 1;
    Duration closed = closed(wrong);
    byAddress.put(address, new Tried(wrong, now, now.plus(closed)));
    LOG.warn(
        "a wrong admin token from {}, {} in a row; tokens from there are not looked at for {} s",
        address,
        wrong,
        closed.toSeconds());
  }

  private static Duration closed(int wrong) {
    if (wrong < FREE) {
      return Duration.ZERO;
    }
    Duration doubled = FIRST.multipliedBy(1L << Math.min(wrong - FREE, 10));
    return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
  }

  /** Wrong ones since the start. */
  long looked() {
    return looked.sum();
  }

  /** Tokens since the start that came while their address was closed. */
  long unlooked() {
    return unlooked.sum();
  }

  /** The right one came. */
  synchronized void clear(String address) {
    byAddress.remove(address);
  }

  /**
   * Lets an address try.
   *
   * @throws Problem 429 while it is closed
   */
  synchronized void check(String address) {
    Tried tried = byAddress.get(address);
    if (tried == null) {
      return;
    }
    Duration left = Duration.between(clock.instant(), tried.closedUntil);
    if (left.isPositive()) {
      unlooked.increment();
      LOG.warn("an admin token from {} was not looked at: too many wrong ones", address);
      throw new Problem(
          429,
          "too many wrong admin tokens came from here; tokens are looked at again in %d s"
              .formatted(left.toSeconds() + 1),
          left.plusSeconds(1),
          Map.of());
    }
  }
}
