package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linkgate.testing.YamlGateway;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A link's whole life where the application has no refresh endpoint. */
class HostedRefreshTest {
  private static final String YAML =
      """
      callers: [ { name: shop, keys: ["%s"] } ]
      upstreams: { sandbox: { api: sandbox } }
      routes: [ { to: sandbox, on-loss: report, refresh: hosted } ]
      refresh: { authenticate: none, life: 24h, uses: 2 }
      """
          .formatted(Caller.KEY);

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private YamlGateway gateway = YamlGateway.start(YAML, now::get);

  @AfterEach
  void stop() {
    gateway.close();
  }

  private JsonNode made(Caller.Link link) throws Exception {
    HttpResponse<String> answer = new Caller(gateway).link(link);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.builder().build().readTree(answer.body());
  }

  private void later(Duration time) {
    now.updateAndGet(it -> it.plus(time));
  }

  private String hosted(Caller.Link link) throws Exception {
    String url = made(link).path("url").asText();
    later(Duration.ofHours(2)); // every API's link has run out
    return Browser.location(Browser.open(url));
  }

  @ParameterizedTest
  @EnumSource
  void aLinkThatRanOutIsMadeAnewByTheGateway(Caller.Link link) throws Exception {
    String refresh = hosted(link);
    assertThat(refresh).startsWith(gateway.url() + "/refresh/");

    HttpResponse<String> page = Browser.open(refresh);
    assertThat(page.statusCode()).isEqualTo(200);
    String again = Browser.location(Browser.press(page, ""));

    assertThat(again).startsWith(gateway.url() + "/sandbox/links/");
    HttpResponse<String> finished = Browser.press(Browser.open(again), "complete");
    if (link == Caller.Link.V2) {
      assertThat(finished.body()).contains("finished"); // its request named no return URL
    } else {
      assertThat(Browser.location(finished)).isEqualTo("https://shop.example/d");
    }
  }

  @Test
  void theNewLinkHasTheSameRefreshUrlSoThatUsesStayBounded() throws Exception {
    String refresh = hosted(Caller.Link.V1);
    String second = Browser.location(Browser.send("POST", refresh));
    later(Duration.ofHours(2));

    assertThat(Browser.location(Browser.open(second))).isEqualTo(refresh);
    assertThat(Browser.location(Browser.send("POST", refresh))).contains("/sandbox/links/");
    assertThat(Browser.location(Browser.send("POST", refresh))).isEqualTo("https://shop.example/r");
  }

  @Test
  void theCallerSeesItsOwnRefreshUrl() throws Exception {
    JsonNode answer = made(Caller.Link.V2);

    assertThat(answer.at("/use_case/account_onboarding/refresh_url").asText())
        .isEqualTo("https://shop.example/r");
  }

  @Test
  void aRefreshUrlThatRanOutLeadsToTheCallersOwn() throws Exception {
    String refresh = hosted(Caller.Link.WHOP);
    later(Duration.ofHours(24));

    assertThat(Browser.location(Browser.open(refresh))).isEqualTo("https://shop.example/r");
    assertThat(Browser.location(Browser.send("POST", refresh))).isEqualTo("https://shop.example/r");
  }
}
