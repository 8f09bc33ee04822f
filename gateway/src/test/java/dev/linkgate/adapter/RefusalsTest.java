package dev.linkgate.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkgate.canonical.AccountId;
import dev.linkgate.canonical.Extras;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.LinkPurpose;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.RedirectUrl;
import dev.linkgate.canonical.Requirements;
import dev.linkgate.testing.SpecCheck;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each upstream's refusals mean, and how callers of each API read them. */
class RefusalsTest {
  private static final AccountId ACCOUNT = new AccountId("acct_1");

  static final LinkRequest ONBOARDING =
      new LinkRequest(
          ACCOUNT,
          new LinkPurpose.Onboarding(Requirements.UNSAID),
          new RedirectUrl("https://shop.example/refresh"),
          new RedirectUrl("https://shop.example/return"),
          Extras.NONE);

  static Stream<Arguments> refusals() {
    return Apis.NAMES.stream()
        .flatMap(
            api ->
                Fixture.in("adapter/refusals/" + api).stream().map(one -> Arguments.of(api, one)));
  }

  private static Failure refusal(String api, Fixture fixture) {
    HttpAnswer answer =
        new HttpAnswer(
            Integer.parseInt(fixture.head().getFirst().substring("HTTP ".length())),
            fixture.headers().with(api.equals("whop") ? "X-Request-Id" : "Request-Id", "req_up"),
            fixture.body().getBytes(StandardCharsets.UTF_8));
    Upstream upstream = Apis.upstream(api, Apis.newest(api), new Wire(answer));
    Translation translation = upstream.translate(ONBOARDING, ACCOUNT);
    return catchThrowableOfType(
            GatewayException.class,
            () -> upstream.create(translation, new IdempotencyKey("lg_key")))
        .failure();
  }

  private static String optional(Fixture fixture, String key, String otherwise) {
    return fixture.all(key).stream().findFirst().orElse(otherwise);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aRefusalIsReadForWhatItMeans(String api, Fixture expected) {
    Failure failure = refusal(api, expected);

    assertThat(failure.kind().name()).isEqualTo(optional(expected, "kind", ""));
    assertThat(failure.fault().name()).isEqualTo(optional(expected, "fault", ""));
    assertThat(String.valueOf(failure.reason())).isEqualTo(optional(expected, "reason", "null"));
    expected
        .all("about")
        .forEach(
            about ->
                assertThat(failure.parameter() == null ? "–" : failure.parameter().toString())
                    .isEqualTo(about));
    expected
        .all("code")
        .forEach(
            code ->
                assertThat(failure.providerCode() == null ? "–" : failure.providerCode())
                    .isEqualTo(code));
    expected
        .all("retry-after")
        .forEach(
            seconds ->
                assertThat(
                        failure.retryAfter() == null
                            ? "–"
                            : String.valueOf(failure.retryAfter().toSeconds()))
                    .isEqualTo(seconds));
    assertThat(failure.upstreamRequestId()).isEqualTo("req_up");
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void callersOfEachApiReadItInTheirOwnWords(String api, Fixture expected) {
    Failure failure = refusal(api, expected);
    for (String caller : Apis.NAMES) {
      Ingress ingress = Apis.ingress(caller);
      HttpAnswer answer =
          ingress.render(
              failure, new FailureContext("req_1", "POST", "/v1/account_links", ingress.names()));
      String text = new String(answer.body(), StandardCharsets.UTF_8);
      JsonNode body = Json.object(answer.body()).orElseThrow();

      for (String message : expected.all(caller)) {
        assertThat(body.path("error").path("message").asText()).isEqualTo(message);
      }
      for (String never : expected.all("never")) {
        assertThat(text).doesNotContain(never);
      }
      assertThat(text).doesNotContain(Apis.KEY, "canary", "evil.example").hasSizeLessThan(2_500);
      assertThat(answer.status()).isBetween(400, 599);
      assertThat(violations(caller, answer, body)).isEmpty();
    }
  }

  private static List<String> violations(String caller, HttpAnswer answer, JsonNode body) {
    boolean documented = !caller.equals("whop") || answer.status() < 409 || answer.status() == 422;
    return SpecCheck.violations(
        caller, Apis.newest(caller), documented ? answer.status() : 400, body);
  }
}
