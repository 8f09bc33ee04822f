package dev.linkgate.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.DocumentedAnswers;
import dev.linkgate.testing.RecordedRequest;
import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.SpecCheck;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each caller straight against a recording provider: the harness is right before it meets us. */
@ExtendWith(SdkRun.class)
final class SdkCallersTest {
  private static final String KEY = "sk_test_canaryKeyOfTheCallers";

  private final RecordingUpstream upstream = RecordingUpstream.start();

  @AfterEach
  void close() {
    upstream.close();
  }

  static Stream<SdkCaller> stripe() {
    return Stream.of(SdkCaller.values()).filter(caller -> !caller.isWhop());
  }

  static Stream<SdkCaller> whop() {
    return Stream.of(SdkCaller.values()).filter(SdkCaller::isWhop);
  }

  @ParameterizedTest
  @EnumSource
  void getsItsOnboardingLinkInTheShapeOfItsVersion(SdkCaller caller) throws Exception {
    SdkReply reply = onboarding(caller, SdkOptions.DEFAULT);

    RecordedRequest request = upstream.takeRequest();
    assertThat(SpecCheck.violations(request)).isEmpty();
    assertLink(caller, request, reply);
  }

  @ParameterizedTest
  @EnumSource
  void getsItsLinkWithEveryFieldItsTypesKnow(SdkCaller caller) throws Exception {
    SdkReply reply = onboarding(caller, SdkOptions.DEFAULT.withRicherFields());

    RecordedRequest request = upstream.takeRequest();
    assertThat(SpecCheck.violations(request)).isEmpty();
    assertThat(request.tree().toString().contains("future_requirements"))
        .isEqualTo(caller.knowsCollectionOptions());
    assertThat(request.tree().toString().contains("configurations"))
        .isEqualTo(caller.sendsConfigurations());
    assertLink(caller, request, reply);
  }

  @ParameterizedTest
  @MethodSource("stripe")
  void getsItsUpdateLink(SdkCaller caller) throws Exception {
    caller.assumeAvailable();

    SdkReply reply =
        caller.update(upstream.baseUrl(), KEY, caller.sampleAccount(), SdkOptions.DEFAULT);

    RecordedRequest request = upstream.takeRequest();
    assertThat(SpecCheck.violations(request)).isEmpty();
    assertLink(caller, request, reply);
  }

  @ParameterizedTest
  @MethodSource("whop")
  void getsItsPayoutsLinkWithAndWithoutABasePath(SdkCaller caller) throws Exception {
    caller.assumeAvailable();

    for (String base : List.of(caller.baseUrlOn(upstream.baseUrl()), upstream.baseUrl())) {
      SdkReply reply = caller.payouts(base, KEY, caller.sampleAccount(), SdkOptions.DEFAULT);

      RecordedRequest request = upstream.takeRequest();
      assertThat(request.path())
          .isEqualTo(base.substring(upstream.baseUrl().length()) + "/account_links");
      assertThat(SpecCheck.violations(request)).isEmpty();
      assertLink(caller, request, reply);
    }
  }

  @ParameterizedTest
  @EnumSource
  void sendsItsOwnVersionKeyAndUrls(SdkCaller caller) throws Exception {
    onboarding(caller, SdkOptions.DEFAULT);

    RecordedRequest request = upstream.takeRequest();
    assertThat(request.api()).isEqualTo(caller.api());
    assertThat(request.version()).isEqualTo(caller.defaultVersion());
    assertThat(request.header("Authorization")).isEqualTo("Bearer " + KEY);
    assertThat(request.headers().first("Idempotency-Key").isPresent())
        .isEqualTo(caller.sendsIdempotencyKey());
    assertThat(request.tree().findValue("refresh_url").textValue())
        .isEqualTo(SdkCaller.REFRESH_URL);
  }

  @ParameterizedTest
  @EnumSource
  void sendsTheApplicationsIdempotencyKeyAndVersion(SdkCaller caller) throws Exception {
    String version = otherVersion(caller);
    SdkOptions options =
        SdkOptions.DEFAULT.withIdempotencyKey("application-key").withVersion(version);

    SdkReply reply = onboarding(caller, options);

    RecordedRequest request = upstream.takeRequest();
    assertThat(request.header("Idempotency-Key")).isEqualTo("application-key");
    assertThat(request.version()).isEqualTo(version);
    assertLink(caller, request, reply);
  }

  @ParameterizedTest
  @MethodSource("stripe")
  void showsWhatStripeEchoes(SdkCaller caller) throws Exception {
    SdkOptions options =
        SdkOptions.DEFAULT.withIdempotencyKey("application-key").withStripeAccount("acct_other");

    SdkReply reply = onboarding(caller, options);

    assertThat(upstream.takeRequest().header("Stripe-Account")).isEqualTo("acct_other");
    SdkReply.LastResponse last = ((SdkReply.Ok) reply).lastResponse();
    assertThat(last.idempotencyKey()).isEqualTo("application-key");
    assertThat(last.apiVersion()).isEqualTo(caller.defaultVersion());
    assertThat(last.stripeAccount()).isEqualTo("acct_other");
  }

  @ParameterizedTest
  @EnumSource
  void makesRawRequestsToOtherPaths(SdkCaller caller) throws Exception {
    caller.assumeAvailable();
    String path =
        switch (caller.api()) {
          case "stripe-v1" -> "/v1/accounts/acct_1";
          case "stripe-v2" -> "/v2/core/accounts/acct_1";
          default -> "/companies/biz_1";
        };

    SdkReply reply =
        caller.raw(
            caller.baseUrlOn(upstream.baseUrl()), KEY, SdkOptions.DEFAULT, "GET", path, null);

    assertThat(upstream.takeRequest().path()).endsWith(path);
    assertThat(((SdkReply.Failed) reply).status()).isEqualTo(404);
    assertThat(((SdkReply.Failed) reply).said()).isEqualTo("Scripted 404");
    assertThat(((SdkReply.Failed) reply).requestId()).startsWith("req_");
  }

  /** Another version with the shape this SDK sends: without configurations, that is endive's. */
  private static String otherVersion(SdkCaller caller) {
    if (caller.isWhop()) {
      return "2026-06-08";
    }
    return caller == SdkCaller.STRIPE23_V2 ? "2026-09-30.endive" : "2025-08-27.basil";
  }

  private SdkReply onboarding(SdkCaller caller, SdkOptions options) {
    caller.assumeAvailable();
    String base = caller.baseUrlOn(upstream.baseUrl());
    return caller.onboarding(base, KEY, caller.sampleAccount(), options);
  }

  private static void assertLink(SdkCaller caller, RecordedRequest request, SdkReply reply) {
    assertThat(reply).isInstanceOf(SdkReply.Ok.class);
    SdkReply.Ok ok = (SdkReply.Ok) reply;
    assertThat(ok.url()).contains(DocumentedAnswers.CANARY);
    assertThat(ok.lastResponse().statusCode()).isEqualTo(200);
    assertThat(ok.lastResponse().requestId()).startsWith("req_");
    assertThat(SpecCheck.violations(caller.api(), request.version(), 200, ok.value())).isEmpty();
  }
}
