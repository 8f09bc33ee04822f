package dev.linkgate.adapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.adapter.Json;
import dev.linkgate.testing.YamlGateway;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SandboxPageTest {
  private static final String KEY = "sk_test_caller_of_the_sandbox";
  private static final String YAML =
      """
      callers: [{ name: shop, keys: ["%s"] }]
      upstreams: { sandbox: { api: sandbox } }
      routes: [{ to: sandbox }]
      """
          .formatted(KEY);

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private YamlGateway gateway = YamlGateway.start(YAML, now::get);

  @BeforeEach
  void setClock() {
    now.set(Instant.parse("2026-11-20T10:00:00Z"));
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private String link(String account, String returnUrl) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gateway.url() + "/v1/account_links"))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "type=account_onboarding&refresh_url=https://shop.example/again&account="
                        + URLEncoder.encode(account, StandardCharsets.UTF_8)
                        + "&return_url="
                        + URLEncoder.encode(returnUrl, StandardCharsets.UTF_8)))
            .build();
    byte[] body = http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    return Json.object(body).orElseThrow().path("url").asText();
  }

  private HttpResponse<String> open(String url) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void pageShowsAccountPurposeAndExpiryAndLeadsToTheReturnUrl() throws Exception {
    HttpResponse<String> page = open(link("acct_1", "https://shop.example/done"));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("SANDBOX", "acct_1", "Onboarding", "2026-11-20 10:05:00 UTC")
        .contains("href=\"https://shop.example/done\"");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
  }

  @Test
  void callersTextIsNeverMarkup() throws Exception {
    HttpResponse<String> page = open(link("acct_<b>\"'&", "https://shop.example/?a=\"><script>"));

    assertThat(page.body()).doesNotContain("<b>", "<script");
    assertThat(page.body()).contains("acct_&lt;b&gt;&quot;&#39;&amp;");
  }

  @Test
  void expiredLinkIsGoneAndLeadsToTheRefreshUrl() throws Exception {
    String url = link("acct_1", "https://shop.example/done");
    now.set(now.get().plus(Duration.ofMinutes(5)));

    HttpResponse<String> page = open(url);

    assertThat(page.statusCode()).isEqualTo(410);
    assertThat(page.body()).contains("href=\"https://shop.example/again\"");
  }

  @Test
  void unknownTokenIsNotFound() throws Exception {
    HttpResponse<String> page = open(gateway.url() + "/sandbox/links/" + "A".repeat(43));

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("SANDBOX", "no such link");
  }

  @Test
  void everyLinkHasItsOwnToken() throws Exception {
    assertThat(link("acct_1", "https://shop.example/"))
        .isNotEqualTo(link("acct_1", "https://shop.example/"))
        .matches(".*/sandbox/links/[A-Za-z0-9_-]{43}");
  }
}
