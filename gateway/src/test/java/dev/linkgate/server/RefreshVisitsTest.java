package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.linkgate.audit.AuditEntry;
import dev.linkgate.audit.AuditQuery;
import dev.linkgate.audit.AuditRow;
import dev.linkgate.server.Caller.Link;
import dev.linkgate.testing.Databases;
import dev.linkgate.testing.DocumentedAnswers;
import dev.linkgate.testing.Reply;
import dev.linkgate.testing.YamlGateway;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a visit to a refresh URL makes, and what it does not. */
class RefreshVisitsTest {
  /** Between two looks: a wait that spins takes the processor from what it waits for. */
  private static final long LOOK_NANOS = 2_000_000;

  private static final int CLIENTS = 16;
  private static final AuditQuery ALL =
      new AuditQuery(null, null, null, null, null, null, null, null, null, null, null, null, 50);

  private static List<HttpResponse<String>> press(List<String> urls) throws Exception {
    List<Future<HttpResponse<String>>> pressed = new ArrayList<>();
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      for (String url : urls) {
        pressed.add(clients.submit(() -> Browser.send("POST", url)));
      }
      List<HttpResponse<String>> answers = new ArrayList<>();
      for (Future<HttpResponse<String>> one : pressed) {
        answers.add(one.get());
      }
      return answers;
    }
  }

  private static long made(List<HttpResponse<String>> answers) {
    return answers.stream()
        .flatMap(answer -> answer.headers().firstValue("Location").stream())
        .filter(location -> location.contains(DocumentedAnswers.CANARY))
        .count();
  }

  private static long status(List<HttpResponse<String>> answers, int status) {
    return answers.stream().filter(answer -> answer.statusCode() == status).count();
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void ofManyAtOnceOnTwoNodesAsManyGetALinkAsThereAreUses(Databases database) throws Exception {
    try (RefreshRig rig =
        new RefreshRig(database, "authenticate: none, uses: 3, per-minute: { link: 100 }")) {
      String refresh = rig.refreshUrl(Link.V1);
      String other =
          database == Databases.POSTGRESQL // the others are one node's
              ? refresh.replace(rig.gateway().url(), rig.anotherNode().url())
              : refresh;
      List<String> urls = new ArrayList<>();
      for (int i = 0; i < CLIENTS / 2; i++) {
        urls.addAll(List.of(refresh, other));
      }

      List<HttpResponse<String>> answers = press(urls);

      assertThat(made(answers)).isEqualTo(3);
      assertThat(rig.asked()).isEqualTo(1 + 3);
      assertThat(answers)
          .filteredOn(
              answer ->
                  answer
                      .headers()
                      .firstValue("Location")
                      .filter(RefreshRig.OWN::equals)
                      .isPresent())
          .hasSize(CLIENTS - 3);
    }
  }

  @Test
  void aThousandPressesInAMinuteMakeAFewLinks() throws Exception {
    try (RefreshRig rig =
        new RefreshRig("authenticate: none, uses: 1000, per-minute: { link: 7, caller: 900 }")) {
      String refresh = rig.refreshUrl(Link.V1);

      List<HttpResponse<String>> answers = press(Collections.nCopies(1_000, refresh));

      assertThat(made(answers)).isEqualTo(7);
      assertThat(status(answers, 429)).isEqualTo(993);
      assertThat(answers.getLast().headers().firstValue("Retry-After")).contains("60");
      assertThat(rig.asked()).isEqualTo(1 + 7);
      rig.later(Duration.ofMinutes(1));
      assertThat(made(press(List.of(refresh)))).isEqualTo(1);
    }
  }

  @Test
  void manyRefreshUrlsOfOneCallerShareItsLimit() throws Exception {
    try (RefreshRig rig = new RefreshRig("authenticate: none, per-minute: { caller: 12 }")) {
      List<String> urls = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        urls.add(rig.refreshUrl(List.of(Link.values()).get(i % 4)));
      }

      List<HttpResponse<String>> answers = press(urls);

      assertThat(made(answers)).isEqualTo(12);
      assertThat(status(answers, 429)).isEqualTo(28);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"})
  void nothingButThePressMakesALink(String method) throws Exception {
    try (RefreshRig rig = new RefreshRig(RefreshRig.OPEN)) {
      String refresh = rig.refreshUrl(Link.V1);

      HttpResponse<String> answer = Browser.send(method, refresh);

      assertThat(answer.statusCode()).isIn(200, 405);
      assertThat(answer.headers().firstValue("Location")).isEmpty();
      assertThat(rig.asked()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "User-Agent, WhatsApp/2.23.20.0",
    "User-Agent, Slackbot-LinkExpanding 1.0",
    "Sec-Purpose, prefetch",
    "Purpose, prefetch"
  })
  void aPreviewMakesNothingAndIsSentNowhere(String header, String value) throws Exception {
    try (RefreshRig rig = new RefreshRig(RefreshRig.OPEN)) {
      String refresh = rig.refreshUrl(Link.V1);
      assertThat(Browser.open(refresh, header, value).statusCode()).isEqualTo(200);
      rig.later(Duration.ofHours(25));

      assertThat(Browser.open(refresh, header, value).statusCode()).isEqualTo(410);

      assertThat(rig.asked()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Sec-Fetch-Site, anything",
    "Origin, https://evil.example",
    "Origin, https://shop.example"
  })
  void anotherSitePressesInVain(String header, String value) throws Exception {
    try (RefreshRig rig = new RefreshRig(RefreshRig.OPEN)) {
      String refresh = rig.refreshUrl(Link.V1);

      HttpResponse<String> answer = Browser.send("POST", refresh, header, value);

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(rig.asked()).isEqualTo(1);
      assertThat(Browser.location(Browser.press(answer, "", "Sec-Fetch-Site", "same-origin")))
          .contains(DocumentedAnswers.CANARY);
    }
  }

  @Test
  void thePageIsClosedToOthersAndSaysNothingOfAnybody() throws Exception {
    try (RefreshRig rig = new RefreshRig(RefreshRig.OPEN)) {
      HttpResponse<String> page = Browser.open(rig.refreshUrl(Link.V1));

      assertThat(page.body()).contains("<button", "lang=\"en\"").doesNotContain("<script");
      assertThat(page.body()).doesNotContain("acct_1", "shop", "v1", "SANDBOX", "Linkgate");
      assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
      assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex");
      assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'", "frame-ancestors 'none'")
          .contains("form-action 'self' https:;");
      assertThat(page.headers().map().keySet())
          .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("linkgate-"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 429, 500, 503})
  void aRefusalLeadsToTheCallersOwnAndTheUseComesBack(int status) throws Exception {
    try (RefreshRig rig = new RefreshRig("authenticate: none, uses: 1")) {
      String refresh = rig.refreshUrl(Link.V1);
      rig.provider().always(request -> DocumentedAnswers.error(request.api(), status));
      assertThat(Browser.location(Browser.send("POST", refresh))).isEqualTo(RefreshRig.OWN);
      rig.provider().always(DocumentedAnswers::to);

      assertThat(made(press(List.of(refresh)))).isEqualTo(1);
      assertThat(made(press(List.of(refresh)))).isZero();
    }
  }

  @Test
  void aUseThatMayHaveMadeALinkStaysUsed() throws Exception {
    try (RefreshRig rig = new RefreshRig("authenticate: none, uses: 1")) {
      String refresh = rig.refreshUrl(Link.V1);
      rig.provider().always(Reply.WireEvent.RESET);
      assertThat(Browser.location(Browser.send("POST", refresh))).isEqualTo(RefreshRig.OWN);
      rig.provider().always(DocumentedAnswers::to);

      assertThat(made(press(List.of(refresh)))).isZero();
    }
  }

  @Test
  void aCallerWithoutARefreshUrlOfItsOwnGetsAnHonestPage() throws Exception {
    try (RefreshRig rig = new RefreshRig("authenticate: none, uses: 1")) {
      HttpResponse<String> made =
          new Caller(rig.gateway())
              .send(
                  "POST",
                  Link.V1.path,
                  "account=acct_1&type=account_onboarding&return_url=https://shop.example/d",
                  "Content-Type",
                  Link.V1.type,
                  "Authorization",
                  "Bearer " + Caller.KEY);
      assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
      String refresh = RefreshRig.refreshUrl(rig.provider().requests().getLast());
      assertThat(made(press(List.of(refresh)))).isEqualTo(1);

      HttpResponse<String> spent = Browser.send("POST", refresh);

      assertThat(spent.statusCode()).isEqualTo(410);
      assertThat(spent.body()).contains("run out").doesNotContain("<form");
    }
  }

  @Test
  void theAuditTellsWhoseLinkWasMadeOrWhyNot() throws Exception {
    try (RefreshRig rig = new RefreshRig("authenticate: none, uses: 1")) {
      String refresh = rig.refreshUrl(Link.V1);
      Browser.open(refresh);
      HttpResponse<String> first = Browser.send("POST", refresh);
      HttpResponse<String> second = Browser.send("POST", refresh);

      List<AuditEntry> visits = audited(rig.gateway(), 2);

      assertThat(visits)
          .extracting(AuditEntry::requestId)
          .containsExactlyInAnyOrder(
              first.headers().firstValue("Request-Id").orElseThrow(),
              second.headers().firstValue("Request-Id").orElseThrow());
      assertThat(visits)
          .allSatisfy(
              entry -> {
                assertThat(entry.caller()).isEqualTo("shop");
                assertThat(entry.ingress()).isEqualTo("stripe-v1");
                assertThat(entry.account()).isEqualTo("acct_1");
                assertThat(entry.purpose()).isEqualTo("onboarding");
                assertThat(entry.status()).isEqualTo(303);
              });
      assertThat(visits).extracting(AuditEntry::upstream).containsExactlyInAnyOrder("v1", null);
      assertThat(visits).extracting(AuditEntry::kind).containsExactlyInAnyOrder(null, "forbidden");
    }
  }

  private static List<AuditEntry> audited(YamlGateway gateway, int least) {
    List<AuditEntry> visits = List.of();
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (visits.size() < least && System.nanoTime() < deadline) { // written behind the answer
      visits =
          gateway.store().audit().query(ALL).rows().stream()
              .map(AuditRow::entry)
              .filter(entry -> "/refresh/*".equals(entry.route()))
              .toList();
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return visits;
  }

  @Test
  void visitsAreCountedByWhatCameOfThem() throws Exception {
    try (RefreshRig rig = new RefreshRig("authenticate: none, uses: 1")) {
      String refresh = rig.refreshUrl(Link.V1);
      Browser.open(refresh);
      Browser.send("POST", refresh);
      Browser.send("POST", refresh);
      Browser.open(refresh + "x");

      String metrics = Browser.open(rig.gateway().adminUrl() + "/metrics").body();

      assertThat(metrics)
          .contains(
              "linkgate_refresh_visits_total{method=\"GET\",outcome=\"page\"} 1.0",
              "linkgate_refresh_visits_total{method=\"POST\",outcome=\"made\"} 1.0",
              "linkgate_refresh_visits_total{method=\"POST\",outcome=\"spent\"} 1.0",
              "linkgate_refresh_visits_total{method=\"GET\",outcome=\"unknown\"} 1.0");
    }
  }

  @Test
  void theStoreTellsNoTokenNoLinkAndNoRedirectUrl() throws Exception {
    try (RefreshRig rig = new RefreshRig(RefreshRig.OPEN)) {
      String refresh = rig.refreshUrl(Link.V1);
      Browser.location(Browser.send("POST", refresh));
      audited(rig.gateway(), 1);

      StringBuilder kept = new StringBuilder();
      try (Stream<Path> files = Files.walk(rig.gateway().storeConfig().directory())) {
        for (Path file : files.filter(it -> it.toString().contains(".db")).toList()) {
          kept.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
      }

      assertThat(kept).contains("/refresh/*"); // it is the store
      assertThat(kept)
          .doesNotContain(DocumentedAnswers.CANARY, refresh.substring(refresh.length() - 40));
      // Of the URLs that were asked with the host alone, and an ellipsis in three bytes.
      assertThat(kept).containsPattern("shop\\.example/\u00e2");
      assertThat(kept).doesNotContainPattern("shop\\.example(?!/\u00e2)");
    }
  }

  @Test
  void noLogTellsATokenALinkOrACookie() throws Exception {
    try (CapturedLog log = CapturedLog.at(Level.TRACE);
        RefreshRig rig =
            new RefreshRig("authenticate: { url: \"PLATFORM\", forward: [cookie] }, uses: 1")) {
      String refresh = rig.refreshUrl(Link.V1);
      String token = refresh.substring(refresh.lastIndexOf('/') + 1);
      String cookie = "session=canary_of_a_visitor";
      Browser.open(refresh, "Cookie", cookie);
      String link = Browser.location(Browser.send("POST", refresh, "Cookie", cookie));
      Browser.send("POST", refresh, "Cookie", cookie);
      rig.platform().always(Reply.WireEvent.RESET);
      Browser.send("POST", refresh, "Cookie", cookie);
      Browser.open(refresh + "x", "Cookie", cookie);

      List<String> said = new ArrayList<>(log.all());
      said.add(Browser.open(rig.gateway().adminUrl() + "/metrics").body());
      assertThat(said).hasSizeGreaterThan(5);
      for (String line : said) {
        assertThat(line).doesNotContain(token.substring(20, 60), "canary_of_a_visitor", link);
      }
    }
  }
}
