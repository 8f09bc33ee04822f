package dev.linkgate.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkgate.testing.RecordedRequest;
import dev.linkgate.testing.SpecCheck;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten unmodified SDK callers against six kinds of upstream, through a running gateway: everything
 * the SDKs' types offer is asked for, and every call succeeds under {@code on-loss: report}.
 */
@ExtendWith(SdkRun.class)
class EveryCallerEveryUpstreamTest {
  private static final SdkOptions RICHER = SdkOptions.DEFAULT.withRicherFields();
  @AutoClose private static final Stage STAGE = new Stage();

  static {
    for (SdkCaller caller : SdkCaller.values()) {
      for (Target target : Target.values()) {
        Cell cell = STAGE.cell(caller, target);
        if (target.api().equals("stripe-v2")) {
          String defaults = "defaults: { configurations: [" + Expected.DEFAULTED + "] }";
          cell.upstreamHas(target == Target.DAHLIA ? defaults : "timeout: 30s");
        }
      }
    }
  }

  @BeforeAll
  static void start() {
    STAGE.start().run(cell -> cell.ask("account_onboarding", RICHER));
  }

  static Stream<Cell> cells() {
    return STAGE.cells().stream();
  }

  static Stream<Cell> overTheWire() {
    return cells().filter(cell -> !cell.target().isSandbox());
  }

  private static SdkReply.Ok ok(Cell cell) {
    SdkReply reply = STAGE.reply(cell);
    assertThat(reply).isInstanceOf(SdkReply.Ok.class);
    return (SdkReply.Ok) reply;
  }

  private static RecordedRequest asked(Cell cell) {
    ok(cell);
    assertThat(cell.asked()).hasSize(1);
    return cell.asked().getFirst();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void answerHasTheCallersOwnShapeAndTheUpstreamsLink(Cell cell) {
    SdkReply.Ok ok = ok(cell);

    SdkCaller caller = cell.caller();
    assertThat(SpecCheck.violations(caller.api(), caller.defaultVersion(), 200, ok.value()))
        .isEmpty();
    ExpectedAnswer.check(cell, ok.value(), STAGE.url());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("overTheWire")
  void upstreamIsAskedOnceInItsOwnWordsForTheSame(Cell cell) {
    RecordedRequest asked = asked(cell);

    assertThat(SpecCheck.violations(asked)).isEmpty();
    assertThat(asked.tree()).isEqualTo(Expected.upstreamBody(cell.caller(), cell.target(), RICHER));
    assertThat(asked.version()).isEqualTo(Expected.upstreamVersion(cell.caller(), cell.target()));
    assertThat(asked.header("Authorization")).isEqualTo("Bearer " + cell.upstreamKey());
    if (cell.target().relays(cell.caller())) {
      assertThat(cell.tap().sent()).endsWith("\r\n\r\n" + asked.text());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void headersTellWhoMadeTheLinkAndWhatWasLost(Cell cell) {
    SdkReply.LastResponse last = ok(cell).lastResponse();

    Map<String, String> headers = last.headers();
    assertThat(last.requestId()).isNotNull().isEqualTo(headers.get("request-id"));
    assertThat(headers).containsEntry("linkgate-upstream", cell.upstreamName());
    assertThat(headers).doesNotContainKey("linkgate-fault");
    List<String> lost = Expected.losses(cell.caller(), cell.target(), RICHER);
    assertThat(headers.getOrDefault("linkgate-lost", "")).isEqualTo(String.join(", ", lost));
    String version = cell.caller().defaultVersion();
    assertThat(last.apiVersion()).isEqualTo(version == null ? "2025-01-01" : version);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("overTheWire")
  void bothRequestIdsComeBack(Cell cell) {
    Map<String, String> headers = ok(cell).lastResponse().headers();

    String ours =
        headers.getOrDefault("linkgate-request-id", headers.getOrDefault("request-id", ""));
    String theirs = headers.getOrDefault("linkgate-upstream-request-id", "");
    assertThat(ours).isNotEmpty().isNotEqualTo(theirs);
    assertThat(theirs).startsWith("req_").hasSize("req_".length() + 14);
    if (headers.containsKey("linkgate-request-id")) { // relayed as the upstream said it
      assertThat(headers).containsEntry("request-id", theirs);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("overTheWire")
  void keysStayOnTheirOwnSide(Cell cell) {
    RecordedRequest asked = asked(cell);

    String theirs = String.valueOf(asked.header("Idempotency-Key"));
    List<String> own = cell.tap().sentHeaders("Idempotency-Key");
    assertThat(own).hasSize(cell.caller().sendsIdempotencyKey() ? 1 : 0).doesNotContain(theirs);
    assertThat(theirs).hasSizeGreaterThan(20).hasSizeLessThanOrEqualTo(255);
    assertThat(asked.headers().toString() + asked.text()).doesNotContain(cell.key());
    own.forEach(key -> assertThat(asked.headers().list().toString()).doesNotContain(key));
    assertThat(cell.tap().answered()).doesNotContain(theirs, cell.upstreamKey());
    assertThat(ok(cell).lastResponse().idempotencyKey())
        .isEqualTo(own.isEmpty() ? null : own.getFirst());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void callerAsksOnce(Cell cell) {
    JsonNode value = ok(cell).value();

    assertThat(value.path("url").isTextual()).isTrue();
    assertThat(cell.tap().attempts()).isOne();
  }
}
