package dev.linkgate.adapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.sandbox.Sandbox;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is done for an account is done under the fault its id orders. */
class AccountFaultsTest {
  private final AtomicInteger done = new AtomicInteger();
  private final SandboxFaults faults =
      new SandboxFaults("sandbox", Duration.ofMillis(1), Sandbox.inMemory(InstantSource.system()));

  private int work(String account) {
    return faults.under(account, done::incrementAndGet);
  }

  @Test
  void ordinaryAccountIsWorkedFor() {
    assertThat(work("acct_1")).isEqualTo(1);
    assertThat(work("acct_fault_drift")).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "acct_fault_404, NOT_FOUND, 0",
    "biz_fault_unavailable, UPSTREAM_UNAVAILABLE, 0",
    "acct_fault_timeout, OUTCOME_UNKNOWN, 0",
    "acct_fault_reset_after, OUTCOME_UNKNOWN, 1",
    "biz_fault_truncated-2, OUTCOME_UNKNOWN, 1",
  })
  void faultyAccountFailsBeforeOrAfterTheWork(String account, FailureKind kind, int worked) {
    assertThatThrownBy(() -> work(account))
        .isInstanceOfSatisfying(
            GatewayException.class, e -> assertThat(e.failure().kind()).isEqualTo(kind));
    assertThat(done).hasValue(worked);
  }

  @Test
  void accountThatOrdersNoFaultThereIsIsRefusedUnworked() {
    assertThatThrownBy(() -> work("acct_fault_nonsense"))
        .isInstanceOfSatisfying(
            GatewayException.class,
            e -> {
              Failure failure = e.failure();
              assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_REQUEST);
              assertThat(failure.parameter()).isEqualTo(Field.ACCOUNT);
            });
    assertThat(done).hasValue(0);
  }

  @Test
  void onceFailsTheFirstAndEveryOtherTime() {
    assertThatThrownBy(() -> work("acct_fault_500_once")).isInstanceOf(GatewayException.class);
    assertThat(work("acct_fault_500_once")).isEqualTo(1);
    assertThatThrownBy(() -> work("acct_fault_500_once")).isInstanceOf(GatewayException.class);
  }
}
