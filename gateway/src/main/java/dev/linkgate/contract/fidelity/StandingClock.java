package dev.linkgate.contract.fidelity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** A clock that stands still, and later: what follows it can be told from what does not. */
final class StandingClock implements InstantSource {
  private static final Instant USUAL = Instant.parse("2026-11-20T12:00:00.250Z");
  private static final Instant LATER = USUAL.plus(Duration.ofDays(400));

  private static final ScopedValue<Instant> MOMENT = ScopedValue.newInstance();

  @Override
  public Instant instant() {
    return MOMENT.orElse(USUAL);
  }

  /** What comes of something done later. */
  static <T> T later(Supplier<T> done) {
    return ScopedValue.where(MOMENT, LATER).call(done::get);
  }
}
