package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linkgate.sandbox.SandboxLink;
import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.YamlGateway;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults ordered from a gateway's sandbox, and who may. */
class SandboxFaultsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String FAULT = "Linkgate-Sandbox-Fault";

  private final RecordingUpstream provider = RecordingUpstream.start();
  private YamlGateway gateway;
  private Caller caller;

  @BeforeEach
  void start() {
    gateway = YamlGateway.start(yaml(true));
    caller = new Caller(gateway);
  }

  @AfterEach
  void stop() {
    gateway.close();
    provider.close();
  }

  private String yaml(boolean faults) {
    return """
    callers: [ { name: shop, keys: ["%s"], faults: %s, relay: ["GET /v1/balance"] } ]
    upstreams:
      sandbox: { api: sandbox, timeout: 300ms }
      stripe: { api: stripe-v1, base-url: "%s", api-key: sk_test_of_nobody }
    routes:
      - { when: { account: "acct_real*" }, to: stripe }
      - { to: sandbox, on-loss: report }
    relay: { stripe: stripe }
    accounts:
      - { caller: shop, merchant: unlucky, stripe: acct_fault_404, whop: biz_fault_403 }
    """
        .formatted(Caller.KEY, faults, provider.baseUrl());
  }

  @ParameterizedTest
  @CsvSource({"V1, 404", "V2, 404", "WHOP, 403"})
  void merchantThatIsMappedToAFaultMeetsIt(Caller.Link link, int status) throws Exception {
    String body = link.body.replace("acct_1", "unlucky").replace("biz_1", "unlucky");

    HttpResponse<String> answer = send(caller, link, body, List.of());

    assertThat(answer.statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @EnumSource(names = {"V1", "V2", "WHOP"})
  void onceIsEveryOtherAttemptAtAnAccount(Caller.Link link) throws Exception {
    List<Integer> statuses =
        List.of(
            ask(caller, link, "_fault_429_once", null, null).statusCode(),
            ask(caller, link, "_fault_429_once", null, null).statusCode(),
            ask(caller, link, "_1", null, "429_once").statusCode(),
            ask(caller, link, "_fault_429_once", null, null).statusCode(),
            ask(caller, link, "_fault_429_once", null, null).statusCode(),
            ask(caller, link, "_1", null, "429_once").statusCode());

    assertThat(statuses).containsExactly(429, 200, 429, 429, 200, 200);
  }

  @Test
  void resetBeginsTheCountAnew() throws Exception {
    ask(caller, Caller.Link.WHOP, "_fault_500_once", null, null);

    gateway.store().sandbox().reset();

    assertThat(ask(caller, Caller.Link.WHOP, "_fault_500_once", null, null).statusCode())
        .isEqualTo(502);
  }

  /** In the end what was made before it is found under the key, and is one link. */
  @Test
  void sdkThatRepeatsAResetUnderItsKeyGetsTheLinkThatWasMadeBefore() throws Exception {
    HttpResponse<String> first =
        ask(caller, Caller.Link.V1, "_fault_reset_after_once", "key-1", null);

    HttpResponse<String> second =
        ask(caller, Caller.Link.V1, "_fault_reset_after_once", "key-1", null);

    assertThat(first.statusCode()).isEqualTo(502);
    assertThat(retry(first)).isTrue();
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(links()).hasSize(1);
  }

  @Test
  void latencyUpToTheTimeoutIsSlowAndBeyondItIsATimeout() throws Exception {
    HttpResponse<String> slow = ask(caller, Caller.Link.V1, "_1", "key-1", "slow; latency=10ms");
    HttpResponse<String> late = ask(caller, Caller.Link.V1, "_2", "key-2", "slow; latency=90s");
    HttpResponse<String> other = ask(caller, Caller.Link.V1, "_3", "key-3", "429; latency=90s");

    assertThat(slow.statusCode()).isEqualTo(200);
    assertThat(late.statusCode()).isEqualTo(504);
    assertThat(other.statusCode()).isEqualTo(504);
    assertThat(links()).hasSize(2); // the late one was made, and nobody heard of it
  }

  @ParameterizedTest
  @EnumSource(names = {"V1", "V2", "WHOP"})
  void headerOfACallerThatMayNotIsRefusedAndNothingIsMade(Caller.Link link) throws Exception {
    gateway.reload(yaml(false));

    HttpResponse<String> answer = ask(caller, link, "_1", null, "drift");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(message(answer)).contains(FAULT, "'shop'", "faults: true", "acct_fault_429");
    assertThat(links()).isEmpty();
    assertThat(ask(caller, link, "_fault_404", null, null).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource(names = {"V1", "V2", "WHOP"})
  void unknownFaultIsRefusedWithTheNamesThereAre(Caller.Link link) throws Exception {
    HttpResponse<String> header = ask(caller, link, "_1", null, "418");
    HttpResponse<String> account = ask(caller, link, "_fault_418", null, null);

    for (HttpResponse<String> answer : List.of(header, account)) {
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(message(answer))
          .contains("reset_after", "verification", "_once", "sandbox faults");
    }
    assertThat(message(header)).contains(FAULT);
    assertThat(links()).isEmpty();
  }

  @Test
  void twoFaultsAtOnceAreRefused() throws Exception {
    List<String> headers = List.of(FAULT, "429", FAULT, "500");

    HttpResponse<String> answer = send(caller, Caller.Link.V1, Caller.Link.V1.body, headers);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(message(answer)).contains("2 times");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void faultOfARealUpstreamIsRefusedAndNothingIsSent(boolean allowed) throws Exception {
    gateway.reload(yaml(allowed));

    HttpResponse<String> link = ask(caller, Caller.Link.V1, "_real", null, "429");
    HttpResponse<String> other =
        caller.get("/v1/balance", "Authorization", "Bearer " + Caller.KEY, FAULT, "429");

    for (HttpResponse<String> answer : List.of(link, other)) {
      assertThat(answer.statusCode()).isEqualTo(allowed ? 400 : 403);
      assertThat(message(answer)).contains(allowed ? "'stripe', which is no sandbox" : FAULT);
    }
    assertThat(provider.requests()).isEmpty();
  }

  /** What is told apart by the account alone is a provider's business where it goes to one. */
  @Test
  void accountNamedLikeAFaultGoesToAProviderAsItIs() throws Exception {
    HttpResponse<String> answer = ask(caller, Caller.Link.V1, "_real_fault_429", null, null);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(provider.takeRequest().tree().path("account").asText())
        .isEqualTo("acct_real_fault_429");
  }

  private List<SandboxLink> links() {
    return gateway.store().sandbox().links(100);
  }

  /**
   * @param account without what its account space begins ids with
   */
  static HttpResponse<String> ask(
      Caller caller, Caller.Link link, String account, @Nullable String key, @Nullable String fault)
      throws Exception {
    List<String> headers = new ArrayList<>();
    if (key != null) {
      headers.addAll(List.of("Idempotency-Key", key));
    }
    if (fault != null) {
      headers.addAll(List.of(FAULT, fault));
    }
    String body = link.body.replace("acct_1", "acct" + account).replace("biz_1", "biz" + account);
    return send(caller, link, body, headers);
  }

  private static HttpResponse<String> send(
      Caller caller, Caller.Link link, String body, List<String> headers) throws Exception {
    List<String> all = new ArrayList<>(headers);
    all.addAll(List.of("Content-Type", link.type, "Authorization", "Bearer " + Caller.KEY));
    return caller.send("POST", link.path, body, all.toArray(String[]::new));
  }

  private static String message(HttpResponse<String> answer) throws Exception {
    return JSON.readTree(answer.body()).path("error").path("message").asText();
  }

  private static @Nullable Boolean retry(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Stripe-Should-Retry")
        .or(() -> answer.headers().firstValue("x-should-retry"))
        .map(Boolean::valueOf)
        .orElse(null);
  }
}
