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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  private HttpResponse<String> open(String url, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> press(HttpResponse<String> page, String action) throws Exception {
    Matcher form = Pattern.compile("action=\"([^\"]+/" + action + ")\"").matcher(page.body());
    assertThat(form.find()).isTrue();
    return http.send(
        HttpRequest.newBuilder(URI.create(gateway.url() + form.group(1)))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElse("");
  }

  @Test
  void pageShowsWhatIsAskedForAndLeadsToTheReturnUrl() throws Exception {
    HttpResponse<String> page = open(link("acct_1", "https://shop.example/done"));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("SANDBOX", "acct_1", "Onboarding", "2026-11-20 10:05:00 UTC", "external_account");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'")
        .contains("form-action 'self' https:;");
    assertThat(location(press(page, "complete"))).isEqualTo("https://shop.example/done");
    assertThat(location(press(page, "complete"))).isEqualTo("https://shop.example/again");
  }

  @ParameterizedTest
  @CsvSource({"leave, done", "expire, again"})
  void everyButtonLeadsWhereItSays(String action, String place) throws Exception {
    HttpResponse<String> page = open(link("acct_1", "https://shop.example/done"));

    assertThat(location(press(page, action))).isEqualTo("https://shop.example/" + place);
  }

  @Test
  void aSecondVisitGoesToTheRefreshUrl() throws Exception {
    String url = link("acct_1", "https://shop.example/done");
    open(url);

    assertThat(location(open(url))).isEqualTo("https://shop.example/again");
  }

  @ParameterizedTest
  @CsvSource({
    "User-Agent, Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "User-Agent, WhatsApp/2.23.20.0",
    "User-Agent, facebookexternalhit/1.1",
    "User-Agent, Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
    "Sec-Purpose, prefetch;prerender",
    "Purpose, prefetch",
    "X-Moz, prefetch"
  })
  void aPreviewSeesALinkAndDoesNotOpenIt(String header, String value) throws Exception {
    String url = link("acct_1", "https://shop.example/done");

    HttpResponse<String> preview = open(url, header, value);

    assertThat(preview.statusCode()).isEqualTo(200);
    assertThat(preview.body()).contains("preview").doesNotContain("<form", "acct_1");
    assertThat(open(url).body()).contains("<form");
  }

  @Test
  void aPreviewSpendsALinkWhereTheSandboxIsToldSo() throws Exception {
    gateway.close();
    gateway =
        YamlGateway.start(
            YAML.replace("api: sandbox }", "api: sandbox, preview-burns: true }"), now::get);
    String url = link("acct_1", "https://shop.example/done");

    assertThat(location(open(url, "User-Agent", "TelegramBot (like TwitterBot)")))
        .isEqualTo("https://shop.example/again");
    assertThat(location(open(url))).isEqualTo("https://shop.example/again");
  }

  @Test
  void headersAloneOpenNothing() throws Exception {
    String url = link("acct_1", "https://shop.example/done");

    HttpResponse<String> head =
        http.send(
            HttpRequest.newBuilder(URI.create(url)).HEAD().build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(open(url).body()).contains("<form");
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.example/ä?ö=ü#ß, https://shop.example/%C3%A4?%C3%B6=%C3%BC#%C3%9F",
    "https://bücher.example/x, https://xn--bcher-kva.example/x",
    "https://shop.example:8443/a%20b, https://shop.example:8443/a%20b"
  })
  void aReturnUrlIsSaidInWhatAHeaderMayHave(String returnUrl, String place) throws Exception {
    HttpResponse<String> page = open(link("acct_1", returnUrl));

    assertThat(location(press(page, "leave"))).isEqualTo(place);
  }

  @Test
  void callersTextIsNeverMarkup() throws Exception {
    HttpResponse<String> page = open(link("acct_<b>\"'&", "https://shop.example/?a=\"><script>"));

    assertThat(page.body()).doesNotContain("<b>", "<script");
    assertThat(page.body()).contains("acct_&lt;b&gt;&quot;&#39;&amp;");
  }

  @Test
  void anExpiredLinkLeadsToTheRefreshUrl() throws Exception {
    String url = link("acct_1", "https://shop.example/done");
    now.set(now.get().plus(Duration.ofMinutes(5)));

    assertThat(location(open(url))).isEqualTo("https://shop.example/again");
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
