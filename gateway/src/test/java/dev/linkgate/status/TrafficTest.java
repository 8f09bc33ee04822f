package dev.linkgate.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.canonical.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final AtomicLong nanos = new AtomicLong(-7_000_000_000L);
  private final Traffic traffic = new Traffic(InstantSource.fixed(NOW), nanos::get);

  @Test
  void eachPieceOfTimeHasWhatEndedInIt() {
    answered(200, 10);
    pass(Duration.ofSeconds(10));
    answered(200, 10);
    answered(200, 30);
    answered(503, 90);

    List<Point> points = traffic.of("whop").points();

    assertThat(points).hasSize(60);
    assertThat(points.get(58).count()).isEqualTo(1);
    assertThat(points.getLast().count()).isEqualTo(3);
    assertThat(points.getLast().errors()).isEqualTo(1);
    assertThat(points.getLast().longestMillis()).isEqualTo(90);
    assertThat(points.getLast().medianMillis()).isBetween(30.0, 43.0);
  }

  @Test
  void tenMinutesLaterItIsForgottenButTheLastOnesAreNot() {
    answered(200, 10);
    traffic.failed("whop", FailureKind.OUTCOME_UNKNOWN, 1);
    pass(Duration.ofMinutes(10));

    Traffic.Seen seen = traffic.of("whop");

    assertThat(seen.points()).containsOnly(Point.NOTHING);
    assertThat(seen.count()).isEqualTo(2);
    assertThat(seen.errors()).isEqualTo(1);
    assertThat(seen.lastSuccess()).isEqualTo(NOW);
    assertThat(seen.lastFailure()).isEqualTo(new Traffic.Failed(NOW, "outcome_unknown"));
  }

  @Test
  void aPieceThatComesAroundAgainBeginsAtNothing() {
    answered(500, 10);
    pass(Duration.ofMinutes(10));
    answered(200, 20);

    assertThat(traffic.of("whop").points().getLast()).isEqualTo(new Point(1, 0, 20, 20));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 429, 500, 503})
  void whatTheUpstreamIsToBlameForIsAnError(int status) {
    answered(status, 5);

    assertThat(traffic.of("whop").lastFailure())
        .isEqualTo(new Traffic.Failed(NOW, "answered " + status));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 400, 403, 404, 409})
  void whatTheRequestIsToBlameForIsNot(int status) {
    answered(status, 5);

    assertThat(traffic.of("whop").errors()).isZero();
    assertThat(traffic.of("whop").lastSuccess()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "3", "47", "300", "2900", "30000", "120000"})
  void aMedianIsNeverBelowAndLittleAboveTheTrueOne(long millis) {
    for (int i = 0; i < 3; i++) {
      answered(200, millis);
    }
    answered(200, 1_000_000);

    double median = traffic.of("whop").points().getLast().medianMillis();

    assertThat(median)
        .isBetween(Math.min((double) millis, 32_768), Math.max(1, (double) millis * 1.42));
  }

  @Test
  void upstreamsThatAreGoneAreForgotten() {
    answered(200, 5);

    traffic.keepOnly(Set.of("stripe"));

    assertThat(traffic.of("whop").count()).isZero();
  }

  @Test
  void nothingIsLostWhenManyCountAtOnce() {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 8; i++) {
        threads.execute(
            () -> {
              for (int n = 0; n < 5_000; n++) {
                answered(n % 2 == 0 ? 200 : 500, 5);
              }
            });
      }
    }

    Traffic.Seen seen = traffic.of("whop");
    assertThat(seen.count()).isEqualTo(40_000);
    assertThat(seen.points().getLast()).isEqualTo(new Point(40_000, 20_000, 5, 5));
  }

  private void answered(int status, long millis) {
    traffic.answered("whop", status, Duration.ofMillis(millis).toNanos());
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
