package dev.linkgate.server;

import static dev.linkgate.server.Caller.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.Reply;
import dev.linkgate.testing.YamlGateway;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

final class AnswerHeadersTest {
  private static String whopAndStripe(RecordingUpstream upstream) {
    return """
    callers: [ { name: shop, keys: ["%s"] } ]
    upstreams:
      whop: { api: whop, base-url: "%s/api/v1", api-key: test_whop_key_0123456789 }
      sandbox: { api: sandbox }
    routes:
      - { when: { ingress: whop }, to: whop }
      - { when: { ingress: stripe-v1, account: "acct_*" }, to: whop, on-loss: report }
      - { to: sandbox, on-loss: report }
    accounts: [ { caller: shop, merchant: m1, stripe: acct_1, whop: biz_1 } ]
    """
        .formatted(KEY, upstream.baseUrl());
  }

  @Test
  void aTranslatedAnswerTellsWhereItWentAndWhatWasLost() throws Exception {
    try (RecordingUpstream upstream = RecordingUpstream.start();
        YamlGateway gateway = YamlGateway.start(whopAndStripe(upstream))) {
      HttpResponse<String> answer =
          new Caller(gateway)
              .send(
                  "POST",
                  "/v1/account_links",
                  Caller.V1_BODY + "&collection_options[fields]=eventually_due",
                  "Content-Type",
                  "application/x-www-form-urlencoded",
                  "Authorization",
                  "Bearer " + KEY,
                  "Idempotency-Key",
                  "my-key-1",
                  "Stripe-Version",
                  "2025-12-15.clover");

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(header(answer, "Linkgate-Upstream")).isEqualTo("whop");
      assertThat(header(answer, "Linkgate-Lost")).isEqualTo("collection_options[fields]");
      assertThat(header(answer, "Idempotency-Key")).isEqualTo("my-key-1");
      assertThat(header(answer, "Stripe-Version")).isEqualTo("2025-12-15.clover");
      assertThat(header(answer, "Date")).endsWith("GMT");
      assertThat(header(answer, "Linkgate-Fault")).isEmpty();
      assertThat(upstream.takeRequest().header("Idempotency-Key")).isNotEqualTo("my-key-1");
    }
  }

  @Test
  void aRelayedAnswerKeepsTheProvidersRequestId() throws Exception {
    try (RecordingUpstream upstream = RecordingUpstream.start();
        YamlGateway gateway = YamlGateway.start(whopAndStripe(upstream))) {
      String body =
          "{ \"url\":\"https://whop.com/x\", \"expires_at\":\"2026-11-20T10:00:00.000Z\"}";
      upstream.enqueue(
          Reply.json(200, body).with("Request-Id", "req_of_whop").with("Set-Cookie", "a=b"));

      HttpResponse<String> answer = new Caller(gateway).link(Caller.Link.WHOP);

      assertThat(answer.body()).isEqualTo(body);
      assertThat(answer.headers().allValues("Request-Id")).containsExactly("req_of_whop");
      assertThat(header(answer, "Linkgate-Request-Id")).startsWith("req_").hasSize(28);
      assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }
  }

  @Test
  void aRelayedRefusalIsTheProvidersOwnAndSaysWhoseFaultItIs() throws Exception {
    try (RecordingUpstream upstream = RecordingUpstream.start();
        YamlGateway gateway = YamlGateway.start(whopAndStripe(upstream))) {
      String body = "{\"error\":{\"type\":\"forbidden\",\"message\":\"Not yours\"}}";
      upstream.enqueue(Reply.json(403, body));

      HttpResponse<String> answer = new Caller(gateway).link(Caller.Link.WHOP);

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).isEqualTo(body);
      assertThat(header(answer, "Linkgate-Fault")).isEqualTo("caller");
    }
  }

  @Test
  void anUpstreamThatFailsIsNotTheCallersFault() throws Exception {
    try (RecordingUpstream upstream = RecordingUpstream.start();
        YamlGateway gateway = YamlGateway.start(whopAndStripe(upstream))) {
      upstream.always(Reply.WireEvent.CLOSE); // at the second attempt too

      HttpResponse<String> answer = new Caller(gateway).link(Caller.Link.V1);

      assertThat(answer.statusCode()).isGreaterThanOrEqualTo(500);
      assertThat(header(answer, "Linkgate-Fault")).isEqualTo("upstream");
      assertThat(header(answer, "Linkgate-Upstream")).isEqualTo("whop");
    }
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
