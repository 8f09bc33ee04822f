package dev.linkgate.contract.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LaneTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void eachIsTakenWhileThereAreFew() {
    Lane lane = new Lane(-SECOND);
    long every = SECOND / 90;

    assertThat(LongStream.range(0, 5_000).filter(i -> !lane.takes(i * every)).count()).isZero();
  }

  @Test
  void aSteadySampleIsTakenOfMany() {
    Lane lane = new Lane(0);
    long every = SECOND / 20_000;
    long tenSeconds = 200_000;

    long taken = LongStream.range(0, tenSeconds).filter(i -> lane.takes(i * every)).count();

    assertThat(taken).isBetween(1_000L, 1_000L + Lane.BURST + 1);
  }

  @Test
  void whatIsNewInAllIsTakenSoonAlsoAtSaturation() {
    Lane lane = new Lane(0);
    long every = SECOND / 20_000;
    long longest = 0;
    long last = 0;
    for (long i = 0; i < 200_000; i++) {
      if (lane.takes(i * every)) {
        longest = Math.max(longest, i * every - last);
        last = i * every;
      }
    }

    assertThat(Duration.ofNanos(longest))
        .isLessThanOrEqualTo(Lane.EVERY.plus(Duration.ofMillis(1)));
  }

  @Test
  void aRareSortHasItsOwnRoom() {
    Lanes lanes = new Lanes();
    for (int i = 0; i < 1_000; i++) {
      lanes.take("up", "2026-10-28.endive", 200, 0);
    }

    assertThat(lanes.take("up", "2026-10-28.endive", 200, 0)).isFalse();
    assertThat(lanes.take("up", "2026-10-28.endive", 500, 0)).isTrue();
    assertThat(lanes.take("other", "2026-10-28.endive", 200, 0)).isTrue();
  }

  @Test
  void versionsWithoutEndShareOneLane() {
    Lanes lanes = new Lanes();

    long taken = LongStream.range(0, 10_000).filter(i -> lanes.take("up", "v" + i, 200, 0)).count();

    assertThat(taken).isEqualTo(1_000 + Lane.BURST);
  }
}
