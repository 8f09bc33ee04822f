package dev.linkgate.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkgate.testing.SpecCheck;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Account updates and payouts portals: made where the upstream has them, refused where not. */
@ExtendWith(SdkRun.class)
class PurposesTest {
  private static final SdkOptions OPTIONS = SdkOptions.DEFAULT.withRetries(SdkExpectation.RETRIES);
  @AutoClose private static final Stage STAGE = new Stage();
  private static final Map<Cell, String> PURPOSES = new HashMap<>();

  static {
    for (SdkCaller caller : SdkCaller.values()) {
      for (Target target : Target.values()) {
        for (String purpose : List.of("account_update", "payouts_portal")) {
          Cell cell = STAGE.cell(caller, target);
          if (target == Target.DAHLIA) {
            cell.upstreamHas("defaults: { configurations: [" + Expected.DEFAULTED + "] }");
          }
          PURPOSES.put(cell, purpose);
        }
      }
    }
  }

  @BeforeAll
  static void start() {
    STAGE.start().run(cell -> cell.ask(purpose(cell), OPTIONS));
  }

  private static String purpose(Cell cell) {
    return Objects.requireNonNull(PURPOSES.get(cell));
  }

  /** Whether the caller's API has this purpose at all; its SDK's types say the same. */
  private static boolean sayable(Cell cell) {
    return cell.caller().isWhop() == purpose(cell).equals("payouts_portal");
  }

  /** A relayed request goes on even with what its API does not know: the provider judges. */
  private static boolean mapped(Cell cell) {
    if (cell.target().relays(cell.caller())) {
      return true;
    }
    boolean fits = cell.target().isWhop() == purpose(cell).equals("payouts_portal");
    return sayable(cell) && (fits || cell.target().isSandbox());
  }

  static Stream<Cell> made() {
    return STAGE.cells().stream().filter(PurposesTest::mapped);
  }

  static Stream<Cell> refused() {
    return STAGE.cells().stream().filter(cell -> !mapped(cell));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("made")
  void isMadeWhereTheUpstreamHasIt(Cell cell) {
    SdkReply reply = STAGE.reply(cell);

    assertThat(reply).isInstanceOf(SdkReply.Ok.class);
    JsonNode value = ((SdkReply.Ok) reply).value();
    if (!cell.target().isSandbox()) {
      assertThat(cell.asked()).hasSize(1);
      assertThat(cell.asked().getFirst().tree())
          .isEqualTo(Expected.upstreamBody(cell.caller(), cell.target(), purpose(cell), OPTIONS));
      assertThat(value.path("url")).isEqualTo(cell.links().getFirst().path("url"));
    }
    if (sayable(cell)) {
      String version = cell.caller().defaultVersion();
      assertThat(SpecCheck.violations(cell.caller().api(), version, 200, value)).isEmpty();
      cell.asked().forEach(asked -> assertThat(SpecCheck.violations(asked)).isEmpty());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void isRefusedInTheCallersWordsBeforeAnythingIsSent(Cell cell) {
    SdkReply reply = STAGE.reply(cell);

    assertThat(reply).isInstanceOf(SdkReply.Failed.class);
    SdkReply.Failed failed = (SdkReply.Failed) reply;
    boolean whop = cell.caller().isWhop();
    boolean java = cell.caller().name().startsWith("STRIPE_JAVA");
    assertThat(failed.errorClass())
        .isEqualTo(
            whop
                ? "BadRequestError"
                : java ? "InvalidRequestException" : "StripeInvalidRequestError");
    assertThat(failed.status()).isEqualTo(400);
    assertThat(failed.rawType()).isEqualTo("invalid_request_error");
    names(cell, failed);
    assertThat(failed.requestId()).startsWith("req_");
    assertThat(cell.tap().attempts()).isOne();
    assertThat(cell.tap().answeredHeaders("Linkgate-Fault")).containsExactly("caller");
    assertThat(cell.asked()).isEmpty();
  }

  /** The caller's parameter, and who has no such thing: the upstream, else the caller's own API. */
  private static void names(Cell cell, SdkReply.Failed failed) {
    switch (cell.caller().api()) {
      case "stripe-v1" -> assertThat(failed.param()).isEqualTo("type");
      case "stripe-v2" -> assertThat(failed.said()).contains("use_case[type]");
      default -> assertThat(failed.param()).isEqualTo("use_case");
    }
    if (sayable(cell)) {
      assertThat(failed.said())
          .contains(cell.upstreamName())
          .contains(cell.target().isWhop() ? "Whop has no link" : "Stripe has no");
    } else if (cell.caller().api().equals("stripe-v2")) { // an open enum there
      assertThat(failed.said()).contains("payouts_portal");
    } else {
      assertThat(failed.said()).contains("must be one of");
    }
  }
}
