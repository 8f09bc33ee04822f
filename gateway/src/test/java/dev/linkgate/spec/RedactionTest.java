package dev.linkgate.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a body. */
class RedactionTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final SpecDocument V1 =
      SpecDocument.load("stripe-v1", "2024-09-30.acacia", ApiVersion.Syntax.NAMED);

  private static final SpecDocument V2 =
      SpecDocument.load("stripe-v2", "2025-12-15.clover", ApiVersion.Syntax.NAMED);

  private static JsonNode kept(SpecDocument document, String body) throws JsonProcessingException {
    String text = document.redactedRequest(JSON.readTree(body), "acct_1");
    return JSON.readTree(text);
  }

  @Test
  void whatTheDocumentListsAndTheAccountStay() throws Exception {
    JsonNode kept =
        kept(
            V2,
            """
            {"account":"acct_1","use_case":{"type":"account_onboarding","account_onboarding":{
              "configurations":["merchant","recipient"],"refresh_url":"https://shop.example/r?t=1",
              "collection_options":{"fields":"eventually_due"}}}}""");

    assertThat(kept)
        .isEqualTo(
            JSON.readTree(
                """
                {"account":"acct_1","use_case":{"type":"account_onboarding","account_onboarding":{
                  "configurations":["merchant","recipient"],"refresh_url":"https://shop.example/…",
                  "collection_options":{"fields":"eventually_due"}}}}"""));
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.example/path/secret?token=secret#secret, https://shop.example/…",
    "https://shop.example, https://shop.example/…",
    "https://shop.example?secret, https://shop.example/…",
    "https://shop.example#secret, https://shop.example/…",
    "https://shop.example\\secret, https://shop.example/…",
    "https://secret:secret@shop.example:8443/x, https://shop.example/…",
    "https://a@b@shop.example/x, https://shop.example/…",
    "http://[::1]:80/x, http://[::1]/…",
    "http://localhost:3000/x@y, http://localhost/…",
    "https://sk_live_secret/x, <24 characters>",
    "https://, <8 characters>",
    "shop://secret/x, <15 characters>",
    "HTTPS://shop.example/x, <22 characters>",
    "javascript:secret, <17 characters>",
    "acct_2, <6 characters>",
    "x, <1 character>",
  })
  void ofAUrlSchemeAndHostAreKeptAndOfOtherTextItsLength(String url, String told) throws Exception {
    ObjectNode body = JSON.createObjectNode().put("refresh_url", url);

    assertThat(kept(V1, body.toString()).path("refresh_url").asText()).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"type\":\"sk_live_secret\"}', '{\"type\":\"<14 characters>\"}'",
    "'{\"expand\":[\"secret\"]}', '{\"expand\":[\"<6 characters>\"]}'",
    "'{\"beyond\":\"https://x.example/secret\"}', '{\"beyond\":\"<24 characters>\"}'",
    "'{\"beyond\":{\"type\":\"account_onboarding\"}}', '{\"beyond\":{\"type\":\"<18 characters>\"}}'",
    "'{\"beyond\":4242424242424242}', '{\"beyond\":\"<number>\"}'",
    "'{\"account\":4242424242424242}', '{\"account\":\"<number>\"}'",
    "'{\"beyond\":[true,null]}', '{\"beyond\":[true,null]}'",
    "'{\"sk_test_51Hx8s\":1,\"a b\":1}', '{\"<name 2>\":\"<number>\",\"<name 1>\":\"<number>\"}'",
    "'{\"type\":{\"secret\":\"secret\"}}', '{\"type\":{\"secret\":\"<6 characters>\"}}'",
    "'{}', '{}'",
  })
  void nothingElseIsQuoted(String body, String kept) throws Exception {
    assertThat(kept(V1, body)).isEqualTo(JSON.readTree(kept));
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 60_000})
  void aHugeBodyIsCutAndStaysJson(int fields) throws Exception {
    ObjectNode wide = JSON.createObjectNode();
    ObjectNode deep = wide.putObject("first");
    for (int i = 0; i < fields; i++) {
      wide.put("name" + "x".repeat(i % 50) + i % 1_000, "https://shop.example/");
      deep.putArray("list" + i % 7).add("a").add(i);
    }
    wide.putArray("more").addAll(JSON.createArrayNode().add(wide.deepCopy()));

    String kept = V1.redactedRequest(wide, null);

    assertThat(kept.length()).isBetween(2_000, 3_000);
    assertThat(JSON.readTree(kept).has("<more>")).isTrue();
  }

  @Test
  void deepBodiesAreCutToo() throws Exception {
    StringBuilder body = new StringBuilder("{\"a\":[");
    for (int i = 0; i < 400; i++) {
      body.append(i == 0 ? "" : ",").append("{\"b\":{\"c\":[\"d\",1]}}");
    }

    assertThat(V1.redactedRequest(JSON.readTree(body + "]}"), null).length()).isLessThan(3_000);
  }
}
