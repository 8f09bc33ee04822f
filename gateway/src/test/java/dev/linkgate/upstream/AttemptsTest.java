package dev.linkgate.upstream;

import static dev.linkgate.upstream.AttemptEvent.ANSWERED;
import static dev.linkgate.upstream.AttemptEvent.FAILED;
import static dev.linkgate.upstream.AttemptEvent.IN_PROGRESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptsTest {
  private static final Duration PAUSE = AttemptEvent.Retry.LATER.pause();

  private final Breaker breaker = new Breaker("stripe", Breaker.PAUSE);
  private final List<Duration> limits = new ArrayList<>();

  private static Attempt attempt(AttemptEvent event) {
    return new Attempt.Answered(event, new HttpAnswer(200, Headers.NONE, new byte[0]));
  }

  private Attempt firstInUse(Duration total) {
    return new Attempts(total, breaker, _ -> {})
        .make(
            true,
            limit -> {
              limits.add(limit);
              return attempt(limits.size() == 1 ? IN_PROGRESS : ANSWERED);
            });
  }

  @Test
  void theSecondAttemptHasWhatTheFirstAndThePauseLeft() {
    Duration total = Duration.ofSeconds(30);

    Attempt made = firstInUse(total);

    assertThat(made.event()).isEqualTo(ANSWERED);
    assertThat(limits).hasSize(2);
    assertThat(limits.get(0)).isEqualTo(total);
    assertThat(limits.get(1)).isPositive().isLessThanOrEqualTo(total.minus(PAUSE));
  }

  @Test
  void thereIsNoSecondWhereThePauseTakesAllThatIsLeft() {
    Attempt made = firstInUse(PAUSE);

    assertThat(made.event()).isEqualTo(IN_PROGRESS);
    assertThat(limits).hasSize(1);
  }

  @Test
  void thereIsNoSecondWhileTheBreakerIsOpen() {
    for (int i = 0; i < 5; i++) {
      try (Breaker.Passage passage = breaker.enter()) {
        passage.tell(FAILED);
      }
    }

    Attempt made = firstInUse(Duration.ofSeconds(30));

    assertThat(made.event()).isEqualTo(IN_PROGRESS);
    assertThat(limits).hasSize(1);
  }

  @Test
  void aThreadThatIsWantedBackDoesNotWait() {
    Thread.currentThread().interrupt();

    Attempt made = firstInUse(Duration.ofSeconds(30));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(made.event()).isEqualTo(IN_PROGRESS);
    assertThat(limits).hasSize(1);
  }
}
