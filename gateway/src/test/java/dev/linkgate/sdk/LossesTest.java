package dev.linkgate.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.SpecCheck;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code on-loss: refuse}, the default: nothing is sent without what was asked. */
@ExtendWith(SdkRun.class)
class LossesTest {
  @AutoClose private static final Stage STAGE = new Stage();
  private static final Set<Cell> RICHER = new HashSet<>();

  static {
    for (SdkCaller caller : SdkCaller.values()) {
      for (Target target : Target.values()) {
        STAGE.cell(caller, target).onLoss("refuse");
        RICHER.add(STAGE.cell(caller, target).onLoss("refuse"));
      }
    }
  }

  @BeforeAll
  static void start() {
    STAGE.start().run(cell -> cell.ask("account_onboarding", options(cell)));
  }

  private static SdkOptions options(Cell cell) {
    SdkOptions options = SdkOptions.DEFAULT.withRetries(SdkExpectation.RETRIES);
    return RICHER.contains(cell) ? options.withRicherFields() : options;
  }

  private static List<String> avoidable(Cell cell) {
    return Expected.avoidableLosses(cell.caller(), cell.target(), options(cell));
  }

  static Stream<Cell> refused() {
    return STAGE.cells().stream().filter(cell -> !avoidable(cell).isEmpty());
  }

  static Stream<Cell> made() {
    return STAGE.cells().stream().filter(cell -> avoidable(cell).isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void everyLossIsRefusedByNameBeforeAnythingIsSent(Cell cell) {
    SdkReply reply = STAGE.reply(cell);

    assertThat(reply).isInstanceOf(SdkReply.Failed.class);
    SdkReply.Failed failed = (SdkReply.Failed) reply;
    assertThat(failed.errorClass())
        .isEqualTo(
            cell.caller().name().startsWith("STRIPE_JAVA")
                ? "InvalidRequestException"
                : "StripeInvalidRequestError");
    assertThat(failed.status()).isEqualTo(400);
    assertThat(failed.said()).contains(avoidable(cell)).contains("'" + cell.upstreamName() + "'");
    assertThat(failed.said()).doesNotContain("configurations");
    if (cell.caller().api().equals("stripe-v1")) {
      assertThat(failed.param()).isEqualTo(avoidable(cell).getFirst());
    }
    assertThat(cell.tap().attempts()).isOne();
    assertThat(cell.tap().answeredHeaders("Linkgate-Fault")).containsExactly("caller");
    assertThat(cell.asked()).isEmpty();
  }

  /** What its version demands, no caller could leave out: {@code configurations} is only told. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("made")
  void whatLosesNothingAvoidableIsMade(Cell cell) {
    SdkReply reply = STAGE.reply(cell);

    assertThat(reply).isInstanceOf(SdkReply.Ok.class);
    List<String> told = Expected.losses(cell.caller(), cell.target(), options(cell));
    assertThat(cell.tap().answeredHeaders("Linkgate-Lost"))
        .isEqualTo(told.isEmpty() ? List.of() : List.of(String.join(", ", told)));
    assertThat(cell.asked()).hasSize(cell.target().isSandbox() ? 0 : 1);
    cell.asked().forEach(asked -> assertThat(SpecCheck.violations(asked)).isEmpty());
  }
}
