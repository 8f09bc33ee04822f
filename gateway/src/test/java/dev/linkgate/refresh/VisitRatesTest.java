package dev.linkgate.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class VisitRatesTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final VisitRates rates = new VisitRates(now::get);

  @Test
  void asManyAsAreAllowedComeInAMinute() {
    for (int i = 0; i < 3; i++) {
      assertThat(rates.tooMany("one", 3)).isEmpty();
    }
    now.set(Instant.EPOCH.plusSeconds(20));

    assertThat(rates.tooMany("one", 3)).contains(Duration.ofSeconds(40));
    assertThat(rates.tooMany("other", 3)).isEmpty();
  }

  @Test
  void theNextMinuteBeginsAnew() {
    rates.tooMany("one", 1);
    rates.tooMany("one", 1);
    now.set(Instant.EPOCH.plusSeconds(60));

    assertThat(rates.tooMany("one", 1)).isEmpty();
    assertThat(rates.tooMany("one", 1)).isPresent();
  }

  @Test
  void whoCameLongestAgoIsForgottenFirst() {
    rates.tooMany("first", 1);
    for (int i = 0; i < 49_999; i++) {
      rates.tooMany("later " + i, 1);
    }
    assertThat(rates.tooMany("first", 1)).as("still known").isPresent();

    rates.tooMany("one more", 1);

    assertThat(rates.tooMany("first", 1)).as("forgotten").isEmpty();
  }
}
