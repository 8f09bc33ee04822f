package dev.linkgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.YamlGateway;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference in a browser that runs no JavaScript. */
class ReferenceWithoutScriptTest {
  private static final String YAML =
      """
      callers: [{ name: shop, keys: ["lgk_key_of_a_platform_in_tests_001"] }]
      upstreams: { sandbox: { api: sandbox } }
      routes: [{ to: sandbox }]
      """;

  @AutoClose private static Chromium browser;
  @AutoClose private static YamlGateway gateway;
  private static Operator operator;

  @BeforeAll
  static void start() {
    browser = Chromium.start("--blink-settings=scriptEnabled=false");
    gateway = YamlGateway.start(YAML);
    operator = Operator.signedIn(browser, gateway);
  }

  private static Stream<Described> documents() {
    return Described.all();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyPropertyAndEveryAnswerIsOnThePage(Described described) {
    operator.opens(described.page());

    assertThat(browser.texts("h1")).containsExactly(described.toString());
    assertThat(browser.texts("section:has(#parameters) tbody th code"))
        .containsExactlyInAnyOrderElementsOf(described.requestNames());
    described
        .answerNames()
        .forEach(
            (status, names) -> {
              assertThat(browser.texts("#answer-" + status)).hasSize(1);
              assertThat(browser.texts("tr[id^=answer-" + status + "-] th code"))
                  .as(status)
                  .containsAll(names);
              assertThat(new HashSet<>(browser.texts("tr[id^=answer-" + status + "-] th code")))
                  .isEqualTo(names);
            });
  }

  @ParameterizedTest
  @CsvSource({"stripe-v1/2024-09-30.acacia,24 hours", "stripe-v2/2026-09-30.endive,30 days"})
  void aKeysWindowIsSaidInItsOwnUnit(String page, String window) {
    operator.opens("reference/" + page);

    assertThat(browser.texts("section:has(#headers) tbody tr"))
        .filteredOn(row -> row.startsWith("Idempotency-Key"))
        .singleElement()
        .asString()
        .contains("for " + window + ".");
  }

  @Test
  void theRequestLineHasTheGatewaysOwnHost() {
    operator.opens("reference/stripe-v1/2024-09-30.acacia");

    assertThat(browser.texts(".line"))
        .containsExactly("POST " + gateway.url() + "/v1/account_links");
    assertThat(browser.text())
        .contains(
            "POST /v1/account_links HTTP/1.1\nHost: "
                + gateway.url().substring("http://".length())
                + "\n",
            "Stripe-Version: 2024-09-30.acacia");
  }

  @Test
  void fidelityIsFoundOutBesideThePageAndThereOnceItIsLoadedAgain() {
    try (YamlGateway fresh = YamlGateway.start(YAML);
        Chromium other = Chromium.start("--blink-settings=scriptEnabled=false")) {
      Operator.signedIn(other, fresh).opens("reference/whop/2026-09-22-3");
      assertThat(other.texts("section:has(#fidelity) .unfinished")).hasSize(1);
      assertThat(other.texts("section:has(#changes) tbody tr")).isNotEmpty();
      assertThat(other.texts("section:has(#changes) .unfinished")).hasSize(1);

      other.until(
          other::text,
          () -> {
            other.reload();
            return other.texts(".unfinished").isEmpty();
          });
      assertThat(other.texts("section:has(#fidelity) h3"))
          .extracting(heading -> heading.replace(" #", ""))
          .containsExactly("At stripe-v1", "At stripe-v2", "At whop", "At sandbox");
      assertThat(other.texts("section:has(#fidelity) tbody th")).contains("account_id");
      assertThat(other.texts("section:has(#changes) th")).contains("Covered by");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "stripe-v1/2025-02-03, stripe-v1 2024-09-30.acacia",
    "stripe-v1/newest, stripe-v1 2020-08-27",
    "stripe-v2/2026-09-30.endiv, stripe-v2 2026-09-30.endive",
    "strip-v2/2026-09-30.endive, stripe-v2 2026-09-30.endive",
    "whop, whop 2026-09-22-3",
    "whop/2026-09-22-3/more, whop 2026-09-22-3",
    "%3Cb%3E/x, whop 2026-09-22-3"
  })
  void aPageThatIsNotThereNamesTheNearest(String path, String nearest) {
    browser.visit(gateway.adminUrl() + "/console/reference/" + path);

    assertThat(browser.texts("h1")).containsExactly("No such version");
    assertThat(browser.texts("main a")).contains(nearest);
    assertThat(status()).isEqualTo(404);
  }

  private static int status() {
    return ((Number)
            browser.script("return performance.getEntriesByType('navigation')[0].responseStatus"))
        .intValue();
  }

  @Test
  void everyLinkLeadsSomewhere() {
    Set<String> wrong = new TreeSet<>();
    Set<String> seen = new HashSet<>();
    List<String> fragments = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Deque<String> left = new ArrayDeque<>(List.of(gateway.adminUrl() + "/console/reference"));
    while (!left.isEmpty()) {
      String page = left.remove();
      if (seen.add(page)) {
        browser.visit(page);
        if (status() != 200) {
          wrong.add(page);
        }
        List<?> own =
            (List<?>)
                browser.script("return [...document.querySelectorAll('[id]')].map(e => e.id)");
        if (new HashSet<>(own).size() != own.size()) {
          wrong.add(page + " has an id twice");
        }
        own.forEach(id -> ids.add(page + "#" + id));
        for (Object link :
            (List<?>) browser.script("return [...document.links].map(a => a.href)")) {
          String whole = String.valueOf(link);
          String address = whole.contains("#") ? whole.substring(0, whole.indexOf('#')) : whole;
          String plain =
              address.contains("?") ? address.substring(0, address.indexOf('?')) : address;
          left.add(plain);
          if (whole.contains("#")) {
            fragments.add(plain + whole.substring(whole.indexOf('#')));
          }
        }
      }
    }
    fragments.removeIf(ids::contains);
    wrong.addAll(fragments);

    assertThat(seen).hasSizeGreaterThan((int) documents().count());
    assertThat(wrong).isEmpty();
  }

  @Test
  void onPaperWhatIsFoldedIsOpenAndNothingIsCutOff() {
    operator.opens("reference/stripe-v1/2023-10-16");
    browser.shows("light", 700, 900, 1);
    assertThat(seen("details pre")).isZero();

    browser.prints(true);

    assertThat(seen("details pre")).isPositive();
    assertThat(seen("details pre")).isEqualTo(browser.texts("details pre").size());
    assertThat(seen("header, .toc")).isZero();
    assertThat(
            (List<?>)
                browser.script(
                    "return [...document.querySelectorAll('table, pre')].filter(e =>"
                        + " e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)"
                        + ".map(e => e.getAttribute('aria-label'))"))
        .isEmpty();
    browser.prints(false);
  }

  private static int seen(String css) {
    return ((Number)
            browser.script(
                "return [...document.querySelectorAll(arguments[0])]"
                    + ".filter(e => e.checkVisibility()).length",
                css))
        .intValue();
  }
}
