package dev.linkgate.contract.slice;

import static dev.linkgate.contract.slice.ProviderChange.object;
import static dev.linkgate.contract.slice.ProviderChange.property;
import static dev.linkgate.contract.slice.ProviderChange.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.contract.slice.ProviderChange.Taken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a provider keeps things, and how much of what hangs behind them is taken. */
class ProviderPlacesTest {
  @TempDir Path directory;
  private ProviderChange change;

  @BeforeEach
  void aDocumentOfTheNewestShape() {
    change = ProviderChange.of(SpecCopy.V2, directory);
  }

  @Test
  void aNewReferenceBringsItsSchemasAlsoInCircles() {
    ObjectNode schemas = change.schemas();
    schemas.putObject("unrelated").put("type", "string");
    property(change.answer(), "parent").put("$ref", "#/components/schemas/ring");
    property(change.answer(), "other_parent").put("$ref", "#/components/schemas/ring");

    Taken next = change.take();

    assertThat(next.schemas()).contains("ring", "gnir").doesNotContain("unrelated", "ring2");
    assertThat(reference(next.schema("v2.core.account_link").at("/properties/parent")))
        .isEqualTo("ring");
    assertThat(reference(next.schema("gnir").at("/items"))).isEqualTo("ring");
  }

  @Test
  void anErrorThatLeadsToMostOfTheApiIsLeftOpenThereAndSaid() {
    change.chain(Closure.IN_ERROR + 10);
    ObjectNode error = change.branch("v2.error.not_found");
    property(error, "charge").put("$ref", "#/components/schemas/chain_0");
    property(error, "near_end").put("$ref", "#/components/schemas/chain_50");

    Taken next = change.take();

    JsonNode properties = next.schema("v2.error.not_found").at("/properties");
    assertThat(properties.path("charge")).hasToString("{\"type\":\"object\"}");
    assertThat(reference(properties.path("near_end"))).isEqualTo("chain_50");
    assertThat(next.schemas()).contains("chain_59").doesNotContain("chain_0");
    assertThat(next.notes())
        .containsExactly(
            "left open: answer default/oneOf/charge, as #/components/schemas/chain_0 leads to more"
                + " than 50 schemas");
  }

  @Test
  void anAnswerThatLeadsToMostOfTheApiIsLeftOpenThere() {
    change.chain(Closure.IN_ANSWER + 10);
    property(change.answer(), "charge").put("$ref", "#/components/schemas/chain_0");

    Taken next = change.take();

    assertThat(next.schemas()).doesNotContain("chain_0");
    assertThat(next.notes())
        .containsExactly(
            "left open: answer 200/charge, as #/components/schemas/chain_0 leads to more than 500"
                + " schemas");
  }

  @Test
  void anAnswerThatLeadsToLessIsTakenWhole() {
    change.chain(400);
    property(change.answer(), "charge").put("$ref", "#/components/schemas/chain_0");

    Taken next = change.take();

    assertThat(next.schemas()).contains("chain_0", "chain_399");
  }

  @Test
  void whatOursLeavesOpenStaysOpen() {
    change = ProviderChange.of(SpecCopy.V1, directory);
    change.chain(100);
    ObjectNode error = object(change.post().at("/responses/default"));
    ObjectNode properties =
        object(error.at("/content/application~1json/schema/properties/error/properties"));
    properties.putObject("payment_intent").put("$ref", "#/components/schemas/chain_0");
    properties
        .putObject("source")
        .putArray("anyOf")
        .addObject()
        .put("$ref", "#/components/schemas/chain_1");

    Update update = change.update();

    assertThat(update).isInstanceOf(Update.Unchanged.class);
  }

  @Test
  void anOpenPlaceThatTakesOtherThanObjectsNowIsAChange() {
    change = ProviderChange.of(SpecCopy.V1, directory);
    ObjectNode error = object(change.post().at("/responses/default"));
    object(error.at("/content/application~1json/schema/properties/error/properties/source"))
        .put("type", "string");

    Taken next = change.take();

    assertThat(next.schema("api_errors").at("/properties/source/type").asText())
        .isEqualTo("string");
  }

  @Test
  void aPathBehindTheServersBasePathIsOurPath() {
    change = ProviderChange.of(SpecCopy.WHOP, directory);
    ObjectNode paths = change.paths();
    paths.set("/api/v1/account_links", paths.remove("/account_links"));
    change.provider().putArray("servers").addObject().put("url", "https://api.whop.com/");

    assertThat(change.update())
        .isInstanceOfSatisfying(Update.Unchanged.class, same -> assertThat(same.notes()).isEmpty());
  }

  @Test
  void anotherApisOperationBehindAnotherBasePathIsNotOurs() {
    change = ProviderChange.of(SpecCopy.WHOP, directory);
    ObjectNode paths = change.paths();
    paths.set("/v1/account_links", paths.remove("/account_links"));

    assertThatThrownBy(() -> change.update())
        .hasMessageContaining("has no /account_links; nearest are /v1/account_links");
  }

  @Test
  void headersOfOursThatTheDocumentDoesNotNameAreKept() {
    change = ProviderChange.of(SpecCopy.WHOP, directory);
    change.post().remove("parameters");

    Update update = change.update();

    assertThat(update).isInstanceOf(Update.Unchanged.class);
    assertThat(update.notes())
        .containsExactly(
            "kept: header Api-Version-Date, which the document does not name",
            "kept: header Idempotency-Key, which the document does not name");
  }

  @Test
  void whatStandsBesideAReferenceCountsInThreePointOne() {
    change = ProviderChange.of(SpecCopy.WHOP, directory);
    change.schemas().putObject("text").put("type", "string");
    property(change.request(), "refresh_url")
        .put("$ref", "#/components/schemas/text")
        .put("maxLength", 99);

    assertThat(change.take().request().at("/properties/refresh_url/maxLength").asInt())
        .isEqualTo(99);
  }

  @Test
  void whatStandsBesideAReferenceCountsForNothingInThreePointZero() {
    change.schemas().putObject("text").put("type", "string");
    property(change.request(), "account")
        .put("$ref", "#/components/schemas/text")
        .put("maxLength", 99);

    assertThat(change.update()).isInstanceOf(Update.Unchanged.class);
  }

  @Test
  void aliasesOfYamlAreWhatTheyStandFor() throws IOException {
    Path file = directory.resolve("aliased.yaml");
    String yaml = SpecYaml.write("aliases", change.provider());
    String aliased =
        yaml.replaceFirst("(?m)^( +)refresh_url:\\n((?:\\1 +.*\\n)+)", "$1refresh_url: &one\n$2");
    aliased =
        aliased.replaceFirst("(?ms)(&one.*?^( +)refresh_url:)\\n(?:\\2 +[^\\n]*\\n)+", "$1 *one\n");
    assertThat(aliased).contains("refresh_url: &one\n", "refresh_url: *one\n");
    Files.writeString(file, aliased);

    assertThat(change.update(file)).isInstanceOf(Update.Unchanged.class);
  }
}
