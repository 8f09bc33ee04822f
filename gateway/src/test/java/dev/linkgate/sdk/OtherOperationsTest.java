package dev.linkgate.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import dev.linkgate.testing.RecordedRequest;
import dev.linkgate.testing.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An SDK sets its host once per client: what else an application asks for comes here too. */
@ExtendWith(SdkRun.class)
class OtherOperationsTest {
  @AutoClose private static final Stage STAGE = new Stage();
  private static final List<Cell> CELLS = new ArrayList<>();
  private static final Cell STRIPE = first(SdkCaller.STRIPE_JAVA_V1, Target.V1, "stripe");
  private static final Cell WHOP = first(SdkCaller.WHOP42, Target.WHOP_ACCOUNT, "whop");

  static {
    for (SdkCaller caller : SdkCaller.values()) {
      Cell host = caller.isWhop() ? WHOP : STRIPE;
      CELLS.add(
          STAGE
              .cell(caller, host.target())
              .callerHas("relay: [\"GET " + allowed(caller) + "*\"]")
              .sharing(host));
    }
  }

  private static Cell first(SdkCaller caller, Target target, String space) {
    Cell cell = STAGE.cell(caller, target).takesRelayOf(space);
    return cell.upstreamDoes(
        Reply.json(200, "{\"id\":\"acct_1\",\"object\":\"account\"}")
            .with("Request-Id", "req_ofTheProvider"));
  }

  private static String allowed(SdkCaller caller) {
    return switch (caller.api()) {
      case "stripe-v1" -> "/v1/accounts/";
      case "stripe-v2" -> "/v2/core/accounts/";
      default -> "/api/v1/companies/";
    };
  }

  /** As the SDK wants it: Whop's has the base path already. */
  private static String path(SdkCaller caller, String path) {
    return caller.isWhop() ? path.substring("/api/v1".length()) : path;
  }

  @BeforeAll
  static void start() {
    STAGE.start();
  }

  static Stream<Cell> cells() {
    return CELLS.stream();
  }

  private static List<RecordedRequest> asked(Cell cell, String path) {
    return cell.asked().stream().filter(asked -> asked.target().equals(path)).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void whatACallerMayRelayReachesTheProviderWithOurKey(Cell cell) {
    String path = allowed(cell.caller()) + "acct_of_" + cell.callerName();
    String version = cell.caller().defaultVersion();

    SdkReply reply = cell.raw(SdkOptions.DEFAULT, "GET", path(cell.caller(), path), null);

    assertThat(reply).isInstanceOf(SdkReply.Ok.class);
    assertThat(((SdkReply.Ok) reply).value().path("id").asText()).isEqualTo("acct_1");
    assertThat(cell.tap().answeredHeaders("Request-Id")).contains("req_ofTheProvider");
    assertThat(asked(cell, path)).hasSize(1);
    RecordedRequest asked = asked(cell, path).getFirst();
    Cell host = cell.caller().isWhop() ? WHOP : STRIPE;
    assertThat(asked.header("Authorization")).isEqualTo("Bearer " + host.upstreamKey());
    assertThat(asked.version()).isEqualTo(version == null ? "2025-01-01" : version);
    assertThat(asked.headers().list().toString()).doesNotContain(cell.key());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void whatItMayNotIsThatApisUnknownPath(Cell cell) {
    String path = allowed(cell.caller()).replaceAll("accounts|companies", "payouts") + "x";
    boolean whop = cell.caller().isWhop();
    boolean java = cell.caller().name().startsWith("STRIPE_JAVA");
    int before = cell.asked().size();

    SdkReply reply = cell.raw(SdkOptions.DEFAULT, "GET", path(cell.caller(), path), null);

    assertThat(reply).isInstanceOf(SdkReply.Failed.class);
    SdkReply.Failed failed = (SdkReply.Failed) reply;
    assertThat(failed.status()).isEqualTo(404);
    assertThat(failed.errorClass())
        .isEqualTo(
            whop
                ? "NotFoundError"
                : java ? "InvalidRequestException" : "StripeInvalidRequestError");
    assertThat(failed.said()).contains(whop ? "Nothing is served" : "Unrecognized request URL");
    assertThat(cell.asked()).hasSize(before);
  }

  @Test
  void typedMethodsOfStripeJavaWorkAndAreRefusedAlike() throws Exception {
    Cell cell = CELLS.getFirst();
    StripeClient stripe =
        StripeClient.builder().setApiKey(cell.key()).setApiBase(cell.tap().url()).build();

    assertThat(stripe.v1().accounts().retrieve("acct_typed").getId()).isEqualTo("acct_1");
    assertThat(asked(cell, "/v1/accounts/acct_typed")).hasSize(1);
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> stripe.v1().balance().retrieve())
        .satisfies(e -> assertThat(e.getStatusCode()).isEqualTo(404));
  }
}
