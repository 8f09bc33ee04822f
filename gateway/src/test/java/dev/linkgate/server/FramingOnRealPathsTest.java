package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkgate.adapter.Json;
import dev.linkgate.server.guard.FramingCases;
import dev.linkgate.server.guard.RawCaller;
import dev.linkgate.testing.RawUpstream;
import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.YamlGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The framing table on every API's own paths, by a caller that may relay whatever gets through. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FramingOnRealPathsTest {
  private static final String AUTHORIZATION = "Authorization: Bearer " + Caller.KEY + "\r\n";

  /** The paths of an API, and what its errors look like. */
  enum On {
    V1(Caller.Link.V1, "/v1/"),
    V2(Caller.Link.V2, "/v2/"),
    WHOP(Caller.Link.WHOP, "/api/v1/"),
    WHOP_BARE(Caller.Link.WHOP_BARE, "/api/v1/");

    final Caller.Link link;
    final String prefix;

    On(Caller.Link link, String prefix) {
      this.link = link;
      this.prefix = prefix;
    }

    /** Whether this is an error as this API writes it. */
    void check(JsonNode body) {
      JsonNode error = body.path("error");
      assertThat(error.path("message").asText()).isNotEmpty();
      switch (this) {
        case V1 -> {
          assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
          assertThat(error.path("code").asText()).isNotEqualTo("invalid_fields");
        }
        case V2 -> {
          assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
          assertThat(error.path("code").asText()).isIn("invalid_fields", "invalid_request");
        }
        case WHOP, WHOP_BARE ->
            assertThat(error.path("type").asText()).isIn("invalid_request_error", "bad_request");
      }
    }
  }

  private RecordingUpstream upstream;
  private YamlGateway gateway;
  private int idle;

  @BeforeAll
  void start() {
    upstream = RecordingUpstream.start();
    gateway =
        YamlGateway.start(
            """
      limits: { relay-body: 1MiB }
      callers:
        - name: shop
          keys: ["%s"]
          relay:
            - "GET /v1/*"
            - "HEAD /v1/*"
            - "POST /v1/*"
            - "GET /v2/*"
            - "HEAD /v2/*"
            - "POST /v2/*"
            - "GET /api/v1/*"
            - "HEAD /api/v1/*"
            - "POST /api/v1/*"
      upstreams:
        stripe: { api: stripe-v1, base-url: "%s", api-key: sk_test_canary_key_framing_1 }
        whop: { api: whop, base-url: "%s/api/v1", api-key: sk_test_canary_key_framing_2 }
      routes:
        - { when: { ingress: whop }, to: whop }
        - { to: stripe, on-loss: report }
      relay: { stripe: stripe, whop: whop }
      """
                .formatted(Caller.KEY, upstream.baseUrl(), upstream.baseUrl()));
    idle = gateway.gateway().openConnections();
  }

  @AfterAll
  void afterwardsCallsWorkAndNoConnectionIsLeft() throws Exception {
    try {
      assertThat(upstream.requests()).isEmpty();
      RawUpstream.until(() -> gateway.gateway().openConnections() == idle);
      RawUpstream.until(() -> gateway.gateway().inFlight() == 0);
      for (On on : On.values()) {
        try (RawCaller caller = call()) {
          assertThat(caller.send(right(on.link)).answer()).startsWith("HTTP/1.1 200 ");
          String relayed = "GET " + on.prefix + "x HTTP/1.1\r\nHost: x\r\n" + AUTHORIZATION;
          assertThat(caller.send(relayed + "\r\n").answer()).startsWith("HTTP/1.1 404 ");
        }
      }
      assertThat(upstream.requests()).hasSize(2 * On.values().length);
      RawUpstream.until(() -> gateway.gateway().openConnections() == idle);
    } finally {
      gateway.close();
      upstream.close();
    }
  }

  private RawCaller call() throws IOException {
    return new RawCaller(gateway.gateway().callers().getPort());
  }

  private static String right(Caller.Link link) {
    return "POST %s HTTP/1.1\r\nHost: x\r\n%sContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(
            link.path,
            AUTHORIZATION,
            link.type,
            link.body.getBytes(StandardCharsets.UTF_8).length,
            link.body);
  }

  static Stream<Arguments> cases() {
    return Stream.of(On.values())
        .flatMap(
            on ->
                FramingCases.all()
                    .map(
                        one ->
                            Arguments.of(on, one.on(on.link.path, on.prefix, AUTHORIZATION), one)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cases")
  void isRefusedInThePathsOwnWordsAndRunsNothing(
      On on, FramingCases.Case refused, FramingCases.Case plain) throws Exception {
    String smuggled = "GET " + on.prefix + "smuggled HTTP/1.1\r\nHost: x\r\n" + AUTHORIZATION;

    String answer;
    try (RawCaller caller = call()) {
      answer = caller.send(refused.bytes() + smuggled + "\r\n").rest();
    }

    assertThat(answer).startsWith("HTTP/1.1 " + refused.status() + " ");
    assertThat(answer.split("HTTP/1\\.1 \\d", -1)).as("one answer").hasSize(2);
    assertThat(answer).contains("Connection: close\r\n").contains("Linkgate-Fault: caller\r\n");
    assertThat(answer).contains("Request-Id: req_").doesNotContain(Caller.KEY);
    String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
    if (plain.known()) {
      assertThat(answer).contains("Content-Type: application/json\r\n");
      on.check(Json.object(body.getBytes(StandardCharsets.UTF_8)).orElseThrow());
    } else {
      assertThat(answer).contains("Content-Type: application/problem+json\r\n");
      assertThat(body).contains("\"status\":" + refused.status());
    }
    assertThat(upstream.requests()).as("what the upstream saw").isEmpty();
  }
}
