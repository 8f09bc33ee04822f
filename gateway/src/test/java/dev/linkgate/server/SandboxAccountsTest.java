package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linkgate.testing.YamlGateway;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Accounts of the sandbox as each API creates and retrieves them, on the wire. */
class SandboxAccountsTest {
  private static final String OWN_KEY = "lgk_key_of_one_with_own_accounts_01";
  private static final String BARRED_KEY = "lgk_key_of_one_who_relays_nothing_1";
  private static final String ALL = "relay: [\"GET /*\", \"POST /*\", \"DELETE /*\"]";
  private static final String YAML =
      """
      callers:
        - { name: shop, keys: ["%s"], %s }
        - { name: own, keys: ["%s"], accounts: own, %s }
        - { name: barred, keys: ["%s"], relay: ["GET /v1/accounts/*"] }
      upstreams: { sandbox: { api: sandbox } }
      routes: [ { to: sandbox } ]
      relay: { stripe: sandbox, whop: sandbox }
      accounts:
        - { caller: own, merchant: seller-1, stripe: acct_own1 }
      """
          .formatted(Caller.KEY, ALL, OWN_KEY, ALL, BARRED_KEY);

  /** The APIs, and a request of each that creates an account. */
  enum Api {
    V1(
        "/v1/accounts",
        "application/x-www-form-urlencoded",
        "type=express&country=DE&email=jenny%40shop.example&metadata[order]=7"),
    V2(
        "/v2/core/accounts",
        "application/json",
        "{\"contact_email\":\"jenny@shop.example\",\"identity\":{\"country\":\"de\"},"
            + "\"metadata\":{\"order\":\"7\"},\"configuration\":{\"recipient\":{}}}"),
    WHOP(
        "/api/v1/companies",
        "application/json",
        "{\"title\":\"Jenny's\",\"email\":\"jenny@shop.example\",\"metadata\":{\"order\":\"7\"}}");

    private final String path;
    private final String type;
    private final String body;

    Api(String path, String type, String body) {
      this.path = path;
      this.type = type;
      this.body = body;
    }
  }

  @AutoClose private static final YamlGateway GATEWAY = YamlGateway.start(YAML);

  private final Caller caller = new Caller(GATEWAY);

  private HttpResponse<String> post(Api api, String body, String... headers) throws Exception {
    return postAs(Caller.KEY, api, body, headers);
  }

  private HttpResponse<String> postAs(String key, Api api, String body, String... headers)
      throws Exception {
    List<String> all = new ArrayList<>(List.of("Content-Type", api.type));
    all.addAll(List.of("Authorization", "Bearer " + key));
    all.addAll(List.of(headers));
    return caller.send("POST", api.path, body, all.toArray(String[]::new));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return caller.get(path, "Authorization", "Bearer " + Caller.KEY);
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return JsonMapper.builder().build().readTree(answer.body());
  }

  private static JsonNode ok(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    return json(answer);
  }

  @ParameterizedTest
  @EnumSource
  void whatWasCreatedIsRetrieved(Api api) throws Exception {
    JsonNode created = ok(post(api, api.body));

    JsonNode retrieved = ok(get(api.path + "/" + created.path("id").asText()));

    assertThat(created.path("id").asText()).matches("(acct|biz)_[A-Za-z0-9]{16,}");
    assertThat(created.path("metadata").path("order").asText()).isEqualTo("7");
    assertThat(retrieved).isEqualTo(created);
  }

  @ParameterizedTest
  @EnumSource
  void oneKeyIsOneAccountAndAnotherBodyUnderItIsRefused(Api api) throws Exception {
    HttpResponse<String> first = post(api, api.body, "Idempotency-Key", "one " + api);

    HttpResponse<String> again = post(api, api.body, "Idempotency-Key", "one " + api);
    HttpResponse<String> other = post(api, api.body, "Idempotency-Key", "other " + api);
    HttpResponse<String> mismatch =
        post(api, api.body.replace("jenny", "mallory"), "Idempotency-Key", "one " + api);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
    assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(ok(other).path("id")).isNotEqualTo(ok(first).path("id"));
    assertThat(mismatch.statusCode()).isEqualTo(400);
    assertThat(mismatch.body()).contains("idempotency").doesNotContain("acct_", "lg_o_");
  }

  @Test
  void anAnswerGivenAgainIsTheFirstOneWhateverHappenedSince() throws Exception {
    String first = post(Api.V1, Api.V1.body, "Idempotency-Key", "again").body();
    String id = JsonMapper.builder().build().readTree(first).path("id").asText();
    onboard(id);

    String again = post(Api.V1, Api.V1.body, "Idempotency-Key", "again").body();

    assertThat(again).isEqualTo(first);
    assertThat(ok(get("/v1/accounts/" + id)).path("payouts_enabled").asBoolean()).isTrue();
  }

  @Test
  void twoCallersWithTheSameKeyHaveTwoAccounts() throws Exception {
    JsonNode one = ok(post(Api.V1, Api.V1.body, "Idempotency-Key", "two"));
    JsonNode other = ok(postAs(OWN_KEY, Api.V1, Api.V1.body, "Idempotency-Key", "two"));

    assertThat(one.path("id")).isNotEqualTo(other.path("id"));
  }

  private void onboard(String account) throws Exception {
    String link =
        json(caller.send(
                "POST",
                "/v1/account_links",
                Caller.V1_BODY.replace("acct_1", account),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Authorization",
                "Bearer " + Caller.KEY))
            .path("url")
            .asText();
    String page = caller.get(link.substring(GATEWAY.url().length())).body();
    String action = page.replaceAll("(?s).*action=\"([^\"]+/complete)\".*", "$1");
    assertThat(caller.send("POST", action, "").statusCode()).isEqualTo(303);
  }

  @Test
  void bothApisOfOneSpaceSeeTheSameAccountBeforeAndAfterOnboarding() throws Exception {
    String id = ok(post(Api.V1, Api.V1.body)).path("id").asText();
    String v2 =
        "/v2/core/accounts/"
            + id
            + "?include=requirements&include[]=identity&include[2]=configuration.recipient";

    JsonNode before = ok(get(v2));
    onboard(id);
    JsonNode after = ok(get(v2));
    JsonNode inV1 = ok(get("/v1/accounts/" + id));

    assertThat(before.path("contact_email").asText()).isEqualTo("jenny@shop.example");
    assertThat(before.path("identity").path("country").asText()).isEqualTo("de");
    assertThat(before.path("requirements").path("entries").findValuesAsText("description"))
        .contains("external_account");
    assertThat(before.at("/configuration/recipient/capabilities/stripe_balance/payouts/status"))
        .hasToString("\"restricted\"");
    assertThat(after.at("/configuration/recipient/capabilities/stripe_balance/payouts/status"))
        .hasToString("\"active\"");
    assertThat(after.path("requirements").path("entries").findValuesAsText("description"))
        .doesNotContain("external_account");
    assertThat(inV1.path("requirements").path("currently_due")).isEmpty();
    assertThat(inV1.path("requirements").path("disabled_reason").isNull()).isTrue();
    assertThat(inV1.path("charges_enabled").asBoolean()).isTrue();
    assertThat(inV1.path("details_submitted").asBoolean()).isTrue();
    assertThat(inV1.path("capabilities").path("transfers").asText()).isEqualTo("active");
  }

  @Test
  void whatIsNotIncludedIsNull() throws Exception {
    JsonNode account = ok(get("/v2/core/accounts/acct_1"));

    for (String name :
        List.of("configuration", "defaults", "identity", "requirements", "future_requirements")) {
      assertThat(account.path(name).isNull()).as(name).isTrue();
    }
    assertThat(account.path("livemode").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/accounts/acct_seen",
    "/v2/core/accounts/acct_seen",
    "/api/v1/companies/biz_seen"
  })
  void anAccountComesIntoBeingWhenItIsRetrieved(String path) throws Exception {
    JsonNode account = ok(get(path));

    assertThat(account.path("id").asText()).endsWith("_seen");
    assertThat(account.toString())
        .containsAnyOf("\"payouts_enabled\":false", "livemode", "verified");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/accounts/biz_1",
    "/v1/accounts/seller",
    "/v1/accounts/acct_1%20acct_2",
    "/v1/accounts/acct_1%3Cb%3E",
    "/v2/core/accounts/biz_1",
    "/api/v1/companies/acct_1",
    "/api/v1/companies/my-store"
  })
  void whatIsNoIdIsNoAccount(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(json(answer).path("error").path("message").asText()).contains("No such account");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/balance",
    "GET, /v1/accounts",
    "GET, /v1/account",
    "GET, /v1/accounts/acct_1/persons",
    "POST, /v1/accounts/acct_1",
    "DELETE, /v1/accounts/acct_1",
    "POST, /v2/core/accounts/acct_1/close",
    "GET, /v2/core/events",
    "GET, /api/v1/companies",
    "GET, /api/v1/payments"
  })
  void whatIsNotPlayedSaysWhatIs(String method, String path) throws Exception {
    HttpResponse<String> answer =
        caller.send(method, path, "", "Authorization", "Bearer " + Caller.KEY);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(json(answer).path("error").path("message").asText())
        .contains("Beside links the sandbox plays POST /");
    assertThat(answer.headers().firstValue("Linkgate-Upstream")).contains("sandbox");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "V1 | type=foo | type | must be one of",
        "V1 | type=express&controller[fees][payer]=account | controller | not both",
        "V1 | controller[fees][payer]=me | controller[fees][payer] | must be one of",
        "V1 | email=nobody | email | not an email address",
        "V1 | email= | email | must not be empty",
        "V1 | country=Germany | country | country in two letters",
        "V1 | business_type=club | business_type | must be one of",
        "V1 | colour=red | colour | unknown parameter",
        "V1 | capabilities[flying][requested]=true | capabilities[flying] | unknown parameter",
        "V1 | metadata[a][b]=c | metadata[a] | must be a string",
        "V1 | type[]=express | type | must be a string",
        "V2 | {\"contact_email\":\"x\"} | - | Invalid contact_email",
        "V2 | {\"include\":[\"all\"]} | - | Invalid include",
        "V2 | {\"include\":\"identity\"} | - | Invalid include",
        "V2 | {\"dashboard\":\"big\"} | - | Invalid dashboard",
        "V2 | {\"identity\":{\"country\":\"xx\"}} | - | Invalid identity.country",
        "V2 | {\"identity\":{\"entity_type\":3}} | - | Invalid identity.entity_type",
        "V2 | {\"configuration\":{\"flyer\":{}}} | - | configuration.flyer",
        "V2 | {\"metadata\":{\"a\":1}} | - | Invalid metadata.a",
        "V2 | {\"metadata\" | - | not valid JSON",
        "WHOP | {} | title | Missing required param: title",
        "WHOP | {\"title\":\"\"} | title | must not be empty",
        "WHOP | {\"title\":\"a\",\"email\":\"b\"} | email | not an email address",
        "WHOP | {\"title\":\"a\",\"parent_company_id\":\"biz_1\"} | email | Missing",
        "WHOP | {\"title\":\"a\",\"country\":\"zz\"} | country | country in two letters",
        "WHOP | {\"title\":\"a\",\"send_customer_emails\":\"no\"} | send_customer_emails | true or false"
      })
  void aWrongRequestIsRefusedInTheWordsOfItsApi(Api api, String body, String param, String said)
      throws Exception {
    HttpResponse<String> answer = post(api, body);

    JsonNode error = json(answer).path("error");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(error.path("message").asText()).contains(said);
    assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
    assertThat(error.path("param").asText("-")).isEqualTo(param);
    assertThat(answer.headers().firstValue("Linkgate-Fault")).contains("caller");
  }

  @ParameterizedTest
  @EnumSource
  void aBodyThatIsTooLargeOrOfAnotherTypeIsRefused(Api api) throws Exception {
    HttpResponse<String> large = post(api, "a=" + "b".repeat(64 << 10));
    HttpResponse<String> other =
        caller.send(
            "POST",
            api.path,
            "<a/>",
            "Content-Type",
            "text/xml",
            "Authorization",
            "Bearer " + Caller.KEY);

    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(other.statusCode()).isEqualTo(400);
    assertThat(other.body()).contains(api.type);
  }

  @Test
  void whoMayNotAskDoesNotReachTheSandbox() throws Exception {
    HttpResponse<String> created = postAs(BARRED_KEY, Api.V1, Api.V1.body);
    HttpResponse<String> retrieved =
        caller.get("/v1/accounts/acct_1", "Authorization", "Bearer " + BARRED_KEY);

    assertThat(created.statusCode()).isEqualTo(404);
    assertThat(created.body()).contains("Unrecognized request URL").doesNotContain("sandbox");
    assertThat(retrieved.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource
  void whoReachesItsOwnAccountsReachesThoseItMadeAndNoOthers(Api api) throws Exception {
    String id =
        ok(postAs(OWN_KEY, api, api.body, "Idempotency-Key", "own " + api)).path("id").asText();
    postAs(OWN_KEY, api, api.body, "Idempotency-Key", "own " + api);
    String foreign = ok(post(api, api.body)).path("id").asText();

    assertThat(status(OWN_KEY, api.path + "/" + id)).isEqualTo(200);
    assertThat(status(OWN_KEY, api.path + "/" + foreign)).isEqualTo(404);
    assertThat(status(Caller.KEY, api.path + "/" + id)).isEqualTo(200);
  }

  @Test
  void whoReachesItsOwnAccountsReachesThoseOfItsMap() throws Exception {
    assertThat(status(OWN_KEY, "/v1/accounts/acct_own1")).isEqualTo(200);
    assertThat(status(OWN_KEY, "/v1/accounts/acct_own1-acct_other")).isEqualTo(404);
  }

  private int status(String key, String path) throws Exception {
    return caller.get(path, "Authorization", "Bearer " + key).statusCode();
  }

  @Test
  void theAuditTellsWhoAskedForWhichAccount() throws Exception {
    String id = ok(post(Api.V1, Api.V1.body)).path("id").asText();

    JsonNode rows =
        json(
            new Caller(GATEWAY.adminUrl())
                .get(
                    "/api/audit?after=0&wait=20&account=" + id,
                    "Authorization",
                    "Bearer " + YamlGateway.ADMIN_TOKEN.reveal()));

    JsonNode row = rows.path("rows").path(0);
    assertThat(row.path("caller").asText()).isEqualTo("shop");
    assertThat(row.path("method").asText()).isEqualTo("POST");
    assertThat(row.path("route").asText()).isEqualTo("/v1/*");
    assertThat(row.path("upstream").asText()).isEqualTo("sandbox");
    assertThat(row.path("upstream-account").asText()).isEqualTo(id);
    assertThat(row.path("relayed").asBoolean()).isTrue();
  }
}
