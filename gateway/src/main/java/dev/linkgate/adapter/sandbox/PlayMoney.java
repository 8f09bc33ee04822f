package dev.linkgate.adapter.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What an account would have earned: a hundred a day on the sandbox's clock, paid out every seventh
 * day. It follows from the account and the time, so that a clock that is advanced shows payouts.
 *
 * @param since when the account came into being
 * @param now on the sandbox's clock
 * @param paying whether payouts are enabled; otherwise they are held
 */
record PlayMoney(Instant since, Instant now, boolean paying) {
  private static final long A_DAY = 100;
  private static final int DAYS_BETWEEN = 7;
  private static final Duration BETWEEN = Duration.ofDays(DAYS_BETWEEN);

  /** A payout that was due. */
  record Payout(Instant at, long amount) {}

  /** Days that are over; a clock set back shows none. */
  private long days() {
    return Math.max(0, Duration.between(since, now).toDays());
  }

  long payoutsSoFar() {
    return days() / DAYS_BETWEEN;
  }

  private long duePayouts() {
    return payoutsSoFar() * DAYS_BETWEEN * A_DAY;
  }

  long paidOut() {
    return paying ? duePayouts() : 0;
  }

  long held() {
    return paying ? 0 : duePayouts();
  }

  /** What came in since the last payout. */
  long comingUp() {
    return days() % DAYS_BETWEEN * A_DAY;
  }

  Instant nextPayout() {
    return since.plus(BETWEEN.multipliedBy(payoutsSoFar() + 1));
  }

  /** The last payouts, newest first. */
  List<Payout> last(int most) {
    long count = payoutsSoFar();
    return LongStream.iterate(count, n -> n > Math.max(0, count - most), n -> n - 1)
        .mapToObj(n -> new Payout(since.plus(BETWEEN.multipliedBy(n)), DAYS_BETWEEN * A_DAY))
        .toList();
  }
}
