package dev.linkgate.contract.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final AtomicLong clock = new AtomicLong(5);
  private final List<Long> waited = new ArrayList<>();
  private final Pace pace = new Pace(10, clock::get, waited::add);

  @Test
  void requestsAreSpacedOutEvenly() {
    pace.await(1);
    pace.await(1);
    pace.await(1);

    assertThat(waited).containsExactly(0L, 100_000_000L, 200_000_000L);
  }

  @Test
  void twoAtOneTimeTakeTwoTurns() {
    pace.await(2);
    pace.await(1);

    assertThat(waited).containsExactly(0L, 200_000_000L);
  }

  @Test
  void timeThatHasPassedIsNotMadeUpFor() {
    pace.await(1);
    clock.addAndGet(Duration.ofSeconds(1).toNanos());
    pace.await(1);
    pace.await(1);

    assertThat(waited).containsExactly(0L, 0L, 100_000_000L);
  }

  @Test
  void aServerMayAskForMore() {
    pace.pause(Duration.ofSeconds(3));

    assertThat(waited).containsExactly(3_000_000_000L);
  }
}
