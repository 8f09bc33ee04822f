package dev.linkgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.server.StatusRefusal;
import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.Reply;
import dev.linkgate.testing.YamlGateway;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The status screen of a gateway with a healthy upstream and one that keeps failing. */
class StatusScreenTest {
  private static final String KEY = "lgk_key_of_a_platform_in_tests_001";
  private static final String STRIPE_KEY = "sk_test_canary_key_status_screen_1";
  private static final String WHOP_KEY = "test_whop_canary_key_status_screen";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Pictures of the documentation tell nothing of the machine they were made on. */
  private static final String NAMELESS =
      """
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        texts.currentNode.data = texts.currentNode.data
            .replace(/\\/[^ ]*linkgate\\d+\\.yaml/, 'linkgate.yaml').replace(/[^ :]*\\/data\\/linkgate\\.db/, 'data/linkgate.db').replace(/^\\d+@\\S+$/, '4711@node-1');
      }
      """;

  @AutoClose private static Chromium browser;
  @AutoClose private static RecordingUpstream healthy;
  @AutoClose private static RecordingUpstream failing;
  @AutoClose private static YamlGateway gateway;
  private static Operator operator;

  @BeforeAll
  static void start() throws Exception {
    browser = Chromium.start();
    healthy = RecordingUpstream.start();
    failing =
        RecordingUpstream.start()
            .always(Reply.json(503, "{\"error\":{\"type\":\"api_error\",\"message\":\"m\"}}"));
    gateway =
        YamlGateway.start(
            """
            callers: [{ name: shop, keys: ["%s"] }]
            upstreams:
              stripe: { api: stripe-v1, base-url: "%s", api-key: %s, timeout: 20s }
              whop: { api: whop, base-url: "%s/api/v1", api-key: %s }
              sandbox: { api: sandbox }
            routes:
              - { when: { ingress: stripe-v1, account: "acct_*" }, to: stripe, on-loss: report }
              - { when: { ingress: whop }, to: whop }
              - { to: sandbox }
            """
                .formatted(KEY, healthy.baseUrl(), STRIPE_KEY, failing.baseUrl(), WHOP_KEY));
    for (int i = 0; i < 3; i++) {
      link(Asking.V1);
      link(Asking.WHOP);
      link(Asking.WHOP);
    }
    operator = Operator.signedIn(browser, gateway);
  }

  @Test
  void problemsAreOnTopAndEverySectionIsThere() {
    operator.opens("status");

    assertThat(browser.texts("main h2"))
        .containsExactly(
            "Problems",
            "Process",
            "Store",
            "Last reload",
            "Listeners",
            "Upstreams",
            "Routes",
            "Configuration");
    assertThat(browser.texts(".problems li").getFirst())
        .contains("Upstream whop keeps failing", "answered 503");
    assertThat(browser.texts("article h3"))
        .containsExactly("stripe test", "whop test", "sandbox test");
    assertThat(labels())
        .contains("stripe over the last 10 minutes: 3 requests, 0 errors")
        .contains("whop over the last 10 minutes: 5 requests, 5 errors");
    assertThat(browser.texts("section[aria-labelledby=routes] td.number")).startsWith("3", "6");
    assertThat(browser.texts("section[aria-labelledby=routes] td.mono"))
        .satisfiesExactly(
            first -> assertThat(first).endsWith(".yaml:8:5"),
            second -> assertThat(second).endsWith(".yaml:9:5"),
            third -> assertThat(third).endsWith(".yaml:10:5"));
    assertThat(browser.text()).doesNotContain("canary", KEY);
    operator.leftNothing(KEY, STRIPE_KEY, WHOP_KEY);
  }

  @Test
  void anUpstreamsCardTellsHowItIsDoing() {
    operator.opens("status");

    assertThat(said("stripe", "Breaker")).isEqualTo("closed");
    assertThat(said("stripe", "Last success")).isNotEqualTo("none seen");
    assertThat(said("stripe", "Last failure")).isEqualTo("none seen");
    assertThat(bars("stripe", "longest")).isPositive();
    assertThat(bars("stripe", "median")).isPositive();
    assertThat(bars("stripe", "errors")).isZero();
    assertThat(said("whop", "Breaker")).isEqualTo("open: nothing is sent");
    assertThat(said("whop", "Last success")).isEqualTo("none seen");
    assertThat(said("whop", "Last failure")).endsWith("answered 503");
    assertThat(bars("whop", "errors")).isPositive();
  }

  @Test
  void whatIsLiveRefusedOrWithoutARouteIsSaid(@TempDir Path folder) throws Exception {
    String yaml =
        """
        callers: [{ name: shop, keys: ["%s"] }]
        upstreams:
          whop: { api: whop, base-url: "%s/api/v1", api-key: %s, live: true }
          sandbox: { api: sandbox }
        routes: [{ when: { ingress: whop }, to: sandbox }]
        """
            .formatted(KEY, healthy.baseUrl(), WHOP_KEY);
    Path file = Files.writeString(folder.resolve("refused.yaml"), yaml.replace("shop", "\"\""));
    try (YamlGateway other = YamlGateway.start(yaml);
        Chromium window = Chromium.start()) {
      link(other, Asking.V1);
      StatusRefusal.of(file, other);

      Operator.signedIn(window, other).opens("status");

      assertThat(window.texts("section[aria-labelledby=reload] strong")).containsExactly("refused");
      assertThat(window.texts("section[aria-labelledby=problems] .notes li").getFirst())
          .startsWith(file + ":1:");
      assertThat(window.texts("article h3")).containsExactly("whop live", "sandbox test");
      assertThat(window.texts("section[aria-labelledby=routes] td.number"))
          .containsExactly("0", "1");
    }
  }

  @Test
  void theConfigurationIsFilteredByKeyboardAndTheAddressKeepsIt() {
    operator.opens("status");

    browser.keys("/", "stripe.api-key");

    browser.until(browser::text, () -> rows().size() == 1);
    assertThat(rows().getFirst()).contains("upstreams.stripe.api-key", "sha256:", ".yaml:4:");
    assertThat(browser.url()).endsWith("/console/status?find=stripe.api-key");
    browser.keys(Keys.chord(Keys.CONTROL, "a"), "no such thing");
    browser.until(browser::text, () -> browser.text().contains("No value has this in it"));
    browser.keys(Keys.TAB, Keys.ENTER);
    browser.until(browser::text, () -> rows().size() > 30);
    operator.leftNothing(KEY, STRIPE_KEY, WHOP_KEY);
  }

  @Test
  void itRenewsItselfWithoutMovingFocusOrScroll() throws Exception {
    operator.opens("status");
    String before = browser.texts("section[aria-labelledby=routes] td.number").get(2);
    browser.keys("/", "routes");
    browser.script("scrollTo(0, 300)");
    browser.script("document.querySelector('[data-search]').setAttribute('data-same', '')");

    link(Asking.V2);

    browser.until(
        browser::text,
        () -> !browser.texts("section[aria-labelledby=routes] td.number").get(2).equals(before));
    assertThat(browser.script("return document.activeElement.matches('[data-same]')"))
        .isEqualTo(true);
    assertThat(browser.script("return document.activeElement.value")).isEqualTo("routes");
    assertThat(((Number) browser.script("return scrollY")).intValue()).isEqualTo(300);
  }

  @Test
  void nothingIsAskedWhileNobodyLooks() {
    operator.opens("status");

    browser.script(
        """
        Object.defineProperty(document, 'visibilityState', {get: () => 'hidden', configurable: true});
        performance.clearResourceTimings();
        window.looks = 0;
        const asked = document.querySelector('lg-status');
        const look = asked.look.bind(asked);
        asked.look = () => { window.looks++; return look(); };
        """);
    browser.until(browser::text, () -> looks() >= 2);

    assertThat(String.valueOf(asked())).isEqualTo("0");
    browser.script(
        "delete document.visibilityState; document.dispatchEvent(new Event('visibilitychange'))");
    browser.until(browser::text, () -> !String.valueOf(asked()).equals("0"));
  }

  @Test
  void whenTheGatewayGoesAwayThatIsSaidAndWhatWasKnownStays() {
    operator.opens("status");

    browser.script("window.fetch = () => Promise.reject(new TypeError('gone'))");

    browser.until(browser::text, () -> browser.text().contains("does not answer"));
    assertThat(browser.texts("article h3")).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"light, 1280", "dark, 1280", "light, 320", "dark, 320"})
  void nobodyIsKeptOut(String scheme, int width) throws IOException {
    Axe axe = Axe.installed(System.getenv());
    browser.shows(scheme, width, 900, 1);
    operator.opens("status");

    assertThat(axe.violations(browser)).isEmpty();
    assertThat(browser.script("return document.documentElement.scrollWidth <= innerWidth"))
        .as("nothing is wider than the window")
        .isEqualTo(true);
    if (scheme.equals("light") && width == 1280) {
      picture();
    }
  }

  private static void picture() throws IOException {
    String pictures = System.getProperty("pictures", "");
    if (!pictures.isEmpty()) {
      operator.opens("status?find=upstreams");
      browser.script(NAMELESS);
      Files.write(
          Files.createDirectories(Path.of(pictures)).resolve("status.png"),
          Palette.png(ImageIO.read(new ByteArrayInputStream(browser.picture()))));
    }
  }

  private static List<String> rows() {
    return browser.texts("section[aria-labelledby=configuration] tbody tr");
  }

  private static String labels() {
    return String.valueOf(
        browser.script(
            "return [...document.querySelectorAll('.spark')].map(s => s.getAttribute('aria-label'))"));
  }

  private static String said(String upstream, String term) {
    return String.valueOf(
        browser.script(
            """
            const terms = [...document.querySelectorAll(`[aria-labelledby="up-${arguments[0]}"] dt`)];
            return terms.find(dt => dt.innerText === arguments[1]).nextElementSibling.innerText;
            """,
            upstream,
            term));
  }

  /** How many of a kind there are that can be seen. */
  private static long bars(String upstream, String kind) {
    return (Long)
        browser.script(
            """
            const bars = document.querySelectorAll(`[aria-labelledby="up-${arguments[0]}"] rect.${arguments[1]}`);
            return [...bars].filter(bar => bar.getBoundingClientRect().height > 0).length;
            """,
            upstream,
            kind);
  }

  private static int looks() {
    return ((Number) browser.script("return window.looks")).intValue();
  }

  private static Object asked() {
    return browser.script(
        "return performance.getEntriesByType('resource').filter(e => e.name.endsWith('/api/status')).length");
  }

  private static void link(Asking api) throws Exception {
    link(gateway, api);
  }

  private static void link(YamlGateway gateway, Asking api) throws Exception {
    String body =
        api.body(
            api.account("1"),
            "account_onboarding",
            "https://shop.example/r",
            "https://shop.example/d",
            false);
    HTTP.send(
        HttpRequest.newBuilder(URI.create(gateway.url() + api.path))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", api.type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.discarding());
  }
}
