package dev.linkgate.server;

import static dev.linkgate.server.Caller.Link.WHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.Databases;
import dev.linkgate.testing.DocumentedAnswers;
import dev.linkgate.testing.RawUpstream;
import dev.linkgate.testing.Reply;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whop's SDK sends no key, and tries again all the same. */
class KeylessTest {
  private static final String COUNT = "X-Stainless-Retry-Count";
  private static final String DEAF = WHOP.body.replace("biz_1", "biz_at_deaf");

  private final KeyRig rig = new KeyRig(Databases.POSTGRESQL);

  @AfterEach
  void close() {
    rig.close();
  }

  private HttpResponse<String> attempt(String body, String count) throws Exception {
    return rig.askWith(WHOP, body, null, COUNT, count);
  }

  private static boolean replayed(HttpResponse<String> answer) {
    return answer.headers().firstValue("Idempotent-Replayed").isPresent();
  }

  @Test
  void retryJoinsTheExchangeThatStillRuns() throws Exception {
    rig.hold(DocumentedAnswers::to);
    var first = rig.begin(WHOP, WHOP.body, null, COUNT, "0");
    RawUpstream.until(() -> rig.upstream().requests().size() == 1);
    var second = rig.begin(WHOP, WHOP.body, null, COUNT, "1");
    rig.release();

    assertThat(first.get().statusCode()).isEqualTo(200);
    assertThat(second.get().body()).isEqualTo(first.get().body());
    assertThat(rig.keys()).hasSize(1);
  }

  @Test
  void retryJoinsALink() throws Exception {
    HttpResponse<String> first = attempt(WHOP.body, "0");
    HttpResponse<String> second = attempt(WHOP.body, "1");

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(replayed(second)).isTrue();
    assertThat(rig.keys()).hasSize(1);
  }

  @Test
  void retryJoinsAnOutcomeNobodyCanFindOut() throws Exception {
    rig.upstreamAnswers(Reply.WireEvent.RESET);
    HttpResponse<String> first = attempt(DEAF, "0");
    rig.upstream().always(DocumentedAnswers::to);
    HttpResponse<String> second = attempt(DEAF, "1");

    assertThat(first.statusCode()).isEqualTo(502);
    assertThat(first.headers().firstValue("x-should-retry")).contains("false");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(replayed(second)).isTrue();
    assertThat(rig.keys()).hasSize(1);
  }

  @Test
  void retryOfAnUnknownOutcomeBringsTheLinkOfTheFirstWhereKeysAreHonoured() throws Exception {
    rig.upstreamAnswers(Reply.WireEvent.RESET);
    attempt(WHOP.body, "0");
    rig.upstream().always(DocumentedAnswers::to);
    HttpResponse<String> second = attempt(WHOP.body, "1");

    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(rig.keys().stream().distinct()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 422, 429, 500})
  void afterADefiniteFailureItRunsAnewUnderAnotherKey(int status) throws Exception {
    rig.upstream().always(request -> DocumentedAnswers.error(request.api(), status));
    HttpResponse<String> first = attempt(WHOP.body, "0");
    rig.upstream().always(DocumentedAnswers::to);
    HttpResponse<String> second = attempt(WHOP.body, "1");

    assertThat(first.statusCode()).isEqualTo(status);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(replayed(second)).isFalse();
    assertThat(rig.keys()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void anotherBodyIsAnotherExchange() throws Exception {
    attempt(WHOP.body, "0");
    attempt(WHOP.body + " ", "1");

    assertThat(rig.keys()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void anotherCallerHasAnotherExchange() throws Exception {
    attempt(WHOP.body, "0");
    rig.askAs(KeyRig.OTHER, WHOP, null, COUNT, "1");

    assertThat(rig.keys()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void firstTryIsAnExchangeOfItsOwn() throws Exception {
    attempt(WHOP.body, "0");
    attempt(WHOP.body, "0");
    rig.ask(WHOP, null);

    assertThat(rig.keys()).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void afterNinetySecondsNoRetryIsExpected() throws Exception {
    HttpResponse<String> first = attempt(WHOP.body, "0");
    rig.age(Duration.ofSeconds(80));
    assertThat(attempt(WHOP.body, "1").body()).isEqualTo(first.body());
    rig.age(Duration.ofSeconds(10));
    attempt(WHOP.body, "1");

    assertThat(rig.keys()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void retryJoinsTheLatestExchange() throws Exception {
    attempt(WHOP.body, "0");
    HttpResponse<String> latest = attempt(WHOP.body, "0");

    assertThat(attempt(WHOP.body, "2").body()).isEqualTo(latest.body());
  }

  @Test
  void aRetryThatWaitedPastTheNinetySecondsIsNotCarriedOutTwice() throws Exception {
    attempt(DEAF, "0");
    // As if another node had died with it, and its lease were longer than the rest of the 90 s.
    rig.change(
        """
        UPDATE ledger SET state = 0, answer = NULL,
          expires_at = expires_at - created_at + CAST(extract(epoch FROM now()) * 1000 AS BIGINT) - 89000,
          lease_until = CAST(extract(epoch FROM now()) * 1000 AS BIGINT) + 2000,
          created_at = CAST(extract(epoch FROM now()) * 1000 AS BIGINT) - 89000
        """);

    HttpResponse<String> joined = attempt(DEAF, "1");

    assertThat(joined.body()).contains("outcome_unknown");
    assertThat(rig.keys()).hasSize(1);
  }

  @Test
  void upstreamKeyOutlivesTheNodeThatDrewIt() throws Exception {
    rig.upstreamAnswers(Reply.WireEvent.RESET);
    attempt(WHOP.body, "0");
    rig.upstream().always(DocumentedAnswers::to);

    HttpResponse<String> second =
        rig.askAt(rig.anotherNode(), Caller.KEY, WHOP, WHOP.body, null, COUNT, "1");

    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(rig.keys().stream().distinct()).hasSize(1);
  }
}
