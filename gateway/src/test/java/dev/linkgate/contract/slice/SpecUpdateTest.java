package dev.linkgate.contract.slice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpecUpdateTest {
  private static final String ENDIVE = "2026-09-30.endive";
  private static final Path FIXTURE =
      Path.of("src/test/resources/contract/provider/stripe-v2-" + ENDIVE + ".json");

  @TempDir Path directory;

  static Stream<SpecApi> apis() {
    return Stream.of(SpecCopy.V1, SpecCopy.V2, SpecCopy.WHOP);
  }

  static Stream<Arguments> documents() {
    return apis()
        .flatMap(
            api ->
                Stream.iterate(1, count -> count <= SpecCopy.documents(api).size(), c -> c + 1)
                    .map(count -> Arguments.of(api, count)));
  }

  @Test
  void theNewestOfStripeV2IsMadeAgainWordForWord() {
    SpecCopy specs = SpecCopy.allButNewest(SpecCopy.V2, directory);

    Update update = specs.update(FIXTURE, null, false);

    assertThat(update).isInstanceOf(Update.Written.class);
    assertThat(withoutOrigin(specs.written(ENDIVE)))
        .isEqualTo(withoutOrigin(SpecCopy.newest(SpecCopy.V2).document().tree().deepCopy()));
    assertThat(update.notes()).isEmpty();
  }

  @Test
  void theTwoFilesDifferInTheChangeAndNothingMore() throws IOException {
    SpecCopy specs = SpecCopy.allButNewest(SpecCopy.V2, directory);

    specs.update(FIXTURE, null, false);

    assertThat(body(Files.readAllLines(specs.file(ENDIVE))))
        .isEqualTo(body(SpecCopy.newest(SpecCopy.V2).text().lines().toList()));
  }

  @Test
  void theProvidersDocumentInTheFixturesIsUpToDate() throws IOException {
    String made =
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(provider(SpecCopy.newest(SpecCopy.V2), ENDIVE))
            + "\n";
    if (Boolean.getBoolean("linkgate.rewrite")) {
      Files.writeString(FIXTURE, made);
    }

    assertThat(FIXTURE).as("rewrite it with -Dlinkgate.rewrite=true").content().isEqualTo(made);
  }

  @ParameterizedTest
  @MethodSource("apis")
  void theNewestIsMadeAgainFromJson(SpecApi api) {
    SpecCopy specs = SpecCopy.allButNewest(api, directory);
    Spec newest = SpecCopy.newest(api);

    specs.update(provider(newest, newest.version().text()));

    assertThat(Keywords.facts(withoutOrigin(specs.written(newest.version().text()))))
        .isEqualTo(Keywords.facts(withoutOrigin(newest.document().tree().deepCopy())));
  }

  @ParameterizedTest
  @MethodSource("apis")
  void yamlGivesWhatJsonGives(SpecApi api) {
    Spec newest = SpecCopy.newest(api);
    String version = newest.version().text();
    SpecCopy json = SpecCopy.allButNewest(api, directory.resolve("json"));
    SpecCopy yaml = SpecCopy.allButNewest(api, directory.resolve("yaml"));

    json.update(provider(newest, version));
    yaml.updateFromYaml(provider(newest, version));

    assertThat(withoutOrigin(yaml.written(version)))
        .isEqualTo(withoutOrigin(json.written(version)));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void aVersionOfTheSameShapeOnlyRaisesTheRange(SpecApi api, int count) throws IOException {
    SpecCopy specs = SpecCopy.of(api, count, directory);
    Spec newest = SpecCopy.documents(api).get(count - 1);

    Update update = specs.update(provider(newest, "2027-01-31"));

    assertThat(update)
        .isInstanceOfSatisfying(Update.Unchanged.class, u -> assertThat(u.raised()).isTrue());
    assertThat(specs.content()).hasSize(count);
    List<String> now = new ArrayList<>(Files.readAllLines(specs.file(newest.version().text())));
    now.removeAll(newest.text().lines().toList());
    assertThat(now).containsExactly("  x-linkgate-checked-through: \"2027-01-31\"");
  }

  @Test
  void aVersionWithinTheRangeChangesNothing() {
    SpecCopy specs = SpecCopy.of(SpecCopy.V2, 4, directory);
    var before = specs.content();

    Update update = specs.update(provider(SpecCopy.newest(SpecCopy.V2), "2026-10-28.endive"));

    assertThat(update)
        .isInstanceOfSatisfying(Update.Unchanged.class, u -> assertThat(u.raised()).isFalse());
    assertThat(specs.content()).isEqualTo(before);
  }

  @Test
  void theSameDocumentAlwaysGivesTheSameFile() {
    SpecCopy specs = SpecCopy.allButNewest(SpecCopy.WHOP, directory);
    ObjectNode provider = provider(SpecCopy.newest(SpecCopy.WHOP), "2026-09-22-3");
    specs.update(provider);
    var once = specs.content();

    specs.update(provider, null, true);

    assertThat(specs.content()).isEqualTo(once);
  }

  @Test
  void theOriginNamesTheDocumentTheFileAndItsChecksum() {
    SpecCopy specs = SpecCopy.allButNewest(SpecCopy.V2, directory);

    specs.update(provider(SpecCopy.newest(SpecCopy.V2), ENDIVE));

    assertThat(specs.written(ENDIVE).at("/info/x-linkgate-origin").asText())
        .matches("Provider API 2026-09-30\\.endive, provider\\.json, sha256:[0-9a-f]{64}");
    assertThat(specs.written(ENDIVE).at("/info/x-linkgate-checked-through").asText())
        .isEqualTo(ENDIVE);
  }

  @Test
  void noWordOfTheProvidersStays() {
    SpecCopy specs = SpecCopy.allButNewest(SpecCopy.V1, directory);
    Spec newest = SpecCopy.newest(SpecCopy.V1);

    specs.update(provider(newest, newest.version().text()));

    assertThat(specs.content().toString())
        .doesNotContain("Words of a provider", "x-provider", "A title", "never", "links.create");
  }

  private static ObjectNode provider(Spec spec, String version) {
    return ProviderStyle.of(spec.document(), version);
  }

  /** Without what says where the facts come from, which is the one thing that has to differ. */
  private static ObjectNode withoutOrigin(ObjectNode document) {
    ObjectNode info = (ObjectNode) document.path("info");
    info.remove(List.of("x-linkgate-origin", "x-linkgate-checked-through"));
    return document;
  }

  private static List<String> body(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.startsWith("#") && !line.startsWith("  x-linkgate-"))
        .toList();
  }
}
