package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /api/explain}: what it takes, and what it says. */
class ExplainApiTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @AutoClose private static ExplainRig rig;

  @BeforeAll
  static void start() {
    rig = new ExplainRig();
  }

  @Test
  void withoutTheTokenNothingIsExplained() throws Exception {
    HttpResponse<String> answer =
        new Caller(rig.gateway().adminUrl()).send("POST", "/api/explain", "{}");

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          {"body":"a=1"}                                          ; the field ingress is missing
          {"ingress":"stripe-v1","caller":"shop"}                 ; the field body is missing
          {"ingress":"stripe-v3","caller":"shop","body":"a=1"}    ; they speak stripe-v1, stripe-v2, whop
          {"ingress":"stripe-v1","body":"a=1"}                    ; There are boxed, homely, lost, pinned, shop, tight
          {"ingress":"stripe-v1","caller":"shopp","body":"a=1"}   ; there is no caller of that name
          {"ingress":"stripe-v1","caller":1,"body":"a=1"}         ; the field caller must be a string
          {"ingress":"stripe-v1","caller":"shop","boddy":"a=1"}   ; the field boddy is unknown
          {"ingress":"whop","caller":"shop","body":{}}            ; the field body must be a string
          {"ingress":"whop","caller":"shop","headers":[],"body":"{}"}           ; must be an object
          {"ingress":"whop","caller":"shop","headers":{"a":1},"body":"{}"}      ; must be a string
          {"ingress":"whop","caller":"shop","headers":{"a\\nb":"1"},"body":"{}"} ; a header's name
          {"ingress":"whop","caller":"shop","headers":{"a":"b\\r\\nc: d"},"body":"{}"} ; visible ASCII
          {"ingress":"whop","version":"2025-01-01","headers":{"api-version-date":"2025-01-01"},"caller":"shop","body":"{}"} ; given twice
          {"ingress":"stripe-v1","caller":"shop","body":"{\\"account\\":\\"a b\\",\\"collection_options\\":{\\"fields\\":\\"x\\"}}"} ; Write account=a+b&collection_options[fields]=x
          {"ingress":"stripe-v1","caller":"shop","body":"{broken"} ; Write name=value
          {"ingress":"whop","caller":"shop","body":"company_id=biz_1&a[b]=c"} ; Write {"company_id":"biz_1","a":{"b":"c"}}
          [] ; must be a JSON object
          """)
  void whatCannotBeAnsweredIsSaid(String question, String problem) throws Exception {
    HttpResponse<String> answer = rig.ask(question);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(JSON.readTree(answer.body()).path("detail").asText()).contains(problem);
  }

  @Test
  void itIsAskedWithPost() throws Exception {
    HttpResponse<String> answer =
        new Caller(rig.gateway().adminUrl())
            .get(
                "/api/explain",
                "Authorization",
                "Bearer " + dev.linkgate.testing.YamlGateway.ADMIN_TOKEN.reveal());

    assertThat(answer.statusCode()).isEqualTo(405);
  }

  @Test
  void aQuestionIsBounded() throws Exception {
    assertThat(rig.ask("{\"body\":\"" + "x".repeat(600_000) + "\"}").statusCode()).isEqualTo(413);
  }

  @Test
  void aBodyTheGuardWouldNotLetInIsRefused() throws Exception {
    JsonNode explained = explained("stripe-v1", "account=" + "x".repeat(65_530));

    assertThat(explained.at("/outcome").asText()).isEqualTo("refused");
    assertThat(explained.at("/refusal/status").asInt()).isEqualTo(413);
  }

  @Test
  void theRunningConfigurationIsTheOneThatExplains() throws Exception {
    try (ExplainRig own = new ExplainRig()) {
      ExplainRig.Case first = ExplainRig.cases().getFirst();
      assertThat(own.explained(first).at("/upstream/name").asText()).isEqualTo("v1");

      own.gateway()
          .reload(
              ExplainRig.yaml(own.upstream().baseUrl())
                  .replace("\"to-v1\" }, to: v1,", "\"to-v1\" }, to: v2-new,"));

      assertThat(own.explained(first).at("/upstream/name").asText()).isEqualTo("v2-new");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          stripe-v1 ; account=to-whop&type=nonsense       ; /type ; type ; enum ; enum ["account_onboarding","account_update"]
          stripe-v1 ; account=to-whop                     ; /type ; type ; required ; required ["account","type"]
          stripe-v1 ; account=to-whop&type=account_onboarding&collection_options[fields]=x ; /collection_options/fields ; collection_options[fields] ; enum ; enum ["currently_due","eventually_due"]
          stripe-v1 ; account=to-whop&type=account_onboarding&a/b=1 ; /a~1b ; a/b ; additionalProperties ; additionalProperties false
          whop      ; {"company_id":"to-v1","use_case":1}  ; /use_case ; use_case ; type ; type string
          whop      ; {"account_id":1,"use_case":"account_onboarding"} ; /account_id ; account_id ; type ; type string
          stripe-v2 ; {"account":"to-whop","use_case":{"type":"account_onboarding","account_onboarding":{}}} ; /use_case/account_onboarding/refresh_url ; use_case[account_onboarding][refresh_url] ; required ; required ["refresh_url"]
          """)
  void aViolationHasItsPointerAndTheRuleAsTheDocumentHasIt(
      String ingress, String body, String pointer, String parameter, String keyword, String rule)
      throws Exception {
    JsonNode explained = explained(ingress, body);

    JsonNode violated = explained.path("violations").path(0);
    for (JsonNode one : explained.path("violations")) {
      violated = one.path("pointer").asText().equals(pointer) ? one : violated;
    }
    assertThat(violated.path("pointer").asText()).isEqualTo(pointer);
    assertThat(violated.path("parameter").asText()).isEqualTo(parameter);
    assertThat(violated.path("keyword").asText()).isEqualTo(keyword);
    assertThat(violated.path("rule").asText()).isEqualTo(rule);
    assertThat(violated.path("message").asText()).contains(parameter);
    assertThat(violated.path("at").asText())
        .startsWith(explained.at("/ingress/document").asText() + "#/")
        .endsWith("/" + keyword);
  }

  @Test
  void aRuleThatIsInNoSchemaHasNoKeyword() throws Exception {
    JsonNode explained =
        explained(
            "stripe-v1",
            "account=to-whop&type=account_onboarding&collect=currently_due"
                + "&collection_options[fields]=currently_due");

    JsonNode violated = explained.at("/violations/0");
    assertThat(violated.path("pointer").asText()).isEqualTo("/collect");
    assertThat(violated.path("keyword").isNull()).isTrue();
    assertThat(violated.path("message").asText()).contains("not both");
  }

  @Test
  void everyRouteSaysWhyItIsTakenOrNot() throws Exception {
    JsonNode routes =
        explained(
                "stripe-v1",
                "account=acct_g&type=account_onboarding&refresh_url=https://a.example/r"
                    + "&return_url=https://a.example/d")
            .path("routes");

    assertThat(routes).hasSize(18);
    assertThat(routes.at("/0/verdict").asText()).isEqualTo("not_matched");
    assertThat(routes.at("/0/unmet/0").toString())
        .isEqualTo("{\"condition\":\"account\",\"wants\":\"to-v1\",\"is\":[\"acct_g\"]}");
    assertThat(routes.at("/8/verdict").asText()).isEqualTo("not_matched");
    assertThat(routes.at("/8/unmet").findValuesAsText("condition"))
        .containsExactly("caller", "account", "purpose");
    assertThat(routes.at("/10/verdict").asText()).isEqualTo("taken");
    assertThat(routes.at("/10/when").toString())
        .isEqualTo("{\"caller\":\"shop\",\"ingress\":\"stripe-v1\"}");
    assertThat(routes.at("/10/line").asInt()).isEqualTo(28);
    assertThat(routes.at("/10/place").asText()).matches(".*\\.yaml:28:\\d+");
  }

  @Test
  void aMerchantIsLookedUpAsInReality() throws Exception {
    JsonNode explained =
        explained(
            "stripe-v1",
            "account=to-whop&type=account_onboarding&refresh_url=https://a.example/r"
                + "&return_url=https://a.example/d");

    assertThat(explained.path("account").toString())
        .isEqualTo(
            "{\"asked\":\"to-whop\",\"merchant\":\"to-whop\","
                + "\"ids\":{\"stripe\":\"acct_e\",\"whop\":\"biz_e\"},\"upstream\":\"biz_e\"}");
    assertThat(explained.at("/canonical/refreshUrl").asText()).isEqualTo("https://a.example/r");
    assertThat(explained.at("/canonical/purpose").asText()).isEqualTo("onboarding");
  }

  @Test
  void theCredentialIsMaskedWholeAndTheKeySaysWhatItIsDerivedFrom() throws Exception {
    ObjectNode question = question("stripe-v1", "account=acct_1&type=account_onboarding");
    question.putObject("headers").put("Idempotency-Key", "canary_key of mine");

    JsonNode headers = JSON.readTree(rig.ask(question.toString()).body()).at("/request/headers");

    assertThat(headers.toString())
        .contains(
            "{\"name\":\"Authorization\",\"value\":\"Bearer <api-key of upstream v1>\"}",
            "derived from: secret, caller shop, upstream v1, stripe-v1, the caller's own key")
        .doesNotContain("canary_key", "sk_");
  }

  @Test
  void anUpstreamKeyTheCallerWroteIsMaskedToo() throws Exception {
    JsonNode explained =
        explained("stripe-v1", "account=acct_sk_test_canary_key_1&type=account_onboarding");

    assertThat(explained.at("/request/body").asText())
        .startsWith("account=acct_<api-key of upstream v1>&");
  }

  private static JsonNode explained(String ingress, String body) throws Exception {
    HttpResponse<String> answer = rig.ask(question(ingress, body).toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static ObjectNode question(String ingress, String body) {
    return JSON.createObjectNode().put("ingress", ingress).put("caller", "shop").put("body", body);
  }
}
