package dev.linkgate.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.testing.RecordedRequest;
import dev.linkgate.testing.SpecCheck;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** SDKs newer than our specs, callers with a pinned version, and Whop's two names for one id. */
@ExtendWith(SdkRun.class)
class VersionsOnTheWireTest {
  private static final String OLD = "2025-01-01";
  private static final String NEW = "2026-09-22-3";
  private static final List<String> NAMES = List.of("company_id", "account_id");

  @AutoClose private static final Stage STAGE = new Stage();
  private static final Map<List<Object>, Cell> CELLS = new HashMap<>();

  static {
    for (SdkCaller caller : SdkCaller.values()) {
      for (Target target : Target.values()) {
        CELLS.put(List.of(caller, target), STAGE.cell(caller, target));
      }
    }
    CELLS.put(
        List.of("pinned", Target.WHOP_ACCOUNT),
        STAGE
            .cell(SdkCaller.WHOP16, Target.WHOP_ACCOUNT)
            .callerHas("versions: { whop: " + NEW + " }"));
    for (Target target : List.of(Target.WHOP_COMPANY, Target.V1)) {
      for (String name : NAMES) {
        for (String version : List.of(OLD, NEW)) {
          CELLS.put(List.of(target, name, version), STAGE.cell(SdkCaller.WHOP42, target));
        }
      }
    }
  }

  @BeforeAll
  static void start() {
    STAGE.start();
  }

  private static Cell cell(Object... of) {
    return Objects.requireNonNull(CELLS.get(List.of(of)));
  }

  private static SdkReply.Ok ok(SdkReply reply) {
    assertThat(reply).isInstanceOf(SdkReply.Ok.class);
    return (SdkReply.Ok) reply;
  }

  private static SdkReply.Failed failed(SdkReply reply) {
    assertThat(reply).isInstanceOf(SdkReply.Failed.class);
    return (SdkReply.Failed) reply;
  }

  static Stream<Arguments> newest() {
    return Stream.of(SdkCaller.values())
        .flatMap(caller -> Stream.of(Target.values()).map(to -> Arguments.of(caller, to)));
  }

  private static String future(SdkCaller caller) {
    return caller.isWhop() ? "2027-01-01-1" : "2027-01-01.future";
  }

  /** The newest shape we know holds: no configurations, Whop's id under its newer name. */
  @ParameterizedTest(name = "{0} -> {1}")
  @MethodSource("newest")
  void versionWeDoNotKnowIsPlacedByItsDate(SdkCaller caller, Target target) {
    Cell cell = cell(caller, target);
    SdkOptions options = SdkOptions.DEFAULT.withVersion(future(caller));
    ObjectNode params = caller.link("account_onboarding", caller.sampleAccount(), options);
    if (caller.isWhop()) {
      params.set("account_id", params.remove("company_id"));
    } else if (caller.sendsConfigurations()) {
      Event.flow(cell, params).remove("configurations");
    }

    SdkReply.Ok ok = ok(cell.create(cell.key(), options, params));

    assertThat(ok.lastResponse().apiVersion()).isEqualTo(future(caller));
    assertThat(SpecCheck.violations(caller.api(), future(caller), 200, ok.value())).isEmpty();
    for (RecordedRequest asked : cell.asked()) {
      assertThat(SpecCheck.violations(asked)).isEmpty();
      assertThat(asked.version())
          .isEqualTo(target.relays(caller) ? future(caller) : target.version());
    }
  }

  @Test
  void configurationsAreRefusedByNameWhereTheVersionHasNone() {
    Cell cell = cell(SdkCaller.STRIPE20_V2, Target.V1);
    int before = cell.asked().size();

    SdkReply.Failed failed =
        failed(cell.ask("account_onboarding", SdkOptions.DEFAULT.withVersion("2026-09-30.endive")));

    assertThat(failed.status()).isEqualTo(400);
    assertThat(failed.said())
        .contains("use_case[account_onboarding][configurations]", "2026-09-30.endive");
    assertThat(cell.asked()).hasSize(before);
  }

  @Test
  void pinnedVersionHoldsForAnSdkThatNamesNone() {
    Cell cell = cell("pinned", Target.WHOP_ACCOUNT);
    ObjectNode params = SdkCaller.WHOP16.link("account_onboarding", Target.BIZ, SdkOptions.DEFAULT);
    params.set("account_id", params.remove("company_id"));

    SdkReply.Ok ok = ok(cell.create(cell.key(), SdkOptions.DEFAULT, params));

    assertThat(ok.lastResponse().apiVersion()).isEqualTo(NEW);
    assertThat(cell.asked()).hasSize(1);
    assertThat(cell.asked().getFirst().version()).isEqualTo(NEW);
    assertThat(cell.asked().getFirst().tree()).isEqualTo(params);
  }

  static Stream<Arguments> names() {
    return NAMES.stream()
        .flatMap(name -> Stream.of(OLD, NEW).map(version -> Arguments.of(name, version)));
  }

  private static ObjectNode whop(String name) {
    ObjectNode params = SdkCaller.WHOP42.link("account_onboarding", Target.BIZ, SdkOptions.DEFAULT);
    params.set(name, params.remove("company_id"));
    return params;
  }

  /**
   * Whop accepts the older name at newer versions; what it does about the opposite is not known.
   */
  @ParameterizedTest(name = "{0} at {1}")
  @MethodSource("names")
  void whopIsAskedUnderTheNameItsVersionHas(String name, String version) {
    Cell cell = cell(Target.WHOP_COMPANY, name, version);
    SdkOptions options = SdkOptions.DEFAULT.withVersion(version);
    boolean own = name.equals(version.equals(OLD) ? "company_id" : "account_id");

    ok(cell.create(cell.key(), options, whop(name)));

    RecordedRequest asked = cell.asked().getFirst();
    assertThat(SpecCheck.violations(asked)).isEmpty();
    assertThat(asked.version()).isEqualTo(own ? version : OLD);
    assertThat(asked.tree()).isEqualTo(own ? whop(name) : whop("company_id"));
    if (own) {
      assertThat(cell.tap().sent()).endsWith("\r\n\r\n" + asked.text());
    }
  }

  @ParameterizedTest(name = "{0} at {1}")
  @MethodSource("names")
  void errorsNameTheIdAsTheCallerDid(String name, String version) {
    Cell cell = cell(Target.V1, name, version);
    ObjectNode params = whop(name);
    params.put(name, "biz_nobodyMapped");

    SdkReply.Failed failed =
        failed(cell.create(cell.key(), SdkOptions.DEFAULT.withVersion(version), params));

    assertThat(failed.errorClass()).isEqualTo("NotFoundError");
    assertThat(failed.param()).isEqualTo(name);
    assertThat(cell.asked()).isEmpty();
  }

  @ParameterizedTest(name = "{0} at {1}")
  @MethodSource("names")
  void eitherNameIsTranslated(String name, String version) {
    Cell cell = cell(Target.V1, name, version);
    int before = cell.asked().size();

    JsonNode value =
        ok(cell.create(cell.key(), SdkOptions.DEFAULT.withVersion(version), whop(name))).value();

    assertThat(SpecCheck.violations("whop", version, 200, value)).isEmpty();
    assertThat(cell.asked()).hasSize(before + 1);
    assertThat(cell.asked().getLast().tree().path("account").asText()).isEqualTo(Target.ACCT);
  }
}
