package dev.linkgate.adapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlayMoneyTest {
  private static final Instant SINCE = Instant.parse("2030-01-07T10:00:00Z");

  private static PlayMoney after(Duration time, boolean paying) {
    return new PlayMoney(SINCE, SINCE.plus(time), paying);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0, 0, 2030-01-14T10:00:00Z",
    "PT23H59M, 0, 0, 2030-01-14T10:00:00Z",
    "P6DT23H, 600, 0, 2030-01-14T10:00:00Z",
    "P7D, 0, 700, 2030-01-21T10:00:00Z",
    "P17D, 300, 1400, 2030-01-28T10:00:00Z"
  })
  void aHundredComeInEachDayAndGoOutEachSeventh(
      Duration time, long comingUp, long paidOut, Instant next) {
    PlayMoney money = after(time, true);

    assertThat(money.comingUp()).isEqualTo(comingUp);
    assertThat(money.paidOut()).isEqualTo(paidOut);
    assertThat(money.held()).isZero();
    assertThat(money.nextPayout()).isEqualTo(next);
  }

  @Test
  void payoutsAreHeldWhileTheyAreNotEnabled() {
    PlayMoney money = after(Duration.ofDays(17), false);

    assertThat(money.held()).isEqualTo(1_400);
    assertThat(money.paidOut()).isZero();
  }

  @Test
  void theLastPayoutsAreListedNewestFirst() {
    assertThat(after(Duration.ofDays(40), true).last(3))
        .extracting(PlayMoney.Payout::at)
        .containsExactly(
            Instant.parse("2030-02-11T10:00:00Z"),
            Instant.parse("2030-02-04T10:00:00Z"),
            Instant.parse("2030-01-28T10:00:00Z"));
    assertThat(after(Duration.ofDays(8), true).last(3)).hasSize(1);
  }

  @Test
  void aClockThatIsSetBackShowsNoMoney() {
    PlayMoney money = after(Duration.ofDays(-30), true);

    assertThat(money.comingUp()).isZero();
    assertThat(money.last(5)).isEmpty();
  }
}
