package dev.linkgate.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.spec.ApiVersion.Syntax;
import dev.linkgate.spec.Violation.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecDocumentTest {
  private static final Shapes V1 =
      Shapes.load("stripe-v1", Syntax.NAMED, "2020-08-27", "2023-10-16", "2024-09-30.acacia");
  private static final Shapes V2 =
      Shapes.load(
          "stripe-v2",
          Syntax.NAMED,
          "2025-04-30.preview",
          "2025-07-30.preview",
          "2025-12-15.clover",
          "2026-09-30.endive");

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }

  @Test
  void everyViolationIsFoundInOnePass() throws Exception {
    var violations =
        V1.newest()
            .checkRequest(
                json(
                    "{'type':'x','legal':'y','collection_options':{'fields':'never'},'expand':'a'}"));

    assertThat(violations)
        .extracting(v -> v.parameter() + " " + v.rule())
        .containsExactlyInAnyOrder(
            "account MISSING",
            "type ENUM",
            "legal UNKNOWN",
            "collection_options[fields] ENUM",
            "expand TYPE");
    assertThat(violations)
        .filteredOn(v -> v.parameter().equals("type"))
        .singleElement()
        .satisfies(
            v -> assertThat(v.allowed()).containsExactly("account_onboarding", "account_update"));
  }

  @Test
  void lengthLimitIsTold() throws Exception {
    var violations =
        V1.newest()
            .checkRequest(json("{'type':'account_update','account':'" + "a".repeat(5001) + "'}"));

    assertThat(violations)
        .singleElement()
        .satisfies(v -> assertThat(v.rule()).isEqualTo(Rule.TOO_LONG))
        .satisfies(v -> assertThat(v.limit()).isEqualTo(5000));
  }

  @Test
  void undocumentedFieldsAreNamedWhereverTheyStand() throws Exception {
    assertThat(
            V2.newest()
                .undocumented(
                    json(
                        "{'a':1,'account':'x','use_case':{'type':'t','account_update':{'b':{'c':1}}}}")))
        .containsExactly("a", "use_case[account_update][b]");
  }

  @Test
  void schemasThatHoldEachOtherAreRead() throws Exception {
    JsonNode document = V2.newest().document().deepCopy();
    ObjectNode schemas = (ObjectNode) document.at("/components/schemas");
    for (int i = 0; i < 1000; i++) { // each leads to two, and the last back to the first
      ObjectNode properties = schemas.putObject("ring" + i).putObject("properties");
      for (String name : List.of("next", "other")) {
        properties.putObject(name).put("$ref", "#/components/schemas/ring" + (i + 1) % 1000);
      }
    }
    ((ObjectNode) schemas.at("/v2.core.account_link/properties"))
        .putObject("ring")
        .put("$ref", "#/components/schemas/ring0");

    SpecDocument read = SpecDocument.of(V2.newest().version(), "rings", document);

    assertThat(read.undocumentedAnswer(json("{'ring':{'next':{'other':{'x':1,'next':{}}}}}")))
        .containsExactly("ring[next][other][x]");
  }

  @Test
  void documentsSayWhatTheirVersionCanSay() {
    String[] configurations = {"use_case", "account_onboarding", "configurations"};

    assertThat(V2.newest().requestHas(configurations)).isFalse();
    assertThat(V2.all().getFirst().requestRequires(configurations)).isTrue();
    assertThat(V1.all().get(0).requestHas("collection_options")).isFalse();
    assertThat(V1.all().get(1).requestRequires("collection_options", "fields")).isTrue();
    assertThat(V1.all().get(2).requestRequires("collection_options", "fields")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2019-01-01,2025-04-30.preview",
    "2025-03-31.preview,2025-04-30.preview",
    "2025-07-29.preview,2025-04-30.preview",
    "2025-07-30.preview,2025-07-30.preview",
    "2025-11-17.preview,2025-07-30.preview",
    "2026-08-26.dahlia,2025-12-15.clover",
    "2026-08-26.dahlia;flag=v1,2025-12-15.clover",
    "2026-10-28.endive,2026-09-30.endive",
    "2031-01-01.zebra,2026-09-30.endive"
  })
  void versionsArePlacedByTheirDate(String asked, String shape) {
    ApiVersion version = ApiVersion.parse(asked, Syntax.NAMED).orElseThrow();

    assertThat(V2.at(version).version().text()).isEqualTo(shape);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-02-30,NAMED",
    "2025-2-3,NAMED",
    "2025-01-01.,NAMED",
    "2025-01-01x,NAMED",
    "2025-01-01;beta,NAMED",
    "2025-01-01;=v1,NAMED",
    "2025-01-01;,NAMED",
    "latest,NAMED",
    "2025-01-01.clover,NUMBERED",
    "2025-01-01-,NUMBERED",
    "2025-01-01-x,NUMBERED",
    "2025-01-01-99999,NUMBERED"
  })
  void malformedVersionsAreNone(String text, Syntax syntax) {
    assertThat(ApiVersion.parse(text, syntax)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'error':{'code':'not_found','message':'m'}}",
        "{'error':{'code':'anything','message':'m'}}",
        "{'error':{'code':'account_rate_limit_exceeded','message':'m','type':'rate_limit'}}"
      })
  void anErrorMayFitTheGeneralOneToo(String body) throws Exception {
    for (SpecDocument document : V2.all()) {
      assertThat(document.checkAnswer(404, json(body))).contains(List.of());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'error':{'code':'not_found'}}", "{'message':'m'}"})
  void anErrorHasToFitOne(String body) throws Exception {
    for (SpecDocument document : V2.all()) {
      assertThat(document.checkAnswer(404, json(body)).orElseThrow()).isNotEmpty();
    }
  }
}
