package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.Reply;
import dev.linkgate.testing.YamlGateway;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An upstream that keeps failing, as its callers and its operator see it. */
final class PausedUpstreamTest {
  private static final String FAILURE = "{\"error\":{\"type\":\"api_error\",\"message\":\"m\"}}";

  private RecordingUpstream failing;
  private RecordingUpstream other;
  private YamlGateway gateway;
  private Caller caller;

  private static String yaml(RecordingUpstream v1, RecordingUpstream v2, String timeout) {
    return """
    callers: [ { name: shop, keys: ["%s"], relay: ["GET /v1/accounts/*"] } ]
    upstreams:
      v1: { api: stripe-v1, base-url: "%s", api-key: sk_test_canary_key_paused_1, timeout: %s }
      v2: { api: stripe-v2, base-url: "%s", api-key: sk_test_canary_key_paused_2 }
    routes:
      - { when: { ingress: stripe-v2 }, to: v2 }
      - { to: v1 }
    relay: { stripe: v1 }
    """
        .formatted(Caller.KEY, v1.baseUrl(), timeout, v2.baseUrl());
  }

  @BeforeEach
  void start() throws Exception {
    failing = RecordingUpstream.start().always(Reply.json(500, FAILURE));
    other = RecordingUpstream.start();
    gateway = YamlGateway.start(yaml(failing, other, "20s"));
    caller = new Caller(gateway);
    for (int i = 0; i < 5; i++) {
      assertThat(caller.link(Caller.Link.V1).statusCode()).isEqualTo(500);
    }
  }

  @AfterEach
  void stop() {
    gateway.close();
    failing.close();
    other.close();
  }

  @Test
  void callersLearnAtOnceThatNothingWasSentAndWhenToComeBack() throws Exception {
    HttpResponse<String> link = caller.link(Caller.Link.V1);
    HttpResponse<String> relayed =
        caller.get("/v1/accounts/acct_1", "Authorization", "Bearer " + Caller.KEY);

    for (HttpResponse<String> answer : List.of(link, relayed)) {
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("v1: not sent, it has failed 5 times in a row");
      assertThat(answer.headers().firstValue("Linkgate-Fault")).hasValue("upstream");
      assertThat(answer.headers().firstValue("Stripe-Should-Retry")).hasValue("true");
      assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
          .isBetween(1, 30);
    }
    assertThat(failing.requests()).hasSize(5);
  }

  @Test
  void anotherUpstreamIsNotConcerned() throws Exception {
    assertThat(caller.link(Caller.Link.V2).statusCode()).isEqualTo(200);
  }

  @Test
  void metricsShowEachUpstreamsBreaker() throws Exception {
    String metrics = metrics();

    assertThat(metrics)
        .contains("linkgate_upstream_breaker{state=\"open\",upstream=\"v1\"} 1")
        .contains("linkgate_upstream_breaker{state=\"closed\",upstream=\"v1\"} 0")
        .contains("linkgate_upstream_breaker{state=\"closed\",upstream=\"v2\"} 1")
        .contains("linkgate_upstream_breaker{state=\"half_open\",upstream=\"v2\"} 0");
  }

  @Test
  void metricsCountRepetitions() throws Exception {
    other.enqueue(Reply.WireEvent.CLOSE);
    assertThat(caller.link(Caller.Link.V2).statusCode()).isEqualTo(200);

    assertThat(metrics())
        .contains("linkgate_upstream_retries_total{after=\"unanswered\",upstream=\"v2\"} 1");
  }

  @Test
  void aReloadDoesNotWakeIt() throws Exception {
    gateway.reload(yaml(failing, other, "10s"));

    assertThat(caller.link(Caller.Link.V1).statusCode()).isEqualTo(503);
    assertThat(failing.requests()).hasSize(5);
    assertThat(metrics()).contains("{state=\"open\",upstream=\"v1\"} 1");
  }

  @Test
  void anUpstreamThatIsElsewhereNowIsAnother() throws Exception {
    gateway.reload(yaml(other, other, "20s"));

    assertThat(caller.link(Caller.Link.V1).statusCode()).isEqualTo(200);
    assertThat(metrics()).contains("{state=\"closed\",upstream=\"v1\"} 1");
  }

  private String metrics() throws Exception {
    return new Caller(gateway.adminUrl()).get("/metrics").body();
  }
}
