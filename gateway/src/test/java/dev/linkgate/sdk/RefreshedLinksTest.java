package dev.linkgate.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.YamlGateway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A link's whole life with unmodified SDKs, where the application has no refresh endpoint: nothing
 * listens at the refresh URL it names.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefreshedLinksTest {
  private static final String KEY = "lgk_key_of_a_caller_in_tests_0001";
  private static final Pattern FORM =
      Pattern.compile("<form method=\"post\"(?: action=\"([^\"]+)\")?>");
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private YamlGateway gateway;

  @BeforeAll
  void start() {
    gateway =
        YamlGateway.start(
            """
            callers: [ { name: shop, keys: ["%s"] } ]
            upstreams: { sandbox: { api: sandbox } }
            routes: [ { to: sandbox, on-loss: report, refresh: hosted } ]
            refresh: { authenticate: none }
            """
                .formatted(KEY));
  }

  @AfterAll
  void stop() {
    gateway.close();
  }

  private static HttpResponse<String> send(String method, String url, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  /** Presses a page's first button. */
  private static HttpResponse<String> press(HttpResponse<String> page) throws Exception {
    Matcher form = FORM.matcher(page.body());
    assertThat(form.find()).as(page.body()).isTrue();
    URI target = form.group(1) == null ? page.uri() : page.uri().resolve(form.group(1));
    return send("POST", target.toString(), "Sec-Fetch-Site", "same-origin");
  }

  private void advanceTheSandboxesClock() throws Exception {
    HttpResponse<String> moved =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(gateway.adminUrl() + "/api/sandbox/clock"))
                .header("Authorization", "Bearer " + YamlGateway.ADMIN_TOKEN.reveal())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"advance_seconds\":7200}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource
  void aLinkThatRanOutIsMadeAnewAndCompleted(SdkCaller caller) throws Exception {
    caller.assumeAvailable();
    SdkReply reply =
        caller.onboarding(
            caller.baseUrlOn(gateway.url()), KEY, caller.sampleAccount(), SdkOptions.DEFAULT);
    assertThat(reply).isInstanceOf(SdkReply.Ok.class);
    String link = ((SdkReply.Ok) reply).url();
    advanceTheSandboxesClock();

    String refresh = location(send("GET", link));
    assertThat(refresh).startsWith(gateway.url() + "/refresh/");
    String again = location(press(send("GET", refresh)));
    assertThat(again).startsWith(gateway.url() + "/sandbox/links/").isNotEqualTo(link);

    assertThat(location(press(send("GET", again)))).isEqualTo(SdkCaller.RETURN_URL);
  }
}
