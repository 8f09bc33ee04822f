package dev.linkgate.server;

import static dev.linkgate.server.Caller.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkgate.testing.RecordedRequest;
import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.Reply;
import dev.linkgate.testing.YamlGateway;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RelayedOperationsTest {
  private RecordingUpstream upstream;
  private YamlGateway gateway;
  private Caller caller;

  @BeforeEach
  void start() {
    upstream = RecordingUpstream.start();
    gateway =
        YamlGateway.start(
            """
            callers:
              - name: shop
                keys: ["%1$s"]
                relay: ["GET /v1/accounts/*", "POST /v1/accounts", "HEAD /v1/accounts/*", "GET /v1/coupons/*", "DELETE /v1/coupons/*"]
                versions: { stripe-v1: 2024-06-20 }
              - { name: other, keys: ["%1$s-of-another"], relay: ["POST /v1/accounts"] }
            upstreams:
              stripe: { api: stripe-v1, base-url: "%2$s", api-key: sk_test_0123456789abcdef, api-version: 2026-08-26.dahlia }
            routes: [ { to: stripe } ]
            relay: { stripe: stripe }
            limits: { relay-body: 2MiB }
            """
                .formatted(KEY, upstream.baseUrl()));
    caller = new Caller(gateway);
  }

  @AfterEach
  void stop() {
    gateway.close();
    upstream.close();
  }

  @Test
  void anAllowedOperationGoesOnWithOurCredentialAndComesBackAsItIs() throws Exception {
    String body = "{ \"object\" : \"account\" }";
    upstream.enqueue(Reply.json(200, body).with("Request-Id", "req_stripe1"));

    HttpResponse<String> answer =
        caller.get("/v1/accounts/acct_1?expand%5B%5D=x", "Authorization", "Bearer " + KEY);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.headers().allValues("Request-Id")).containsExactly("req_stripe1");
    assertThat(answer.headers().firstValue("Linkgate-Upstream")).hasValue("stripe");
    RecordedRequest sent = upstream.takeRequest();
    assertThat(sent.target()).isEqualTo("/v1/accounts/acct_1?expand%5B%5D=x");
    assertThat(sent.header("Authorization")).isEqualTo("Bearer sk_test_0123456789abcdef");
    assertThat(sent.header("Stripe-Version")).isEqualTo("2024-06-20");
    assertThat(sent.header("Idempotency-Key")).isNull();
  }

  /** stripe-node 18 sends an empty object with a raw GET of v2. */
  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE"})
  void aBodyGoesOnWithAMethodThatNeedsNone(String method) throws Exception {
    upstream.always(Reply.json(200, "{}"));

    for (int call = 0; call < 2; call++) {
      HttpResponse<String> answer =
          caller.send(method, "/v1/coupons/c1", "a=b", "Authorization", "Bearer " + KEY);

      assertThat(answer.statusCode()).isEqualTo(200);
      RecordedRequest sent = upstream.takeRequest();
      assertThat(sent.method()).isEqualTo(method);
      assertThat(sent.text()).isEqualTo("a=b");
    }
    assertThat(upstream.requests()).hasSize(2);
  }

  @Test
  void theCallersOwnVersionGoesOn() throws Exception {
    caller.get(
        "/v1/accounts/acct_1",
        "Authorization",
        "Bearer " + KEY,
        "Stripe-Version",
        "2025-12-15.clover");

    assertThat(upstream.takeRequest().header("Stripe-Version")).isEqualTo("2025-12-15.clover");
  }

  @Test
  void twoCallersWithOneKeyReachTheUpstreamWithTwo() throws Exception {
    upstream.always(Reply.json(200, "{}"));

    HttpResponse<String> answer =
        caller.send(
            "POST",
            "/v1/accounts",
            "type=custom",
            "Authorization",
            "Bearer " + KEY,
            "Idempotency-Key",
            "same");
    caller.send(
        "POST",
        "/v1/accounts",
        "type=custom",
        "Authorization",
        "Bearer " + KEY + "-of-another",
        "Idempotency-Key",
        "same");

    String first = upstream.takeRequest().header("Idempotency-Key");
    String second = upstream.takeRequest().header("Idempotency-Key");
    assertThat(first).isNotNull().isNotEqualTo("same").isNotEqualTo(second);
    assertThat(answer.headers().allValues("Idempotency-Key")).containsExactly("same");
  }

  @Test
  void whatIsNotAllowedReachesNobody() throws Exception {
    assertThat(caller.get("/v1/charges", "Authorization", "Bearer " + KEY).statusCode())
        .isEqualTo(404);
    assertThat(
            caller
                .send("DELETE", "/v1/accounts/acct_1", "", "Authorization", "Bearer " + KEY)
                .statusCode())
        .isEqualTo(404);
    assertThat(upstream.requests()).isEmpty();
  }

  @Test
  void aBodyOfAMegabyteArrivesWhole() throws Exception {
    upstream.always(request -> Reply.json(200, "{\"length\":" + request.body().length + "}"));

    HttpResponse<String> answer =
        caller.send("POST", "/v1/accounts", "x".repeat(1 << 20), "Authorization", "Bearer " + KEY);

    assertThat(answer.body()).isEqualTo("{\"length\":1048576}");
  }

  @Test
  void aBodyPastTheLimitIsThatApisOwnRefusal() throws Exception {
    HttpResponse<String> answer =
        caller.send("POST", "/v1/accounts", "x".repeat(3 << 20), "Authorization", "Bearer " + KEY);

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("\"error\"");
    assertThat(upstream.requests()).isEmpty();
  }

  @Test
  void theProvidersRefusalOfOurKeyIsNotTheCallers() throws Exception {
    upstream.enqueue(
        Reply.json(401, "{\"error\":{\"message\":\"Invalid API Key provided: sk_test_***cdef\"}}"));

    HttpResponse<String> answer =
        caller.get("/v1/accounts/acct_1", "Authorization", "Bearer " + KEY);

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.headers().firstValue("Linkgate-Fault")).hasValue("gateway");
    assertThat(answer.body()).doesNotContain("cdef");
  }

  @Test
  void aRedirectIsNotPassedOn() throws Exception {
    upstream.enqueue(Reply.json(302, "{}").with("Location", "https://elsewhere.example/"));

    HttpResponse<String> answer =
        caller.get("/v1/accounts/acct_1", "Authorization", "Bearer " + KEY);

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.headers().firstValue("Location")).isEmpty();
  }

  @Test
  void anUnansweredOperationIsToldInTheApisWords() throws Exception {
    upstream.enqueue(Reply.WireEvent.RESET);

    HttpResponse<String> answer =
        caller.get("/v1/accounts/acct_1", "Authorization", "Bearer " + KEY);

    assertThat(answer.statusCode()).isGreaterThanOrEqualTo(500);
    assertThat(answer.body()).contains("\"error\"");
    assertThat(answer.headers().firstValue("Linkgate-Fault")).hasValue("upstream");
  }

  @Test
  void anAnswerCutShortIsCutForTheCallerToo() {
    upstream.enqueue(Reply.WireEvent.CUT_BODY);

    assertThatThrownBy(() -> caller.get("/v1/accounts/acct_1", "Authorization", "Bearer " + KEY))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aHeadHasNoBody() throws Exception {
    upstream.always(Reply.json(200, ""));

    HttpResponse<String> answer =
        caller.send("HEAD", "/v1/accounts/acct_1", "", "Authorization", "Bearer " + KEY);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }
}
