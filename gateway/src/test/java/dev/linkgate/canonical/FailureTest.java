package dev.linkgate.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailureTest {
  private static Failure of(FailureKind kind) {
    return Failure.of(kind, Fault.UPSTREAM, "m");
  }

  @Test
  void whatNeverLeftMayBeRepeatedWhateverTheKey() {
    assertThat(of(FailureKind.UPSTREAM_UNAVAILABLE).shouldRetry()).contains(true);
  }

  @Test
  void whatMayHaveBeenCarriedOutIsRepeatedOnlyUnderItsKey() {
    assertThat(of(FailureKind.OUTCOME_UNKNOWN).shouldRetry()).contains(false);
    assertThat(of(FailureKind.OUTCOME_UNKNOWN).retryWithSameKey(true).shouldRetry()).contains(true);
  }

  @Test
  void aRefusedCredentialIsNotTriedAgainWhateverTheKind() {
    for (FailureKind kind : FailureKind.values()) {
      assertThat(of(kind).because(Reason.OWN_CREDENTIAL).shouldRetry()).contains(false);
    }
  }

  @Test
  void eachStepKeepsWhatTheOthersSaid() {
    Failure failure =
        of(FailureKind.RATE_LIMITED)
            .about(Field.ACCOUNT)
            .because(Reason.OVERLOADED)
            .coded("c")
            .after(Duration.ofSeconds(1))
            .retryWithSameKey(true)
            .seenAs("req_up");

    assertThat(failure)
        .isEqualTo(
            new Failure(
                FailureKind.RATE_LIMITED,
                Fault.UPSTREAM,
                "m",
                Field.ACCOUNT,
                Reason.OVERLOADED,
                "c",
                Duration.ofSeconds(1),
                true,
                "req_up"));
  }

  @Test
  void secretsDoNotPrint() {
    assertThat(new Secret("canary").toString()).doesNotContain("canary");
    assertThat(new LinkUrl("https://canary").toString()).doesNotContain("canary");
    assertThat(new IdempotencyKey("canary").toString()).doesNotContain("canary");
  }
}
