package dev.linkgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.Reply;
import dev.linkgate.testing.YamlGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** Somebody tries a link request out in the console. */
class TryItTest {
  private static final String KEY = "lgk_key_of_a_platform_in_tests_001";
  private static final String PROVIDERS_KEY = "sk_test_of_a_provider_that_none_sees";

  private static Axe axe;
  @AutoClose private static Chromium browser;
  @AutoClose private static RecordingUpstream provider;
  @AutoClose private static YamlGateway gateway;

  private Operator operator;

  @BeforeAll
  static void start() throws IOException {
    axe = Axe.installed(System.getenv());
    browser = Chromium.start();
    provider = RecordingUpstream.start();
    gateway = YamlGateway.start(yaml(provider.baseUrl()));
  }

  private static String yaml(String provider) {
    return """
      callers:
        - { name: shop, keys: ["%s"] }
        - { name: tight, keys: ["lgk_key_of_a_platform_in_tests_002"], upstreams: [sandbox] }
      upstreams:
        sandbox: { api: sandbox }
        stripe: { api: stripe-v1, base-url: "%s", api-key: "%s" }
      routes:
        - { when: { account: "acct_real*" }, to: stripe }
        - { to: sandbox, on-loss: report }
      """
        .formatted(KEY, provider, PROVIDERS_KEY);
  }

  @BeforeEach
  void signIn() {
    browser.shows("light", 1280, 900, 1);
    operator = Operator.signedIn(browser, gateway);
  }

  @AfterEach
  void signOut() {
    browser.visit(gateway.adminUrl() + "/console/status");
    browser.script("localStorage.clear()");
    browser.press("Sign out");
    browser.arrivesAt(gateway.adminUrl() + "/console/sign-in");
  }

  @ParameterizedTest
  @CsvSource({
    "stripe-v1, 2020-08-27",
    "stripe-v1, 2023-10-16",
    "stripe-v1, 2024-09-30.acacia",
    "stripe-v2, 2025-04-30.preview",
    "stripe-v2, 2025-07-30.preview",
    "stripe-v2, 2025-12-15.clover",
    "stripe-v2, 2026-09-30.endive",
    "whop, 2025-01-01",
    "whop, 2026-09-22-3",
  })
  void aLinkIsMadeInEveryVersionAndItsPageOpened(String api, String version) {
    opens(api, version);
    fillRequired();
    browser.press("Send");

    sees(() -> browser.texts("[data-status]").equals(List.of("200")));
    assertThat(browser.texts("#answer").getFirst()).isEqualTo("Answer");
    String link = attribute("a[target=_blank]", "href");
    assertThat(attribute("a[target=_blank]", "rel")).contains("noopener");
    operator.leftNothing(KEY, link, "lgs_");
    browser.press("Open the sandbox page");
    browser.goesToOpenedTab();
    browser.arrivesAt(link);
    assertThat(browser.text()).contains("SANDBOX");
    browser.closeTab();
    String request = attribute("[data-status] ~ a", "href");
    assertThat(request).startsWith(gateway.adminUrl() + "/console/requests?request=req_");
  }

  @Test
  void aLinkIsMadeByTheKeyboardAlone() {
    opens("whop", "2025-01-01");

    tabTo("/company_id");
    browser.keys("biz_Lk4gTe8sWq2m", Keys.TAB, "https://shop.example/again");
    browser.keys(Keys.TAB, "https://shop.example/done", Keys.TAB, "account_o");
    sees(() -> browser.texts(".outcome").getFirst().contains("Would be made by sandbox"));
    browser.together(Keys.CONTROL, Keys.ENTER);

    sees(() -> browser.texts("[data-status]").equals(List.of("200")));
    assertThat(browser.script("return document.activeElement.id")).isEqualTo("answer");
    operator.leftNothing(KEY, attribute("a[target=_blank]", "href"));
    String link = attribute("a[target=_blank]", "href");
    for (int i = 0; i < 5 && !focused("a[target=_blank]"); i++) {
      browser.keys(Keys.TAB);
    }
    browser.keys(Keys.ENTER);
    browser.goesToOpenedTab();
    browser.arrivesAt(link);
    browser.closeTab();
  }

  @Test
  void whatIsWrongIsSaidAtItsFieldAndTheRestInAList() {
    opens("stripe-v1", "2023-10-16");
    fill("/account", "");
    fill("/refresh_url", "nowhere");
    fill("/collect", "currently_due");
    fill("/collection_options/future_requirements", "include");
    browser.press("Send");

    sees(() -> browser.texts("[data-status]").equals(List.of("400")));
    sees(() -> saidAt("/account").contains("account"));
    sees(() -> saidAt("/type").contains("type"));
    sees(() -> saidAt("/collection_options/fields").contains("collection_options[fields]"));
    assertThat(browser.text()).contains("The request is at fault");
    assertThat(focused("[data-pointer='/account']")).isTrue();
    assertThat(axe.violations(browser)).isEmpty();

    fill("/account", "acct_1");
    sees(() -> attribute("[data-pointer='/account']", "aria-invalid").isEmpty());
    operator.leftNothing(KEY);
  }

  @Test
  void whatBecomesOfItFollowsTheForm() {
    opens("stripe-v1", "2024-09-30.acacia");
    fillRequired();
    sees(() -> browser.texts(".goes").getFirst().startsWith("anything → sandbox"));
    int before = provider.requests().size();

    fill("/account", "acct_real_1");

    sees(() -> browser.texts(".goes").getFirst().startsWith("account is acct_real* → stripe"));
    sees(() -> browser.texts("pre[aria-label='Outgoing request']").size() == 1);
    String outgoing = browser.texts("pre[aria-label='Outgoing request']").getFirst();
    assertThat(outgoing)
        .contains("POST " + provider.baseUrl() + "/v1/account_links")
        .contains("<api-key of upstream stripe>")
        .contains("account=acct_real_1")
        .doesNotContain(PROVIDERS_KEY);
    assertThat(provider.requests()).hasSize(before);
    operator.leftNothing(KEY, PROVIDERS_KEY);
  }

  @Test
  void whatGetsLostIsSaid() {
    opens("stripe-v2", "2025-12-15.clover");
    fillRequired();
    select("#upstream", "stripe");

    sees(() -> browser.text().contains("Lost on the way"));
    assertThat(browser.text()).contains("configurations");
    assertThat(browser.text()).contains("chosen here, in place of the routes");
    operator.leftNothing(KEY);
  }

  @Test
  void theCallersLimitHoldsForAnUpstreamChosenHere() {
    opens("whop", "2026-09-22-3");
    fillRequired();
    select("#caller", "tight");
    select("#upstream", "stripe");
    browser.press("Send");

    sees(() -> browser.texts("[data-status]").equals(List.of("403")));
    assertThat(browser.text()).contains("This gateway is at fault, or its configuration");
  }

  @Test
  void aProvidersLinkIsShownAndDoesNotOpenFromHere() {
    provider.enqueue(
        Reply.json(
            200,
            """
            {"object":"account_link","created":1680577733,"expires_at":1680578033,
             "url":"https://connect.stripe.com/setup/c/acct_real_1/hK3vQw9ZtR2b"}
            """));
    opens("stripe-v1", "2024-09-30.acacia");
    fillRequired();
    fill("/account", "acct_real_1");
    browser.press("Send");

    sees(() -> browser.texts("[data-status]").equals(List.of("200")));
    assertThat(browser.texts(".link code"))
        .containsExactly("https://connect.stripe.com/setup/c/acct_real_1/hK3vQw9ZtR2b");
    assertThat(browser.texts("a[target=_blank]")).isEmpty();
    assertThat(browser.text()).contains("a visit would spend the link");
    operator.leftNothing(KEY, "hK3vQw9ZtR2b");
  }

  @Test
  void theFormIsRememberedAndAKeyIsNot() {
    String typed = "lgk_key_of_a_platform_in_tests_002";
    opens("whop", "2025-01-01");
    fillRequired();
    browser.script("document.querySelectorAll('details').forEach(it => it.open = true)");
    type("#gateway", "https://links.shop.example");
    type("#key", typed);
    type("[data-header='Idempotency-Key']", "attempt-1");
    browser.press("Send");
    sees(() -> browser.texts("[data-status]").equals(List.of("200")));
    operator.leftNothing(KEY, typed, "attempt-1");

    operator.opens("try");

    sees(() -> value("#gateway").equals("https://links.shop.example"));
    assertThat(value("#api") + " " + value("#version")).isEqualTo("whop 2025-01-01");
    assertThat(value("[data-pointer='/company_id']")).isEqualTo("biz_Lk4gTe8sWq2m");
    assertThat(value("#key")).isEmpty();
    assertThat(value("[data-header='Idempotency-Key']")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void axeFindsNothingWideAndNarrow(String scheme) throws IOException {
    browser.shows(scheme, 1280, 900, 1);
    opens("stripe-v2", "2025-12-15.clover");
    fillRequired();
    browser.press("Add to configurations");
    browser.press("Send");
    sees(() -> focused("#answer"));
    picture(scheme);
    browser.script("document.querySelectorAll('details').forEach(it => it.open = true)");
    assertThat(axe.violations(browser)).isEmpty();

    browser.shows(scheme, 320, 640, 1);

    assertThat(axe.violations(browser)).isEmpty();
    assertThat(
            browser.script(
                "const e = document.documentElement; return e.scrollWidth - e.clientWidth"))
        .isEqualTo(0L);
  }

  /** For the documentation, where the system property says so. */
  private static void picture(String scheme) throws IOException {
    String folder = System.getProperty("pictures", "");
    if (!folder.isEmpty() && scheme.equals("light")) {
      browser.script("scrollTo(0, 0)");
      Files.write(Path.of(folder, "try.png"), browser.picture());
    }
  }

  private void opens(String api, String version) {
    operator.opens("try?api=" + api + "&version=" + version);
    sees(() -> browser.texts("[data-pointer]").size() > 2 && browser.texts(".outcome").size() == 1);
  }

  /** Fills in every field that says it is required, again and again, as more of them come up. */
  private static void fillRequired() {
    Map<String, String> values =
        Map.of("account", "acct_1LkGtExample0001", "company_id", "biz_Lk4gTe8sWq2m");
    for (int round = 0; round < 3; round++) {
      for (Object pointer :
          (List<?>)
              browser.script(
                  """
                  return [...document.querySelectorAll('[data-pointer][aria-required]')]
                      .filter(it => !it.value).map(it => it.dataset.pointer)""")) {
        String name =
            String.valueOf(pointer).substring(String.valueOf(pointer).lastIndexOf('/') + 1);
        String account = name.equals("account_id") ? values.get("company_id") : values.get(name);
        fill(
            String.valueOf(pointer),
            account != null
                ? account
                : name.endsWith("_url") ? "https://shop.example/" + name : "");
      }
    }
    for (String name : List.of("refresh_url", "return_url")) {
      browser.script(
          """
          for (const it of document.querySelectorAll(`input[data-pointer$='${arguments[0]}']`)) {
            it.value = 'https://shop.example/' + arguments[0];
            it.dispatchEvent(new Event('input'));
          }""",
          name);
    }
  }

  /** Types into a field; of choices, the first one where nothing is said. */
  private static void fill(String pointer, String value) {
    browser.script(
        """
        const it = document.querySelector(`[data-pointer='${arguments[0]}']`);
        it.value = arguments[1] || (it.options?.[1].value ?? '');
        it.dispatchEvent(new Event(it.options ? 'change' : 'input'));""",
        pointer,
        value);
  }

  private static void type(String css, String value) {
    browser.script(
        """
        const it = document.querySelector(arguments[0]);
        it.value = arguments[1];
        it.dispatchEvent(new Event('input'));""",
        css,
        value);
  }

  private static void select(String css, String value) {
    browser.script(
        """
        const it = document.querySelector(arguments[0]);
        it.value = arguments[1];
        it.dispatchEvent(new Event('change'));""",
        css,
        value);
  }

  /** What a reader hears at an invalid field beside its name. */
  private static String saidAt(String pointer) {
    return String.valueOf(
        browser.script(
            """
            const it = document.querySelector(`[data-pointer='${arguments[0]}'][aria-invalid='true']`);
            return (it?.getAttribute('aria-describedby') ?? '').split(' ').filter(id => id.endsWith('-wrong'))
                .map(id => document.getElementById(id).innerText).join(' ')""",
            pointer));
  }

  private static void tabTo(String pointer) {
    for (int i = 0; i < 60 && !focused("[data-pointer='" + pointer + "']"); i++) {
      browser.keys(Keys.TAB);
    }
    assertThat(focused("[data-pointer='" + pointer + "']")).isTrue();
  }

  private static boolean focused(String css) {
    return Boolean.TRUE.equals(
        browser.script("return document.activeElement.matches(arguments[0])", css));
  }

  private static String attribute(String css, String name) {
    return String.valueOf(
        browser.script(
            """
            const it = document.querySelector(arguments[0]);
            return (arguments[1] === 'href' ? it?.href : it?.getAttribute(arguments[1])) ?? ''""",
            css,
            name));
  }

  private static String value(String css) {
    return String.valueOf(
        browser.script("return document.querySelector(arguments[0])?.value ?? ''", css));
  }

  private static void sees(BooleanSupplier what) {
    browser.until(browser::text, what);
  }
}
