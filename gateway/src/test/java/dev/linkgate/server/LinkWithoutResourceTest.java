package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.Json;
import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.Replaced;
import dev.linkgate.testing.YamlGateway;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A link operation without an implementation is not there, and no relay stands in for it. */
class LinkWithoutResourceTest {
  @ParameterizedTest
  @EnumSource
  void linkPathIsUnknownWithoutItsResource(Caller.Link link) throws Exception {
    try (RecordingUpstream upstream = RecordingUpstream.start();
        YamlGateway gateway = start(upstream, true)) {
      HttpResponse<String> answer = new Caller(gateway).link(link);

      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
      assertThat(
              Json.object(answer.body().getBytes(StandardCharsets.UTF_8))
                  .orElseThrow()
                  .at("/error/message")
                  .asText())
          .isNotEmpty();
      assertThat(upstream.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "V1, /v1/account%5Flinks",
    "V1, /v1/%61ccount_links",
    "V2, /v2/core/account%5flinks",
    "WHOP, /api/v1/account%5Flinks",
    "WHOP_BARE, /account%5Flinks",
    "V1, /v1/account_links/",
    "V2, /v2/core/account%5Flinks/",
    "WHOP, /api/v1/account_links/",
  })
  void anotherSpellingIsNoWayAroundTheResource(Caller.Link link, String path) throws Exception {
    try (RecordingUpstream upstream = RecordingUpstream.start();
        YamlGateway gateway = start(upstream, false)) {
      HttpResponse<String> answer =
          new Caller(gateway)
              .send(
                  "POST",
                  path,
                  link.body,
                  "Content-Type",
                  link.type,
                  "Authorization",
                  "Bearer " + Caller.KEY);

      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
      assertThat(upstream.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void withItsResourceTheSameRequestIsRelayed(Caller.Link link) throws Exception {
    try (RecordingUpstream upstream = RecordingUpstream.start();
        YamlGateway gateway = start(upstream, false)) {
      HttpResponse<String> answer = new Caller(gateway).link(link);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(upstream.requests()).hasSize(1);
    }
  }

  private static YamlGateway start(RecordingUpstream upstream, boolean bare) {
    String url = upstream.baseUrl();
    return YamlGateway.startWith(
        """
      callers:
        - name: shop
          keys: ["%s"]
          relay: ["POST /v1/*", "POST /v2/*", "POST /api/v1/*"]
      upstreams:
        stripe: { api: stripe-v1, base-url: "%s", api-key: sk_test_canary_key_missing_1 }
        stripe2: { api: stripe-v2, base-url: "%s", api-key: sk_test_canary_key_missing_2 }
        whop: { api: whop, base-url: "%s/api/v1", api-key: sk_test_canary_key_missing_3 }
      routes:
        - { when: { ingress: stripe-v1 }, to: stripe }
        - { when: { ingress: stripe-v2 }, to: stripe2 }
        - { to: whop }
      relay: { stripe: stripe, whop: whop }
      """
            .formatted(Caller.KEY, url, url, url),
        one -> bare ? withoutResources(one) : one);
  }

  /** The adapter, its ingress without an implementation of the generated interface. */
  private static Adapter withoutResources(Adapter whole) {
    return Replaced.in(
        Adapter.class, whole, "ingress", whole.ingress().map(LinkWithoutResourceTest::bare));
  }

  private static Ingress bare(Ingress whole) {
    return Replaced.in(Ingress.class, whole, "resources", List.of());
  }
}
