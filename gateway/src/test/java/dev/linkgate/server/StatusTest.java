package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linkgate.contract.drift.DriftBook;
import dev.linkgate.contract.drift.DriftKey;
import dev.linkgate.contract.drift.DriftKind;
import dev.linkgate.contract.drift.Sighting;
import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.Reply;
import dev.linkgate.testing.YamlGateway;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the status page tells of a gateway under way. */
final class StatusTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String OTHER_KEY = "lgk_key_of_a_caller_in_tests_0002";

  private RecordingUpstream upstream;
  private YamlGateway gateway;
  private Caller caller;

  private String yaml() {
    return """
    callers:
      - { name: shop, keys: ["%s"] }
      - { name: other, keys: ["%s"] }
    upstreams:
      v1: { api: stripe-v1, base-url: "%s", api-key: sk_test_canary_key_status_1 }
      sandbox: { api: sandbox }
    routes:
      - { when: { caller: shop, ingress: stripe-v1 }, to: v1 }
      - { when: { ingress: whop, account: "biz_*" }, to: sandbox, on-loss: report }
      - { when: { caller: other, ingress: stripe-v1 }, to: sandbox }
    """
        .formatted(Caller.KEY, OTHER_KEY, upstream.baseUrl());
  }

  @BeforeEach
  void start() {
    upstream = RecordingUpstream.start();
    gateway = YamlGateway.start(yaml());
    caller = new Caller(gateway);
  }

  @AfterEach
  void stop() {
    gateway.close();
    upstream.close();
  }

  @Test
  void routesCountWhoTookThem() throws Exception {
    caller.link(Caller.Link.V1);
    caller.link(Caller.Link.V1);
    caller.link(Caller.Link.WHOP);
    String[] other = {"Authorization", "Bearer " + OTHER_KEY, "Content-Type", Caller.Link.V1.type};
    caller.send("POST", Caller.Link.V1.path, Caller.V1_BODY, other);
    caller.link(Caller.Link.V2);

    JsonNode routes = status().path("routes");

    assertThat(routes.findValuesAsText("hits")).containsExactly("2", "1", "1");
    assertThat(routes.path("unmatched").asInt()).isEqualTo(1);
    assertThat(routes.at("/routes/0/when/caller").asText()).isEqualTo("shop");
    assertThat(routes.at("/routes/1/onLoss").asText()).isEqualTo("report");
    assertThat(routes.at("/routes/1/place").asText()).endsWith(".yaml:10:5");
  }

  @Test
  void aReloadCountsRoutesAnewAndAnExplanationNowhere() throws Exception {
    caller.link(Caller.Link.V1);
    gateway.reload(yaml());
    explain();

    JsonNode status = status();

    assertThat(status.path("routes").findValuesAsText("hits")).containsOnly("0");
    assertThat(status.at("/reload/taken").asBoolean()).isTrue();
    assertThat(status.at("/upstreams/0/count").asInt()).isEqualTo(1);
  }

  @Test
  void anUpstreamIsShownAsItAnswered() throws Exception {
    caller.link(Caller.Link.V1);
    upstream.enqueue(Reply.json(500, "{\"error\":{\"type\":\"api_error\",\"message\":\"m\"}}"));
    caller.link(Caller.Link.V1);

    JsonNode v1 = status().at("/upstreams/0");

    assertThat(v1.path("host").asText()).isEqualTo(upstream.baseUrl().substring(7));
    assertThat(v1.path("api").asText()).isEqualTo("stripe-v1");
    assertThat(v1.path("breaker").asText()).isEqualTo("closed");
    assertThat(v1.path("live").asBoolean()).isFalse();
    assertThat(v1.at("/lastFailure/kind").asText()).isEqualTo("answered 500");
    assertThat(Instant.parse(v1.path("lastSuccess").asText()))
        .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
    assertThat(total(v1, 0)).isEqualTo(2);
    assertThat(total(v1, 1)).isEqualTo(1);
  }

  @Test
  void theSandboxIsCountedTooThoughNothingIsSent() throws Exception {
    try (CapturedLog log = CapturedLog.at(Level.INFO)) {
      caller.link(Caller.Link.WHOP);
      log.exchange(); // told behind the answer
    }

    JsonNode sandbox = status().at("/upstreams/1");

    assertThat(sandbox.path("host").isNull()).isTrue();
    assertThat(sandbox.path("breaker").isNull()).isTrue();
    assertThat(total(sandbox, 0)).isEqualTo(1);
  }

  @Test
  void anOpenBreakerIsOnTop() throws Exception {
    upstream.always(Reply.json(500, "{\"error\":{\"type\":\"api_error\",\"message\":\"m\"}}"));
    assertThat(status().path("problems")).isEmpty();
    for (int i = 0; i < 7; i++) {
      caller.link(Caller.Link.V1);
    }

    JsonNode status = status();

    assertThat(status.at("/upstreams/0/breaker").asText()).isEqualTo("open");
    assertThat(status.at("/upstreams/0/count").asInt()).isEqualTo(5);
    assertThat(status.at("/problems/0/text").asText())
        .contains("v1 keeps failing", "open", "answered 500");
  }

  @Test
  void listenersTellWhoIsThere() throws Exception {
    JsonNode listeners = status().path("listeners");

    assertThat(listeners.at("/0/bound").asText()).isEqualTo(gateway.url().substring(7));
    assertThat(listeners.at("/0/configured").asText()).isEqualTo("127.0.0.1:0");
    assertThat(listeners.at("/0/publicUrl").asText()).isEqualTo(gateway.url());
    assertThat(listeners.at("/1/bound").asText()).isEqualTo(gateway.adminUrl().substring(7));
    assertThat(listeners.at("/1/connections").asInt()).isPositive();
    assertThat(listeners.at("/1/inFlight").asInt()).isEqualTo(1);
  }

  @Test
  void processStoreAndSandboxTellOfThemselves() throws Exception {
    JsonNode before = status();
    assertThat(before.path("sandboxTime").isNull()).isTrue();
    assertThat(ask("POST", "/api/sandbox/clock", "{\"advance_seconds\":600}").statusCode())
        .isEqualTo(200);

    JsonNode status = status();

    assertThat(status.at("/process/java").asText()).isEqualTo(Runtime.version().toString());
    assertThat(status.at("/process/node").asText()).contains(ProcessHandle.current().pid() + "@");
    assertThat(status.at("/store/healthy").asBoolean()).isTrue();
    assertThat(status.at("/store/schema").asInt()).isPositive();
    assertThat(Instant.parse(status.path("sandboxTime").asText()))
        .isAfter(Instant.now().plusSeconds(500));
    assertThat(status.path("drift").asInt()).isZero();
  }

  @Test
  void onlyDriftThatNobodyAcknowledgedIsAProblem() throws Exception {
    DriftBook book = gateway.store().drift();
    book.add(List.of(sighting("/one"), sighting("/two")));
    book.acknowledge(List.of(book.list(null, false, 1).getFirst().id()));

    JsonNode status = status();

    assertThat(status.path("drift").asInt()).isEqualTo(1);
    assertThat(status.at("/problems/0/text").asText()).startsWith("1 place ");
    assertThat(status.at("/problems/0/screen").asText()).isEqualTo("drift");
  }

  @Test
  void aLiveUpstreamIsSaidToBe() throws Exception {
    gateway.reload(yaml().replace("canary_key_status_1", "canary_key_status_1, live: true"));

    assertThat(status().at("/upstreams/0/live").asBoolean()).isTrue();
  }

  private static Sighting sighting(String pointer) {
    Instant now = Instant.now();
    DriftKey key =
        new DriftKey(
            "v1",
            "stripe-v1",
            "POST /v1/account_links",
            "2024-09-30.acacia",
            "200",
            pointer,
            DriftKind.UNKNOWN_FIELD,
            "");
    return new Sighting(key, 1, now, now, "integer", "[]");
  }

  @Test
  void itIsReadOnlyAndNeedsTheToken() throws Exception {
    for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
      assertThat(ask(method, "/api/status", "{}").statusCode()).isEqualTo(405);
    }
    assertThat(ask("GET", "/api/status?secrets=true", "").statusCode()).isEqualTo(400);
    assertThat(new Caller(gateway.adminUrl()).get("/api/status").statusCode()).isEqualTo(401);
  }

  private void explain() throws Exception {
    String question =
        """
        {"caller":"shop","ingress":"stripe-v1","body":"%s"}
        """
            .formatted(Caller.V1_BODY);
    HttpResponse<String> answer = ask("POST", "/api/explain", question);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static int total(JsonNode upstream, int column) {
    return StreamSupport.stream(upstream.path("points").spliterator(), false)
        .mapToInt(point -> point.path(column).asInt())
        .sum();
  }

  private JsonNode status() throws Exception {
    HttpResponse<String> answer = ask("GET", "/api/status", "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("canary_key", Caller.KEY, OTHER_KEY);
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> ask(String method, String path, String body) throws Exception {
    return new Caller(gateway.adminUrl())
        .send(method, path, body, "Authorization", "Bearer " + YamlGateway.ADMIN_TOKEN.reveal());
  }
}
