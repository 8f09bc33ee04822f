package dev.linkgate.server;

import static dev.linkgate.server.Caller.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.DocumentedAnswers;
import dev.linkgate.testing.RecordedRequest;
import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.Reply;
import dev.linkgate.testing.YamlGateway;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller's own words for accounts, and callers that reach only their own accounts. */
final class MerchantsTest {
  private static final String OTHER = "Bearer " + KEY + "-of-another";

  private RecordingUpstream upstream;
  private YamlGateway gateway;
  private Caller caller;

  @BeforeEach
  void start() {
    upstream = RecordingUpstream.start();
    upstream.always(DocumentedAnswers::link);
    gateway =
        YamlGateway.start(
            """
            callers:
              - { name: shop, keys: ["%1$s"] }
              - { name: tight, keys: ["%1$s-of-another"], accounts: own, relay: ["GET /v1/*", "GET /v1/accounts/*", "GET /v1/accounts/*/persons", "GET /api/v1/companies/*"] }
            upstreams:
              v1: { api: stripe-v1, base-url: "%2$s", api-key: sk_test_0123456789abcdef }
              whop: { api: whop, base-url: "%2$s/api/v1", api-key: test_whop_key_0123456789 }
            routes:
              - { when: { account: "acct_*" }, to: v1, on-loss: report }
              - { when: { account: "biz_*" }, to: whop, on-loss: report }
            relay: { stripe: v1, whop: whop }
            accounts:
              - { caller: shop, merchant: seller-7, stripe: acct_7, whop: biz_7 }
              - { caller: shop, merchant: seller-8, whop: biz_8 }
              - { caller: tight, merchant: seller-7, stripe: acct_70, whop: biz_70 }
            """
                .formatted(KEY, upstream.baseUrl()));
    caller = new Caller(gateway);
  }

  @AfterEach
  void stop() {
    gateway.close();
    upstream.close();
  }

  @ParameterizedTest
  @CsvSource({"V1,seller-7,acct_7", "V2,seller-7,acct_7", "WHOP,seller-7,acct_7"})
  void aMerchantIsTakenWhereAnAccountIsAsked(Caller.Link link, String merchant, String id)
      throws Exception {
    HttpResponse<String> answer = named(link, merchant, "Bearer " + KEY);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    RecordedRequest sent = upstream.takeRequest();
    assertThat(sent.tree().path("account").textValue()).isEqualTo(id);
  }

  @Test
  void aMerchantGoesWhereItHasAnAccount() throws Exception {
    HttpResponse<String> answer = named(Caller.Link.V1, "seller-8", "Bearer " + KEY);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(upstream.takeRequest().tree().path("account_id").textValue()).isEqualTo("biz_8");
  }

  @Test
  void theSameWordOfAnotherCallerIsAnotherMerchant() throws Exception {
    named(Caller.Link.V1, "seller-7", OTHER);

    assertThat(upstream.takeRequest().tree().path("account").textValue()).isEqualTo("acct_70");
  }

  @Test
  void aMerchantIsTakenInTheHeaderThatActsForOne() throws Exception {
    HttpResponse<String> answer =
        caller.link(Caller.Link.V1, "Stripe-Account", "seller-7", "Idempotency-Key", "k1");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(upstream.takeRequest().header("Stripe-Account")).isEqualTo("acct_7");
  }

  @ParameterizedTest
  @CsvSource({"V1,acct_7", "V2,acct_7", "WHOP,biz_7", "V1,acct_nobody", "V1,stranger"})
  void accountsOfOthersAreOutOfReach(Caller.Link link, String account) throws Exception {
    HttpResponse<String> answer = named(link, account, OTHER);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Linkgate-Fault")).hasValue("caller");
    assertThat(answer.body()).contains(account);
    assertThat(upstream.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Stripe-Account,acct_7", "Stripe-Context,acct_7", "Stripe-Context,org_1/acct_7"})
  void nobodyActsForAnotherCallersAccount(String header, String account) throws Exception {
    HttpResponse<String> link =
        caller.send(
            "POST",
            Caller.Link.V1.path,
            Caller.V1_BODY.replace("acct_1", "acct_70"),
            "Content-Type",
            Caller.Link.V1.type,
            "Authorization",
            OTHER,
            header,
            account);
    HttpResponse<String> relayed =
        caller.get("/v1/balance", "Authorization", OTHER, header, account);

    assertThat(link.statusCode()).isEqualTo(404);
    assertThat(relayed.statusCode()).isEqualTo(404);
    assertThat(upstream.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/accounts/acct_7",
        "/v1/accounts/%61cct_7",
        "/v1/accounts/acct_70/persons?limit=1&account=acct_7",
        "/v1/accounts?ids[]=acct_7",
        "/v1/payouts?x=%2561cct_7",
        "/api/v1/companies/biz_7"
      })
  void relayedPathsThatNameAnothersAccountAreRefused(String target) throws Exception {
    HttpResponse<String> answer = caller.get(target, "Authorization", OTHER);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(upstream.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/accounts/acct_70", "/api/v1/companies/biz_70", "/v1/balance"})
  void relayedPathsOfItsOwnPass(String target) throws Exception {
    upstream.enqueue(Reply.json(200, "{}"));

    HttpResponse<String> answer = caller.get(target, "Authorization", OTHER);

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void aMerchantInTheHeaderOfARelayedOperationGoesOnAsItsId() throws Exception {
    upstream.enqueue(Reply.json(200, "{}"));

    caller.get("/v1/balance", "Authorization", OTHER, "Stripe-Account", "seller-7");

    assertThat(upstream.takeRequest().header("Stripe-Account")).isEqualTo("acct_70");
  }

  private HttpResponse<String> named(Caller.Link link, String account, String authorization)
      throws Exception {
    return caller.send(
        "POST",
        link.path,
        link.body.replace("acct_1", account).replace("biz_1", account),
        "Content-Type",
        link.type,
        "Authorization",
        authorization);
  }
}
