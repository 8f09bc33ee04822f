package dev.linkgate.server;

import static dev.linkgate.server.Caller.Link.V1;
import static dev.linkgate.server.Caller.Link.V2;
import static dev.linkgate.server.Caller.Link.WHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.server.Caller.Link;
import dev.linkgate.testing.Databases;
import dev.linkgate.testing.DocumentedAnswers;
import dev.linkgate.testing.RawUpstream;
import dev.linkgate.testing.Reply;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an {@code Idempotency-Key} means to each API, as its callers see it. */
class KeyRulesTest {
  private static final String KEY = "canary_key order 4711";

  private final KeyRig rig = new KeyRig(Databases.SQLITE);

  @AfterEach
  void close() {
    rig.close();
  }

  private static String own(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Linkgate-Request-Id")
        .or(() -> answer.headers().firstValue("Request-Id"))
        .orElseThrow();
  }

  private static boolean replayed(HttpResponse<String> answer) {
    return answer.headers().firstValue("Idempotent-Replayed").filter("true"::equals).isPresent();
  }

  private void assertReplayed(HttpResponse<String> first, HttpResponse<String> again) {
    assertThat(again.statusCode()).isEqualTo(first.statusCode());
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(replayed(first)).isFalse();
    assertThat(replayed(again)).isTrue();
  }

  private int posts() {
    return rig.upstream().requests().size();
  }

  private void posts(int expected) {
    assertThat(posts()).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(
      value = Link.class,
      names = {"V1", "V2", "WHOP", "WHOP_BARE"})
  void answerIsGivenAgainByteForByte(Link link) throws Exception {
    HttpResponse<String> first = rig.ask(link, KEY);
    HttpResponse<String> again = rig.ask(link, KEY);

    assertThat(first.statusCode()).isEqualTo(200);
    assertReplayed(first, again);
    assertThat(again.headers().firstValue("Original-Request")).contains(own(first));
    assertThat(own(again)).isNotEqualTo(own(first));
    assertThat(again.headers().firstValue("Idempotency-Key")).contains(KEY);
    assertThat(again.headers().firstValue("Content-Type"))
        .isEqualTo(first.headers().firstValue("Content-Type"));
    posts(1);
  }

  @ParameterizedTest
  @CsvSource({
    "V1, idempotency_error",
    "V2, idempotency_error",
    "WHOP, idempotency_key_mismatch",
  })
  void anotherRequestUnderTheKeyIsRefusedInTheApisWords(Link link, String word) throws Exception {
    HttpResponse<String> first = rig.ask(link, KEY);
    HttpResponse<String> other = rig.askWith(link, link.body.replace("_1", "_2"), KEY);

    assertThat(other.statusCode()).isEqualTo(400);
    assertThat(other.body()).contains("\"" + word + "\"");
    assertThat(replayed(other)).isFalse();
    assertReplayed(first, rig.ask(link, KEY));
    posts(1);
  }

  @Test
  void v1TakesTheSameParametersInAnotherOrderAndEncodingForTheSame() throws Exception {
    HttpResponse<String> first = rig.ask(V1, KEY);
    HttpResponse<String> again =
        rig.askWith(
            V1,
            "return_url=https://shop.example/d&type=account%5Fonboarding"
                + "&refresh_url=https://shop.example/r&account=acct_1",
            KEY);

    assertReplayed(first, again);
    posts(1);
  }

  @Test
  void v2TakesTheSameMembersInAnotherOrderForTheSame() throws Exception {
    HttpResponse<String> first = rig.ask(V2, KEY);
    HttpResponse<String> again =
        rig.askWith(
            V2,
            "{\"use_case\":{\"account_onboarding\":{\"refresh_url\":\"https://shop.example\\/r\"},"
                + "\"type\":\"account_onboarding\"},\"account\":\"acct_1\"}",
            KEY);

    assertReplayed(first, again);
    posts(1);
  }

  @Test
  void whopTakesOneByteMoreForAnother() throws Exception {
    rig.ask(WHOP, KEY);

    assertThat(rig.askWith(WHOP, WHOP.body + " ", KEY).body()).contains("idempotency_key_mismatch");
    posts(1);
  }

  @ParameterizedTest
  @CsvSource({
    "V1, Stripe-Version, 2026-08-26.dahlia, true",
    "V2, Stripe-Version, 2026-10-28.endive, true",
    "WHOP, Api-Version-Date, 2025-01-02, false",
  })
  void anotherVersionIsAnotherRequestToWhopOnly(
      Link link, String header, String version, boolean same) throws Exception {
    HttpResponse<String> first = rig.ask(link, KEY);
    HttpResponse<String> again = rig.ask(link, KEY, header, version);

    if (same) {
      assertReplayed(first, again);
    } else {
      assertThat(again.body()).contains("idempotency_key_mismatch");
    }
    posts(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Link.class,
      names = {"V1", "V2"})
  void stripeKeepsTheAccountsACallerActsForApart(Link link) throws Exception {
    rig.ask(link, KEY);

    assertThat(rig.ask(link, KEY, "Stripe-Account", "acct_9").body()).contains("idempotency_error");
    posts(1);
  }

  @ParameterizedTest
  @CsvSource({
    "V1, idempotency_key_in_use",
    "V2, idempotency_key_in_use",
    "WHOP, idempotency_request_in_progress",
  })
  void whileTheFirstRunsTheSecondIsTurnedAway(Link link, String code) throws Exception {
    rig.hold(DocumentedAnswers::to);
    var first = rig.begin(link, link.body, KEY);
    RawUpstream.until(() -> posts() == 1);

    HttpResponse<String> second = rig.ask(link, KEY);
    rig.release();

    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("\"" + code + "\"");
    assertThat(replayed(second)).isFalse();
    assertReplayed(first.get(), rig.ask(link, KEY));
    posts(1);
  }

  @ParameterizedTest
  @CsvSource({
    "V1, 255, true",
    "V1, 256, false",
    "V2, 255, true",
    "V2, 256, false",
    "WHOP, 255, true",
    "WHOP, 256, false",
  })
  void keyIsAsLongAsTheApiSays(Link link, int length, boolean taken) throws Exception {
    String key = "a".repeat(length);

    HttpResponse<String> answer = rig.ask(link, key);

    assertThat(answer.statusCode()).isEqualTo(taken ? 200 : 400);
    assertThat(answer.body().contains("Idempotency-Key has")).isEqualTo(!taken);
    posts(taken ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    // v1: what an endpoint that had begun has answered
    "V1, 400, false",
    "V1, 403, true",
    "V1, 404, true",
    "V1, 429, false",
    "V1, 500, true",
    "V1, 503, true",
    // v2: nothing
    "V2, 400, false",
    "V2, 404, false",
    "V2, 429, false",
    "V2, 500, false",
    // Whop: what the caller did wrong
    "WHOP, 400, true",
    "WHOP, 403, true",
    "WHOP, 404, true",
    "WHOP, 422, true",
    "WHOP, 429, false",
    "WHOP, 500, false",
  })
  void upstreamsFailureIsKeptAsTheApiSays(Link link, int status, boolean kept) throws Exception {
    rig.upstream().always(request -> DocumentedAnswers.error(request.api(), status));
    HttpResponse<String> first = rig.ask(link, KEY);
    rig.upstream().always(DocumentedAnswers::to);
    HttpResponse<String> again = rig.ask(link, KEY);

    assertThat(first.statusCode()).isEqualTo(status);
    if (kept) {
      assertReplayed(first, again);
      posts(1);
    } else {
      assertThat(again.statusCode()).isEqualTo(200);
      assertThat(replayed(again)).isFalse();
      posts(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"V1, 400, 200", "V1, 429, 200", "V2, 404, 400", "V2, 500, 400", "WHOP, 500, 400"})
  void keyOfAFailureThatIsNotKeptStaysWithItsRequestWhereTheApiSaysSo(
      Link link, int status, int other) throws Exception {
    rig.upstream().always(request -> DocumentedAnswers.error(request.api(), status));
    rig.ask(link, KEY);
    rig.upstream().always(DocumentedAnswers::to);

    assertThat(rig.askWith(link, link.body.replace("_1", "_2"), KEY).statusCode()).isEqualTo(other);
  }

  @Test
  void whatNeverLeftUsIsNotKept() throws Exception {
    String body = V1.body.replace("acct_1", "acct_at_down");

    HttpResponse<String> first = rig.askWith(V1, body, KEY);

    assertThat(first.statusCode()).isEqualTo(503);
    assertThat(replayed(rig.askWith(V1, body, KEY))).isFalse();
    assertThat(rig.ask(V1, KEY).statusCode()).isEqualTo(200); // the key is free again
  }

  @ParameterizedTest
  @CsvSource({
    "V1, refresh_url=, refresh=, acct_1, acct_1, false",
    "V2, use_case, use, acct_1, acct_at_v1, false",
    "WHOP, refresh_url, refresh, biz_1, biz_at_v1, true",
    "WHOP, account_onboarding, payouts_portal, biz_1, biz_at_v1, true",
  })
  void ourOwnRefusalIsKeptForWhopOnly(
      Link link, String good, String bad, String account, String other, boolean kept)
      throws Exception {
    String body = link.body.replace(account, other);
    rig.upstream().always(request -> DocumentedAnswers.error(request.api(), 400));

    HttpResponse<String> first = rig.askWith(link, body.replace(good, bad), KEY);
    HttpResponse<String> again = rig.askWith(link, body.replace(good, bad), KEY);

    assertThat(first.statusCode()).isEqualTo(400);
    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(replayed(first)).isFalse();
    assertThat(replayed(again)).isEqualTo(kept);
    assertThat(again.body().equals(first.body())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"V1, PT24H", "V2, P30D", "WHOP, PT24H"})
  void keyHoldsForTheApisWindow(Link link, Duration window) throws Exception {
    HttpResponse<String> first = rig.ask(link, KEY);
    rig.age(window.minusMinutes(1));
    assertReplayed(first, rig.ask(link, KEY));
    rig.age(Duration.ofMinutes(1));

    HttpResponse<String> anew = rig.askWith(link, link.body.replace("_1", "_2"), KEY);

    assertThat(anew.statusCode()).isEqualTo(200);
    assertThat(anew.body()).isNotEqualTo(first.body());
    assertThat(replayed(anew)).isFalse();
    posts(2);
  }

  @Test
  void unansweredV2ClaimBecomesUnknownWhenItsUpstreamHasForgottenTheKey() throws Exception {
    String body = V2.body.replace("acct_1", "acct_at_v1");
    rig.upstreamAnswers(Reply.WireEvent.RESET);
    HttpResponse<String> cut = rig.askWith(V2, body, KEY);
    rig.upstream().always(DocumentedAnswers::to);
    int before = posts();
    rig.age(Duration.ofHours(24));

    HttpResponse<String> unknown = rig.askWith(V2, body, KEY);

    assertThat(cut.statusCode()).isEqualTo(502);
    assertThat(cut.headers().firstValue("Stripe-Should-Retry")).contains("true");
    assertThat(unknown.statusCode()).isEqualTo(502);
    assertThat(unknown.body()).contains("outcome_unknown");
    assertThat(unknown.headers().firstValue("Stripe-Should-Retry")).contains("false");
    assertReplayed(unknown, rig.askWith(V2, body, KEY));
    posts(before);
  }

  @Test
  void unansweredClaimIsFinishedUnderTheSameUpstreamKey() throws Exception {
    String body = V2.body.replace("acct_1", "acct_at_v1");
    rig.upstreamAnswers(Reply.WireEvent.RESET);
    rig.askWith(V2, body, KEY);
    rig.upstream().always(DocumentedAnswers::to);
    rig.age(Duration.ofHours(23));

    HttpResponse<String> link = rig.askWith(V2, body, KEY);

    assertThat(link.statusCode()).isEqualTo(200);
    assertThat(rig.keys()).hasSizeGreaterThan(1);
    assertThat(rig.keys().stream().distinct()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Link.class,
      names = {"V1", "V2", "WHOP"})
  void unansweredRequestToWhoDoesNotHonourKeysIsNeverSentAgain(Link link) throws Exception {
    String body = link.body.replace("_1", "_at_deaf");
    rig.upstreamAnswers(Reply.WireEvent.RESET);
    HttpResponse<String> unknown = rig.askWith(link, body, KEY);
    rig.upstream().always(DocumentedAnswers::to);

    assertThat(unknown.statusCode()).isEqualTo(502);
    assertReplayed(unknown, rig.askWith(link, body, KEY));
    posts(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Link.class,
      names = {"V1", "V2", "WHOP"})
  void oneKeyOfTwoCallersStandsForTwoLinks(Link link) throws Exception {
    HttpResponse<String> ours = rig.ask(link, KEY);
    HttpResponse<String> theirs = rig.askAs(KeyRig.OTHER, link, KEY);

    assertThat(theirs.statusCode()).isEqualTo(200);
    assertThat(theirs.body()).isNotEqualTo(ours.body());
    assertThat(replayed(theirs)).isFalse();
    assertReplayed(ours, rig.ask(link, KEY));
    assertReplayed(theirs, rig.askAs(KeyRig.OTHER, link, KEY));
    assertThat(rig.keys()).hasSize(2).doesNotHaveDuplicates().doesNotContain(KEY);
  }

  @Test
  void upstreamSeesAnotherKeyForEachApiAndEachUpstream() throws Exception {
    rig.ask(V1, KEY);
    rig.ask(V2, KEY);
    rig.askWith(V2, V2.body.replace("acct_1", "acct_at_v1"), KEY + " at v1");
    rig.askWith(V1, V1.body.replace("acct_1", "acct_at_deaf"), KEY + " at v1");
    rig.ask(WHOP, KEY);

    assertThat(rig.keys()).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void whopsTwoPathsAreTwoRequests() throws Exception {
    rig.ask(WHOP, KEY);

    assertThat(rig.ask(Link.WHOP_BARE, KEY).body()).contains("idempotency_key_mismatch");
  }
}
