package dev.linkgate.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultOrderTest {
  @ParameterizedTest
  @EnumSource
  void everyFaultIsOrderedByItsNameAndForEveryOtherTime(SandboxFault fault) throws Exception {
    assertThat(FaultOrder.parse(fault.word())).isEqualTo(FaultOrder.of(fault));
    assertThat(FaultOrder.ofAccount("biz_fault_" + fault.word())).contains(FaultOrder.of(fault));

    FaultOrder once = FaultOrder.ofAccount("acct_fault_" + fault.word() + "_once").orElseThrow();

    assertThat(once).isEqualTo(new FaultOrder(fault, true, FaultOrder.of(fault).latency()));
  }

  @ParameterizedTest
  @CsvSource({
    "429, THROTTLED, false, PT0S",
    "401, WRONG_KEY, false, PT0S",
    "slow, SLOW, false, PT2S",
    "slow; latency=250ms, SLOW, false, PT0.25S",
    "slow_once;latency=1s, SLOW, true, PT1S",
    "' reset_after_once ; latency=0ms ', RESET_AFTER, true, PT0S",
  })
  void headersValueIsRead(String text, SandboxFault fault, boolean once, Duration latency)
      throws Exception {
    assertThat(FaultOrder.parse(text)).isEqualTo(new FaultOrder(fault, once, latency));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "430",
        "once",
        "_once",
        "429_once_once",
        "RESET",
        "429; latency=1h",
        "429; latency=-1s",
        "429; latency=1234567ms",
        "429; status=500",
        "429, 500"
      })
  void whatIsNoFaultIsRefusedWithTheListOfThem(String text) {
    assertThatThrownBy(() -> FaultOrder.parse(text))
        .isInstanceOf(FaultOrder.Unknown.class)
        .satisfies(
            e ->
                assertThat(e.getMessage())
                    .contains(
                        Arrays.stream(SandboxFault.values()).map(SandboxFault::word).toList()));
  }

  @Test
  void oneFaultIsHadByManyAccounts() throws Exception {
    assertThat(FaultOrder.ofAccount("acct_fault_429-7"))
        .contains(FaultOrder.of(SandboxFault.THROTTLED));
    assertThat(FaultOrder.ofAccount("biz_fault_reset_once-a-b").orElseThrow().once()).isTrue();
  }

  @Test
  void ordinaryAccountsOrderNothing() throws Exception {
    assertThat(FaultOrder.ofAccount("acct_1")).isEmpty();
    assertThat(FaultOrder.ofAccount("my_acct_fault_429")).isEmpty();
    assertThat(FaultOrder.ofAccount("default_fault_1")).isEmpty();
    assertThatThrownBy(() -> FaultOrder.ofAccount("acct_fault_"))
        .isInstanceOf(FaultOrder.Unknown.class);
  }
}
