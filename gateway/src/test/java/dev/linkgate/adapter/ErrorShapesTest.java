package dev.linkgate.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Reason;
import dev.linkgate.testing.SpecCheck;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorShapesTest {
  /** One component describes every failure of Whop; these statuses are documented with it. */
  private static final Set<Integer> WHOP_DOCUMENTED = Set.of(400, 401, 403, 404, 422, 500);

  private static HttpAnswer render(String api, Failure failure) {
    Ingress ingress = Apis.ingress(api);
    return ingress.render(
        failure,
        new FailureContext("req_1", "POST", ingress.linkPaths().getFirst(), ingress.names()));
  }

  private static JsonNode error(HttpAnswer answer) {
    return Json.object(answer.body()).orElseThrow().path("error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stripe-v1", "stripe-v2", "whop"})
  void everyFailureFitsTheErrorSchemaOfEveryVersion(String api) {
    int checked = 0;
    for (Failure failure : ErrorCases.all()) {
      for (Failure variant : variants(failure)) {
        HttpAnswer answer = render(api, variant);
        ObjectNode body = Json.object(answer.body()).orElseThrow();
        for (String version : Apis.documents(api)) {
          int status =
              api.equals("whop") && !WHOP_DOCUMENTED.contains(answer.status())
                  ? 400
                  : answer.status();

          assertThat(SpecCheck.violations(api, version, status, body))
              .as("%s in %s: %s", variant.kind(), version, body)
              .isEmpty();
          checked++;
        }
        assertThat(answer.status()).isBetween(400, 599);
        assertThat(answer.headers().first("Content-Type")).contains("application/json");
      }
    }
    assertThat(checked).isGreaterThan(150);
  }

  private static Failure[] variants(Failure failure) {
    return new Failure[] {
      failure,
      failure.about(null),
      failure.coded("account_invalid"),
      failure.after(Duration.ofSeconds(12)),
      failure.retryWithSameKey(true)
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"stripe-v1", "stripe-v2"})
  void aTypeIsAlwaysOneThatOlderSdksKnow(String api) {
    Set<String> known =
        api.equals("stripe-v1")
            ? Set.of("api_error", "card_error", "idempotency_error", "invalid_request_error")
            : Set.of("api_error", "idempotency_error", "invalid_request_error", "rate_limit");

    for (Failure failure : ErrorCases.all()) {
      assertThat(known).contains(error(render(api, failure)).path("type").asText());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stripe-v1", "stripe-v2", "whop"})
  void aFailureAboutAParameterNamesItInTheCallersWords(String api) {
    for (Failure failure : ErrorCases.all()) {
      if (failure.parameter() == null) {
        continue;
      }
      JsonNode error = error(render(api, failure));
      String name = Apis.ingress(api).names().of(failure.parameter());

      if (api.equals("stripe-v2")) {
        assertThat(error.path("message").asText()).contains(name);
        assertThat(error.has("param")).isFalse();
      } else {
        assertThat(error.path("param").asText()).isEqualTo(name);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stripe-v1", "stripe-v2", "whop"})
  void whetherToTryAgainIsSaidInTheHeaderTheSdkReads(String api) {
    String header = api.equals("whop") ? "x-should-retry" : "Stripe-Should-Retry";
    for (Failure failure : ErrorCases.all()) {
      Headers headers = render(api, failure.after(Duration.ofSeconds(7))).headers();
      Headers sameKey = render(api, failure.retryWithSameKey(true)).headers();

      assertThat(headers.first("Retry-After")).contains("7");
      if (failure.reason() == Reason.OWN_CREDENTIAL) {
        assertThat(headers.first(header)).contains("false");
      } else if (failure.kind() == FailureKind.UPSTREAM_UNAVAILABLE) {
        assertThat(headers.first(header)).contains("true");
      } else if (failure.kind() == FailureKind.OUTCOME_UNKNOWN) {
        assertThat(headers.first(header)).contains("false");
        assertThat(sameKey.first(header)).contains("true");
      } else {
        assertThat(headers.first(header)).isEmpty();
      }
    }
  }
}
