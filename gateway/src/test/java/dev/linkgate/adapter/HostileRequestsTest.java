package dev.linkgate.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.linkgate.canonical.AccountId;
import dev.linkgate.canonical.Extras;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.LinkPurpose;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values no honest client sends, on their way to an upstream. */
class HostileRequestsTest {
  private static final String UNSPEAKABLE =
      "acct_1\r\nX: y\u0000\u2983ACCOUNT\u2984\u202eü😀&a[b]=c\"";

  private static LinkRequest with(LinkPurpose purpose, Extras extras) {
    LinkRequest plain = RefusalsTest.ONBOARDING;
    return new LinkRequest(plain.account(), purpose, plain.refreshUrl(), plain.returnUrl(), extras);
  }

  private static LinkRequest actingFor(String account, String context) {
    return with(
        RefusalsTest.ONBOARDING.purpose(),
        new Extras(
            List.of(),
            List.of(),
            account.isEmpty() ? null : account,
            context.isEmpty() ? null : context,
            List.of()));
  }

  private static Failure refused(String api, LinkRequest request) {
    Upstream upstream = Apis.upstream(api, Apis.newest(api), Wire.saying(200, "{}"));
    return catchThrowableOfType(
            GatewayException.class, () -> upstream.translate(request, request.account()))
        .failure();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acct_1\r\nAuthorization: Bearer x",
        "acct_1\nX: y",
        "acct_1\r",
        "a\u0000b",
        "a\u007fb",
        "a\u0085b",
        "acct_ü"
      })
  void aHeaderThatGoesOnCannotBeginAnother(String value) {
    Failure account = refused("stripe-v1", actingFor(value, ""));
    Failure context = refused("stripe-v1", actingFor("", value));
    Failure contextInV2 = refused("stripe-v2", actingFor("", value));

    assertThat(account.reason()).isEqualTo(Reason.PARAMETER_INVALID);
    assertThat(account.parameter()).isEqualTo(Field.ACTING_FOR);
    assertThat(context.parameter()).isEqualTo(Field.CONTEXT);
    assertThat(contextInV2.parameter()).isEqualTo(Field.CONTEXT);
    assertThat(account.message()).doesNotContain(value);
  }

  @Test
  void whoOneActsForIsNeverSilentlyLeftOut() {
    assertThat(refused("stripe-v2", actingFor("acct_9", "")).parameter())
        .isEqualTo(Field.ACTING_FOR);
    assertThat(refused("whop", actingFor("acct_9", "")).parameter()).isEqualTo(Field.ACTING_FOR);
  }

  @Test
  void anAccountIdStaysOneValueWhateverItHolds() {
    for (String api : Apis.NAMES) {
      Wire wire = Wire.saying(500, "");
      Upstream upstream = Apis.upstream(api, Apis.newest(api), wire);
      Translation asked = upstream.translate(RefusalsTest.ONBOARDING, new AccountId(UNSPEAKABLE));

      assertThatThrownBy(() -> upstream.create(asked, new IdempotencyKey("k")))
          .isInstanceOf(GatewayException.class);

      String name = api.equals("whop") ? "account_id" : "account";
      assertThat(wire.only().tree().path(name).asText()).isEqualTo(UNSPEAKABLE);
      assertThat(wire.only().tree().size()).isLessThanOrEqualTo(4);
      assertThat(wire.only().text()).doesNotContain("\r", "\n");
    }
  }

  @Test
  void anUnknownPurposeIsQuotedWithoutHarm() {
    LinkRequest request = with(new LinkPurpose.Unknown(UNSPEAKABLE), Extras.NONE);
    for (String api : Apis.NAMES) {
      Failure failure = refused(api, request);
      for (String caller : Apis.NAMES) {
        Ingress ingress = Apis.ingress(caller);

        HttpAnswer answer =
            ingress.render(failure, new FailureContext("req_1", "POST", "/", ingress.names()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(Json.object(answer.body())).isPresent();
      }
    }
  }

  @Test
  void whatHoldsAKeyOrALinkDoesNotPrintIt() {
    Wire wire = Wire.saying(200, "{}");
    Upstream upstream = Apis.upstream("whop", "2025-01-01", wire);
    Translation asked =
        upstream.translate(RefusalsTest.ONBOARDING, RefusalsTest.ONBOARDING.account());
    Failure failure =
        catchThrowableOfType(
                GatewayException.class, () -> upstream.create(asked, new IdempotencyKey("k")))
            .failure();

    assertThat(
            List.of(
                asked,
                wire.calls(),
                upstream.relayTarget().orElseThrow(),
                failure,
                new IdempotencyKey(Apis.KEY)))
        .noneMatch(one -> one.toString().contains(Apis.KEY));
  }

  @Test
  void aRelayedPathBecomesTheUpstreamsAddressOnce() {
    RelayTarget whop =
        Apis.upstream("whop", "2025-01-01", Wire.saying(200, "")).relayTarget().orElseThrow();
    RelayTarget stripe =
        Apis.upstream("stripe-v1", "2020-08-27", Wire.saying(200, "")).relayTarget().orElseThrow();

    assertThat(whop.uri().apply("/api/v1/account_links"))
        .hasToString("https://api.whop.com/api/v1/account_links");
    assertThat(whop.uri().apply("/account_links"))
        .hasToString("https://api.whop.com/api/v1/account_links");
    assertThat(stripe.uri().apply("/v1/accounts?expand[]=data&limit=3"))
        .hasToString("https://api.stripe.com/v1/accounts?expand[]=data&limit=3");
  }
}
