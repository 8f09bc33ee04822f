package dev.linkgate.contract.slice;

import static dev.linkgate.contract.slice.ProviderChange.names;
import static dev.linkgate.contract.slice.ProviderChange.object;
import static dev.linkgate.contract.slice.ProviderChange.property;
import static dev.linkgate.contract.slice.ProviderChange.reference;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.contract.slice.ProviderChange.Taken;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider's change comes out as that change, in our form. */
class ShapeChangesTest {
  private static final String FLOW = "/properties/use_case/properties/account_update";

  @TempDir Path directory;
  private ProviderChange change;

  @BeforeEach
  void aDocumentOfTheNewestShape() {
    change = ProviderChange.of(SpecCopy.V2, directory);
  }

  @Test
  void aNewOptionalPropertyComesLastAndWithoutWords() {
    property(change.request(), "locale")
        .put("type", "string")
        .put("description", "Words of a provider");

    Taken next = change.take();

    assertThat(names(next.request().path("properties")))
        .containsExactly("account", "use_case", "locale");
    assertThat(next.request().at("/properties/locale")).hasToString("{\"type\":\"string\"}");
    assertThat(next.examples()).noneMatch(example -> example.has("locale"));
  }

  @Test
  void aNewRequiredPropertyGetsAPlainValueInEveryExample() {
    property(change.request(), "locale").put("type", "string").putArray("enum").add("en").add("de");
    ((ArrayNode) change.request().path("required")).insert(0, "locale");

    Taken next = change.take();

    assertThat(next.request().path("required"))
        .hasToString("[\"account\",\"use_case\",\"locale\"]");
    assertThat(next.examples()).hasSize(2).allMatch(e -> e.path("locale").asText().equals("en"));
  }

  @Test
  void aPropertyThatWentIsGoneFromExamplesAndWhatIsRequired() {
    for (String flow : List.of("account_onboarding", "account_update")) {
      ObjectNode hash = object(change.request().at("/properties/use_case/properties/" + flow));
      object(hash.path("properties")).remove("refresh_url");
      ((ArrayNode) hash.path("required")).removeAll();
    }

    Taken next = change.take();

    JsonNode flow = next.schema("account_link_flow_params");
    assertThat(names(flow.path("properties"))).containsExactly("collection_options", "return_url");
    assertThat(flow.has("required")).isFalse();
    assertThat(next.examples())
        .noneMatch(example -> example.toString().contains("refresh_url"))
        .anyMatch(example -> example.toString().contains("return_url"));
  }

  @Test
  void aRenamedPropertyKeepsItsPlaceItsWordsAndItsExamples() {
    ObjectNode properties = object(change.request().path("properties"));
    properties.set("account_id", properties.remove("account"));
    ArrayNode required = (ArrayNode) change.request().path("required");
    required.removeAll().add("use_case").add("account_id");

    Taken next = change.take();

    assertThat(names(next.request().path("properties"))).containsExactly("account_id", "use_case");
    assertThat(next.request().at("/properties/account_id/description").asText())
        .isEqualTo("The account the link is for.");
    assertThat(next.examples()).allMatch(e -> e.path("account_id").asText().startsWith("acct_"));
    assertThat(next.notes())
        .containsExactly(
            "taken as renamed: account → account_id at request; check its words and examples");
  }

  @Test
  void aPropertyOfAnotherNameIsNotTakenAsRenamed() {
    ObjectNode properties = object(change.request().path("properties"));
    properties.set("locale", properties.remove("account"));
    ((ArrayNode) change.request().path("required")).removeAll().add("use_case").add("locale");

    Taken next = change.take();

    assertThat(names(next.request().path("properties"))).containsExactly("use_case", "locale");
    assertThat(next.request().at("/properties/locale").has("description")).isFalse();
    assertThat(next.notes()).isEmpty();
  }

  @Test
  void twoPlacesOfOneComponentThatDifferNowAreTwoComponents() {
    property(change.request().at(FLOW), "locale").put("type", "string");

    Taken next = change.take();

    JsonNode hashes = next.schema("account_link_use_case_params").at("/properties");
    assertThat(reference(hashes.path("account_onboarding"))).isEqualTo("account_link_flow_params");
    assertThat(reference(hashes.path("account_update"))).isEqualTo("account_update");
    assertThat(next.schema("account_link_flow_params").at("/properties").has("locale")).isFalse();
    assertThat(next.schema("account_update").at("/properties").has("locale")).isTrue();
    assertThat(next.schema("account_update").at("/description"))
        .isEqualTo(next.schema("account_link_flow_params").at("/description"));
    assertThat(next.notes())
        .containsExactly(
            "account_link_flow_params is no longer one shape: where it is account_update it became"
                + " the component account_update");
  }

  @Test
  void aNameOfOursIsNotGivenToAnotherShape() {
    JsonNode options = change.request().at(FLOW).at("/properties/collection_options");
    property(options, "locale").put("type", "string"); // the answer has this name

    Taken next = change.take();

    assertThat(next.schemas())
        .contains("collection_options", "collection_options_params_collection_options");
    assertThat(next.schema("collection_options").path("properties").has("locale")).isFalse();
    assertThat(
            next.schema("collection_options_params_collection_options")
                .path("properties")
                .has("locale"))
        .isTrue();
  }

  @Test
  void anEnumKeepsItsOrderAndWhetherItIsOpen() {
    ObjectNode type = object(change.request().at("/properties/use_case/properties/type"));
    ((ArrayNode) type.path("enum")).insert(0, "account_closing");
    ObjectNode kind = object(change.answer().at("/properties/use_case/properties/type"));
    kind.put("description", "No longer open.");

    Taken next = change.take();

    assertThat(next.schema("account_link_use_case_params").at("/properties/type/x-extensible-enum"))
        .hasToString("[\"account_onboarding\",\"account_update\",\"account_closing\"]");
    JsonNode answered = next.schema("account_link_use_case").at("/properties/type");
    assertThat(answered.has("x-extensible-enum")).isFalse();
    assertThat(answered.path("enum")).hasSize(2);
  }

  @Test
  void whatIsDeprecatedInASentenceIsDeprecated() {
    property(change.request(), "locale")
        .put("type", "string")
        .put("description", "Deprecated. Words.");
    property(change.request(), "zone")
        .put("type", "string")
        .put("description", "Not deprecated, but old.");

    Taken next = change.take();

    assertThat(next.request().at("/properties/locale/deprecated").asBoolean()).isTrue();
    assertThat(next.request().at("/properties/zone").has("deprecated")).isFalse();
  }

  @Test
  void propertiesNamedLikeKeywordsAreProperties() {
    for (String name : List.of("description", "title", "example", "properties", "$defs", "x-a")) {
      property(change.request(), name)
          .put("type", "string")
          .put("description", "Words of a provider");
    }

    Taken next = change.take();

    assertThat(names(next.request().path("properties")))
        .contains("description", "title", "example", "properties", "$defs", "x-a");
    assertThat(next.request().toString()).doesNotContain("Words of a provider");
  }

  @Test
  void aBranchOfTheErrorsThatWentOrCameLeavesTheOthersTheirNames() {
    ArrayNode branches = (ArrayNode) change.answer("default").path("oneOf");
    branches.remove(1);
    branches
        .insertObject(0)
        .put("type", "object")
        .putObject("properties")
        .putObject("reason")
        .put("type", "string");

    Taken next = change.take();

    assertThat(next.schemas())
        .contains("v2.error", "v2.error.not_found", "v2.error.account_rate_limit_exceeded")
        .doesNotContain("v2.error.accounts_v2_access_blocked");
    JsonNode ours = next.answer("default").path("oneOf");
    assertThat(ours).hasSize(5);
    assertThat(ours.get(4).at("/properties/reason/type").asText()).isEqualTo("string");
  }

  @Test
  void aNewStatusHasADescriptionAndAnExampleOfItsOwn() {
    ObjectNode responses = object(change.post().path("responses"));
    responses.set("429", responses.path("default").deepCopy());

    Taken next = change.take();

    JsonNode answer = next.response("429");
    assertThat(answer.path("description").asText()).isEqualTo("Too many requests");
    assertThat(answer.at("/content/application~1json/schema")).isEqualTo(next.answer("default"));
    assertThat(answer.at("/content/application~1json/example").isObject()).isTrue();
    assertThat(next.notes())
        .containsExactly("the answer 429 is new: write its description and its example");
  }

  @Test
  void aStatusThatWentIsGone() {
    object(change.post().path("responses")).remove("default");

    Taken next = change.take();

    assertThat(next.schemas()).noneMatch(name -> name.startsWith("v2.error"));
  }
}
