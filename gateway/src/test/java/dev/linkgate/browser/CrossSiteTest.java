package dev.linkgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linkgate.testing.YamlGateway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A page of somebody else in the browser of an operator who is signed in: of another host, and of
 * another port of the gateway's own, whose requests a browser sends with the session's cookie.
 */
class CrossSiteTest {
  private static final String YAML =
      """
      callers: [{ name: shop, keys: ["lgk_key_of_a_platform_in_tests_001"] }]
      upstreams: { sandbox: { api: sandbox } }
      routes: [{ to: sandbox }]
      """;

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AutoClose private static Chromium browser;
  @AutoClose private static YamlGateway gateway;
  @AutoClose private static Platform stranger;
  private static Operator operator;
  private int refusedBefore;

  @BeforeAll
  static void start() {
    browser = Chromium.start();
    gateway = YamlGateway.start(YAML);
    stranger = Platform.start();
    operator = Operator.signedIn(browser, gateway);
  }

  @BeforeEach
  void count() throws Exception {
    refusedBefore = refused();
  }

  @AfterEach
  void nothingHasHappened() throws Exception {
    assertThat(ask("/api/accounts").path("accounts")).isEmpty();
    assertThat(ask("/api/status").path("sandboxTime").isNull()).isTrue();
    operator.opens("status");
    assertThat(browser.texts("h1")).containsExactly("Status");
    browser.complaints();
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, text/plain, /api/accounts/import?format=csv",
    "127.0.0.1, text/plain, /api/accounts/import?format=csv",
    "127.0.0.1, text/plain, /api/sandbox/clock",
    "localhost, application/x-www-form-urlencoded, /console/sign-out",
    "127.0.0.1, application/x-www-form-urlencoded, /console/sign-out",
    "localhost, application/x-www-form-urlencoded, /console/sign-in",
    "127.0.0.1, application/x-www-form-urlencoded, /console/sign-in"
  })
  void aFormThatPostsIsRefused(String host, String type, String path) throws Exception {
    stranger.shows(
        "<form method=post enctype='%s' action='%s'><input name=token value='%s'></form>"
            .formatted(type, gateway.adminUrl() + path, YamlGateway.ADMIN_TOKEN.reveal()));
    browser.visit(at(host));

    browser.script("document.forms[0].submit()");

    browser.until(browser::url, () -> browser.url().equals(gateway.adminUrl() + path));
    assertThat(browser.text()).containsIgnoringCase("a page of another origin may not ask this");
    assertThat(refused()).isEqualTo(refusedBefore + 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          localhost | {method: 'POST', mode: 'no-cors', credentials: 'include', body: '{"advance_seconds":600}'} | opaque
          127.0.0.1 | {method: 'POST', mode: 'no-cors', credentials: 'include', body: '{"advance_seconds":600}'} | opaque
          localhost | {method: 'POST', credentials: 'include', body: '{"advance_seconds":600}'} | failed
          127.0.0.1 | {method: 'POST', credentials: 'include', headers: {'Content-Type': 'application/json', 'Linkgate-Console': '1'}, body: '{"advance_seconds":600}'} | failed
          127.0.0.1 | {method: 'PUT', credentials: 'include', body: '{}'} | failed
          127.0.0.1 | {credentials: 'include'} | failed
          localhost | {credentials: 'include'} | failed
          """)
  void aFetchIsRefusedAndTellsNothing(String host, String options, String outcome)
      throws Exception {
    browser.visit(at(host));

    Object answer =
        browser.asyncScript(
            """
            const done = arguments[arguments.length - 1];
            fetch('%s/api/sandbox/clock', %s).then(
                answer => answer.text().then(text => done(answer.type + text)), () => done('failed'));
            """
                .formatted(gateway.adminUrl(), options));

    // A no-cors answer is kept back whole by Cross-Origin-Resource-Policy.
    assertThat(String.valueOf(answer)).isIn("failed", outcome);
    assertThat(refused()).isGreaterThan(refusedBefore);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, img, /api/accounts",
    "127.0.0.1, img, /api/accounts/export?format=csv",
    "localhost, script, /api/status",
    "127.0.0.1, script, /api/status",
    "127.0.0.1, script, /api/accounts/export?format=json"
  })
  void whatIsEmbeddedIsRefused(String host, String element, String path) throws Exception {
    browser.visit(at(host));

    Object answer =
        browser.asyncScript(
            """
            const done = arguments[arguments.length - 1];
            const embedded = document.createElement('%s');
            embedded.onload = () => done('loaded');
            embedded.onerror = () => done('failed');
            embedded.src = '%s';
            document.body.append(embedded);
            """
                .formatted(element, gateway.adminUrl() + path));

    assertThat(answer).isEqualTo("failed");
    assertThat(refused()).isEqualTo(refusedBefore + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1"})
  void noPageOfOursIsFramed(String host) {
    for (String path : new String[] {"/console/status", "/console/sign-in", "/api/status"}) {
      browser.visit(at(host));
      browser.complaints();

      browser.script(
          "const f = document.createElement('iframe'); f.src = arguments[0]; document.body.append(f)",
          gateway.adminUrl() + path);

      browser.until(
          () -> "the frame stays empty: " + path,
          () ->
              browser.complaints().stream()
                  .anyMatch(it -> it.contains("frame-ancestors") || it.contains("403")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1"})
  void aWindowThatWasOpenedIsOutOfReach(String host) {
    browser.visit(at(host));

    Object reach =
        browser.asyncScript(
            """
            const done = arguments[arguments.length - 1];
            const opened = window.open('%s/console/sign-in', 'console', 'width=300,height=300');
            if (!opened) done('blocked');
            const look = () => opened.closed ? done('severed') : setTimeout(look, 20);
            look();
            """
                .formatted(gateway.adminUrl()));

    assertThat(reach).isIn("severed", "blocked");
    browser.closeOthers();
  }

  private static String at(String host) {
    return stranger.url("/").replace("127.0.0.1", host);
  }

  private static int refused() throws Exception {
    return ask("/api/status").at("/door/foreign").asInt();
  }

  private static JsonNode ask(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(gateway.adminUrl() + path))
                .header("Authorization", "Bearer " + YamlGateway.ADMIN_TOKEN.reveal())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return JsonMapper.builder().build().readTree(answer.body());
  }
}
