package dev.linkgate.contract.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.contract.document.OpenApiDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider's change comes out as that change, in our form. */
class ShapeChangesTest {
  private static final String NEXT = "2026-12-01.fable";
  private static final String FLOW = "/properties/use_case/properties/account_update";
  private static final String SCHEMAS = "/components/schemas/";

  @TempDir Path directory;
  private SpecCopy specs;
  private ObjectNode provider;
  private Update update;
  private ObjectNode next;

  @BeforeEach
  void aDocumentOfTheNewestShape() {
    stripeV2();
  }

  private void stripeV2() {
    specs = SpecCopy.of(SpecCopy.V2, 4, directory.resolve("v2"));
    provider = ProviderStyle.of(SpecCopy.newest(SpecCopy.V2).document(), NEXT);
  }

  @Test
  void aNewOptionalPropertyComesLastAndWithoutWords() {
    property(request(), "locale").put("type", "string").put("description", "Words of a provider");

    take();

    assertThat(names(ourRequest().path("properties")))
        .containsExactly("account", "use_case", "locale");
    assertThat(ourRequest().at("/properties/locale")).hasToString("{\"type\":\"string\"}");
    assertThat(examples()).noneMatch(example -> example.has("locale"));
  }

  @Test
  void aNewRequiredPropertyGetsAPlainValueInEveryExample() {
    property(request(), "locale").put("type", "string").putArray("enum").add("en").add("de");
    ((ArrayNode) request().path("required")).insert(0, "locale");

    take();

    assertThat(ourRequest().path("required")).hasToString("[\"account\",\"use_case\",\"locale\"]");
    assertThat(examples()).hasSize(2).allMatch(e -> e.path("locale").asText().equals("en"));
  }

  @Test
  void aPropertyThatWentIsGoneFromExamplesAndWhatIsRequired() {
    for (String flow : List.of("account_onboarding", "account_update")) {
      ObjectNode hash = object(request().at("/properties/use_case/properties/" + flow));
      object(hash.path("properties")).remove("refresh_url");
      ((ArrayNode) hash.path("required")).removeAll();
    }

    take();

    JsonNode flow = next.at(SCHEMAS + "account_link_flow_params");
    assertThat(names(flow.path("properties"))).containsExactly("collection_options", "return_url");
    assertThat(flow.has("required")).isFalse();
    assertThat(examples())
        .noneMatch(example -> example.toString().contains("refresh_url"))
        .anyMatch(example -> example.toString().contains("return_url"));
  }

  @Test
  void aRenamedPropertyKeepsItsPlaceItsWordsAndItsExamples() {
    ObjectNode properties = object(request().path("properties"));
    properties.set("account_id", properties.remove("account"));
    ArrayNode required = (ArrayNode) request().path("required");
    required.removeAll().add("use_case").add("account_id");

    take();

    assertThat(names(ourRequest().path("properties"))).containsExactly("account_id", "use_case");
    assertThat(ourRequest().at("/properties/account_id/description").asText())
        .isEqualTo("The account the link is for.");
    assertThat(examples()).allMatch(e -> e.path("account_id").asText().startsWith("acct_"));
    assertThat(update.notes())
        .containsExactly(
            "taken as renamed: account → account_id at request; check its words and examples");
  }

  @Test
  void aPropertyOfAnotherNameIsNotTakenAsRenamed() {
    ObjectNode properties = object(request().path("properties"));
    properties.set("locale", properties.remove("account"));
    ((ArrayNode) request().path("required")).removeAll().add("use_case").add("locale");

    take();

    assertThat(names(ourRequest().path("properties"))).containsExactly("use_case", "locale");
    assertThat(ourRequest().at("/properties/locale").has("description")).isFalse();
    assertThat(update.notes()).isEmpty();
  }

  @Test
  void twoPlacesOfOneComponentThatDifferNowAreTwoComponents() {
    property(request().at(FLOW), "locale").put("type", "string");

    take();

    JsonNode hashes = next.at(SCHEMAS + "account_link_use_case_params/properties");
    assertThat(reference(hashes.path("account_onboarding"))).isEqualTo("account_link_flow_params");
    assertThat(reference(hashes.path("account_update"))).isEqualTo("account_update");
    assertThat(next.at(SCHEMAS + "account_link_flow_params/properties").has("locale")).isFalse();
    assertThat(next.at(SCHEMAS + "account_update/properties").has("locale")).isTrue();
    assertThat(next.at(SCHEMAS + "account_update/description"))
        .isEqualTo(next.at(SCHEMAS + "account_link_flow_params/description"));
    assertThat(update.notes())
        .containsExactly(
            "account_link_flow_params is no longer one shape: where it is account_update it became"
                + " the component account_update");
  }

  @Test
  void anEnumKeepsItsOrderAndWhetherItIsOpen() {
    ObjectNode type = object(request().at("/properties/use_case/properties/type"));
    ((ArrayNode) type.path("enum")).insert(0, "account_closing");
    ObjectNode kind = object(answer().at("/properties/use_case/properties/type"));
    kind.put("description", "No longer open.");

    take();

    assertThat(next.at(SCHEMAS + "account_link_use_case_params/properties/type/x-extensible-enum"))
        .hasToString("[\"account_onboarding\",\"account_update\",\"account_closing\"]");
    JsonNode answered = next.at(SCHEMAS + "account_link_use_case/properties/type");
    assertThat(answered.has("x-extensible-enum")).isFalse();
    assertThat(answered.path("enum")).hasSize(2);
  }

  @Test
  void whatIsDeprecatedInASentenceIsDeprecated() {
    property(request(), "locale").put("type", "string").put("description", "Deprecated. Words.");
    property(request(), "zone")
        .put("type", "string")
        .put("description", "Not deprecated, but old.");

    take();

    assertThat(ourRequest().at("/properties/locale/deprecated").asBoolean()).isTrue();
    assertThat(ourRequest().at("/properties/zone").has("deprecated")).isFalse();
  }

  @Test
  void propertiesNamedLikeKeywordsAreProperties() {
    for (String name : List.of("description", "title", "example", "properties", "$defs", "x-a")) {
      property(request(), name).put("type", "string").put("description", "Words of a provider");
    }

    take();

    assertThat(names(ourRequest().path("properties")))
        .contains("description", "title", "example", "properties", "$defs", "x-a");
    assertThat(ourRequest().toString()).doesNotContain("Words of a provider");
  }

  @Test
  void aNewReferenceBringsItsSchemasAlsoInCircles() {
    ObjectNode schemas = object(provider.at("/components/schemas"));
    schemas.putObject("unrelated").put("type", "string");
    property(answer(), "parent").put("$ref", "#/components/schemas/ring");
    property(answer(), "other_parent").put("$ref", "#/components/schemas/ring");

    take();

    assertThat(names(next.at("/components/schemas")))
        .contains("ring", "gnir")
        .doesNotContain("unrelated", "ring2");
    assertThat(reference(next.at(SCHEMAS + "v2.core.account_link/properties/parent")))
        .isEqualTo("ring");
    assertThat(reference(next.at(SCHEMAS + "gnir/items"))).isEqualTo("ring");
  }

  @Test
  void anErrorThatLeadsToMostOfTheApiIsLeftOpenThereAndSaid() {
    chain(Closure.LARGE + 10);
    ObjectNode error = branch("v2.error.not_found");
    property(error, "charge").put("$ref", "#/components/schemas/chain_0");
    property(error, "near_end").put("$ref", "#/components/schemas/chain_50");

    take();

    JsonNode properties = next.at(SCHEMAS + "v2.error.not_found/properties");
    assertThat(properties.path("charge")).hasToString("{\"type\":\"object\"}");
    assertThat(reference(properties.path("near_end"))).isEqualTo("chain_50");
    assertThat(names(next.at("/components/schemas")))
        .contains("chain_59")
        .doesNotContain("chain_0");
    assertThat(update.notes())
        .containsExactly(
            "left open: answer default/oneOf/charge, as #/components/schemas/chain_0 leads to more"
                + " than 50 schemas");
  }

  @Test
  void anAnswerThatLeadsToMostOfTheApiIsTakenWhole() {
    chain(2_000);
    property(answer(), "charge").put("$ref", "#/components/schemas/chain_0");

    take();

    assertThat(names(next.at("/components/schemas"))).contains("chain_0", "chain_1999");
  }

  @Test
  void whatOursLeavesOpenStaysOpen() {
    specs = SpecCopy.of(SpecCopy.V1, 3, directory.resolve("v1"));
    provider = ProviderStyle.of(SpecCopy.newest(SpecCopy.V1).document(), NEXT);
    chain(100);
    ObjectNode error = object(provider.at("/paths/~1v1~1account_links/post/responses/default"));
    ObjectNode properties =
        object(error.at("/content/application~1json/schema/properties/error/properties"));
    properties.putObject("payment_intent").put("$ref", "#/components/schemas/chain_0");
    properties
        .putObject("source")
        .putArray("anyOf")
        .addObject()
        .put("$ref", "#/components/schemas/chain_1");

    update = specs.update(provider);

    assertThat(update).isInstanceOf(Update.Unchanged.class);
  }

  @Test
  void anOpenPlaceThatTakesOtherThanObjectsNowIsAChange() {
    specs = SpecCopy.of(SpecCopy.V1, 3, directory.resolve("v1"));
    provider = ProviderStyle.of(SpecCopy.newest(SpecCopy.V1).document(), NEXT);
    ObjectNode error = object(provider.at("/paths/~1v1~1account_links/post/responses/default"));
    object(error.at("/content/application~1json/schema/properties/error/properties/source"))
        .put("type", "string");

    take();

    assertThat(next.at(SCHEMAS + "api_errors/properties/source/type").asText()).isEqualTo("string");
  }

  @Test
  void aBranchOfTheErrorsThatWentOrCameLeavesTheOthersTheirNames() {
    ArrayNode branches = (ArrayNode) answer("default").path("oneOf");
    branches.remove(1);
    branches
        .insertObject(0)
        .put("type", "object")
        .putObject("properties")
        .putObject("reason")
        .put("type", "string");

    take();

    assertThat(names(next.at("/components/schemas")))
        .contains("v2.error", "v2.error.not_found", "v2.error.account_rate_limit_exceeded")
        .doesNotContain("v2.error.accounts_v2_access_blocked");
    JsonNode ours = ourAnswer("default").path("oneOf");
    assertThat(ours).hasSize(5);
    assertThat(ours.get(4).at("/properties/reason/type").asText()).isEqualTo("string");
  }

  @Test
  void aNewStatusHasADescriptionAndAnExampleOfItsOwn() {
    ObjectNode responses = object(post().path("responses"));
    responses.set("429", responses.path("default").deepCopy());

    take();

    JsonNode answer = next.at("/paths/~1v2~1core~1account_links/post/responses/429");
    assertThat(answer.path("description").asText()).isEqualTo("Too many requests");
    assertThat(answer.at("/content/application~1json/schema")).isEqualTo(ourAnswer("default"));
    assertThat(answer.at("/content/application~1json/example").isObject()).isTrue();
    assertThat(update.notes())
        .containsExactly("the answer 429 is new: write its description and its example");
  }

  @Test
  void aStatusThatWentIsGone() {
    object(post().path("responses")).remove("default");

    take();

    assertThat(names(next.at("/components/schemas")))
        .noneMatch(name -> name.startsWith("v2.error"));
  }

  @Test
  void aPathBehindTheServersBasePathIsOurPath() {
    specs = SpecCopy.of(SpecCopy.WHOP, 2, directory.resolve("whop"));
    provider = ProviderStyle.of(SpecCopy.newest(SpecCopy.WHOP).document(), "2026-12-01");
    ObjectNode paths = object(provider.path("paths"));
    paths.set("/api/v1/account_links", paths.remove("/account_links"));
    provider.putArray("servers").addObject().put("url", "https://api.whop.com/");

    assertThat(specs.update(provider))
        .isInstanceOfSatisfying(Update.Unchanged.class, same -> assertThat(same.notes()).isEmpty());
  }

  @Test
  void anotherApisOperationBehindAnotherBasePathIsNotOurs() {
    specs = SpecCopy.of(SpecCopy.WHOP, 2, directory.resolve("whop"));
    provider = ProviderStyle.of(SpecCopy.newest(SpecCopy.WHOP).document(), "2026-12-01");
    ObjectNode paths = object(provider.path("paths"));
    paths.set("/v1/account_links", paths.remove("/account_links"));

    assertThatThrownBy(() -> specs.update(provider))
        .hasMessageContaining("has no /account_links; nearest are /v1/account_links");
  }

  @Test
  void headersOfOursThatTheDocumentDoesNotNameAreKept() {
    specs = SpecCopy.of(SpecCopy.WHOP, 2, directory.resolve("whop"));
    provider = ProviderStyle.of(SpecCopy.newest(SpecCopy.WHOP).document(), "2026-12-01");
    object(provider.at("/paths/~1account_links/post")).remove("parameters");

    update = specs.update(provider);

    assertThat(update).isInstanceOf(Update.Unchanged.class);
    assertThat(update.notes())
        .containsExactly(
            "kept: header Api-Version-Date, which the document does not name",
            "kept: header Idempotency-Key, which the document does not name");
  }

  @Test
  void jsonSchemaBesideAReferenceCountsInThreePointOneOnly() {
    specs = SpecCopy.of(SpecCopy.WHOP, 2, directory.resolve("whop"));
    provider = ProviderStyle.of(SpecCopy.newest(SpecCopy.WHOP).document(), "2026-12-01");
    object(provider.at("/components/schemas")).putObject("text").put("type", "string");
    JsonNode body =
        provider.at("/paths/~1account_links/post/requestBody/content/application~1json/schema");
    property(body, "refresh_url").put("$ref", "#/components/schemas/text").put("maxLength", 99);

    specs.update(provider);

    assertThat(
            specs
                .written("2026-12-01")
                .at("/paths/~1account_links/post/requestBody/content/application~1json/schema")
                .at("/properties/refresh_url/maxLength")
                .asInt())
        .isEqualTo(99);
    stripeV2();
    object(provider.at("/components/schemas")).putObject("text").put("type", "string");
    property(request(), "account").put("$ref", "#/components/schemas/text").put("maxLength", 99);
    assertThat(specs.update(provider)).isInstanceOf(Update.Unchanged.class);
  }

  @Test
  void aliasesOfYamlAreWhatTheyStandFor() throws IOException {
    Path file = directory.resolve("aliased.yaml");
    OpenApiDocument ours = SpecCopy.newest(SpecCopy.V2).document();
    String yaml = SpecYaml.write("aliases", ProviderStyle.of(ours, NEXT));
    String aliased =
        yaml.replaceFirst("(?m)^( +)refresh_url:\\n((?:\\1 +.*\\n)+)", "$1refresh_url: &one\n$2");
    aliased =
        aliased.replaceFirst("(?ms)(&one.*?^( +)refresh_url:)\\n(?:\\2 +[^\\n]*\\n)+", "$1 *one\n");
    assertThat(aliased).contains("refresh_url: &one\n", "refresh_url: *one\n");
    Files.writeString(file, aliased);

    assertThat(specs.update(file, null, false)).isInstanceOf(Update.Unchanged.class);
  }

  private void take() {
    update = specs.update(provider);
    assertThat(update).isInstanceOf(Update.Written.class);
    next = specs.written(NEXT);
    ExampleRules rules = new ExampleRules(new OpenApiDocument("next", next));
    String body = "/paths/~1v2~1core~1account_links/post/requestBody/content/application~1json";
    assertThat(examples()).allMatch(example -> rules.valid(example, body + "/schema"));
  }

  private List<JsonNode> examples() {
    List<JsonNode> examples = new ArrayList<>();
    next.at("/paths/~1v2~1core~1account_links/post/requestBody/content/application~1json/examples")
        .forEach(example -> examples.add(example.path("value")));
    return examples;
  }

  private void chain(int length) {
    ObjectNode schemas = object(provider.at("/components/schemas"));
    for (int i = 0; i < length; i++) {
      ObjectNode link = schemas.putObject("chain_" + i).put("type", "object");
      if (i + 1 < length) {
        link.putObject("properties")
            .putObject("next")
            .put("$ref", "#/components/schemas/chain_" + (i + 1));
      }
    }
  }

  private JsonNode post() {
    return provider.at("/paths/~1v2~1core~1account_links/post");
  }

  private ObjectNode request() {
    return object(post().at("/requestBody/content/application~1json/schema"));
  }

  private ObjectNode answer() {
    return object(answer("200"));
  }

  private JsonNode answer(String status) {
    return post().path("responses").path(status).at("/content/application~1json/schema");
  }

  /** The error of this name, which in the provider's document stands in place. */
  private ObjectNode branch(String name) {
    JsonNode ours =
        SpecCopy.newest(SpecCopy.V2)
            .document()
            .tree()
            .at("/paths/~1v2~1core~1account_links/post/responses/default")
            .at("/content/application~1json/schema/oneOf");
    for (int i = 0; i < ours.size(); i++) {
      if (reference(ours.get(i)).equals(name)) {
        return object(answer("default").path("oneOf").get(i));
      }
    }
    throw new AssertionError("no " + name);
  }

  private JsonNode ourRequest() {
    return next.at(
        "/paths/~1v2~1core~1account_links/post/requestBody/content/application~1json/schema");
  }

  private JsonNode ourAnswer(String status) {
    return next.at("/paths/~1v2~1core~1account_links/post/responses")
        .path(status)
        .at("/content/application~1json/schema");
  }

  private static ObjectNode property(JsonNode schema, String name) {
    return object(schema.path("properties")).putObject(name);
  }

  private static ObjectNode object(JsonNode node) {
    assertThat(node).isInstanceOf(ObjectNode.class);
    return (ObjectNode) node;
  }

  private static String reference(JsonNode schema) {
    return Mark.component(schema);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
