package dev.linkgate.contract.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be taken is said, and nothing is written. */
class SpecRefusalsTest {
  private static final String PATH = "/v2/core/account_links";
  private static final String NEXT = "2026-12-01.fable";

  @TempDir Path directory;
  private SpecCopy specs;
  private Map<String, String> before = Map.of();
  private ObjectNode provider;

  @BeforeEach
  void aProvidersDocument() {
    specs = SpecCopy.of(SpecCopy.V2, 4, directory);
    before = specs.content();
    provider = ProviderStyle.of(SpecCopy.newest(SpecCopy.V2).document(), NEXT);
  }

  @AfterEach
  void nothingIsWritten() {
    assertThat(specs.content()).isEqualTo(before);
  }

  @Test
  void aDocumentWithoutOurOperationNamesTheNearestPaths() {
    ObjectNode paths = (ObjectNode) provider.path("paths");
    paths.set("/v2/core/account_link", paths.remove(PATH));
    paths.putObject("/v2/core/accounts");
    paths.putObject("/v1/balance_settings");

    refused(
        "has no /v2/core/account_links; nearest are /v2/core/account_link, /v2/core/accounts, ");
  }

  @Test
  void aPathWithoutOurMethodIsNotOurOperation() {
    ((ObjectNode) provider.path("paths").path(PATH)).remove("post");

    refused("/v2/core/account_links has no POST");
  }

  @Test
  void aBodyOfAnotherMediaTypeIsRefused() {
    ((ObjectNode) post().at("/requestBody/content")).remove("application/json");

    refused("/v2/core/account_links takes text/csv, and no application/json");
  }

  @ParameterizedTest
  @CsvSource({
    "#/components/schemas/gone, broken reference: #/components/schemas/gone",
    "other.yaml#/x, reference out of the document: other.yaml#/x",
    "#/components/schemas/loop, reference to itself: #/components/schemas/loop",
    "#/info/title, no schema where one is expected: \"Provider API\""
  })
  void aReferenceThatLeadsToNoSchemaIsRefused(String reference, String message) {
    ((ObjectNode) provider.at("/components/schemas"))
        .putObject("loop")
        .put("$ref", "#/components/schemas/loop");
    ((ObjectNode) answer().path("properties")).putObject("url").put("$ref", reference);
    refused(message);

    ((ObjectNode) answer().path("properties")).putObject("brand_new").put("$ref", reference);
    ((ObjectNode) answer().path("properties")).putObject("url").put("type", "string");
    refused(message);
  }

  @Test
  void schemasThatLeadTooDeepIntoEachOtherAreRefused() {
    ObjectNode schemas = (ObjectNode) provider.at("/components/schemas");
    for (int i = 0; i < 20_000; i++) {
      ObjectNode link = schemas.putObject("chain_" + i).put("type", "object");
      link.putObject("properties")
          .putObject("next")
          .put("$ref", "#/components/schemas/chain_" + (i + 1));
    }
    schemas.putObject("chain_20000").put("type", "string");
    ((ObjectNode) post().at("/requestBody/content/application~1json/schema/properties"))
        .putObject("brand_new")
        .put("$ref", "#/components/schemas/chain_0");

    refused("its schemas lead too deep into each other to be checked");
  }

  @ParameterizedTest
  @CsvSource({
    "3.2.0, says openapi: 3.2.0; OpenAPI 3.0 and 3.1 are read",
    "2, says openapi: 2; OpenAPI 3.0 and 3.1 are read"
  })
  void anotherOpenApiIsRefused(String version, String message) {
    provider.put("openapi", version);

    refused(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"swagger\": \"2.0\"}|says swagger: 2.0; OpenAPI 3.0 and 3.1 are read",
        "{\"info\": {}}|says no 'openapi' version",
        "[1]|is no OpenAPI document",
        "just words|is no OpenAPI document",
        "' '|is no OpenAPI document",
        "{\"openapi\": \"3.0.0\",|:1:21: Unexpected end-of-input",
        "{\"openapi\": \"3.0.0\", \"a\": 1, \"a\": 2}|Duplicate field 'a'",
        "{\"openapi\": \"3.0.0\"} {}|Trailing token",
        "a: [|:1:5: ",
        "a: 1\\na: 2|:2:2: the key 'a' a second time",
        "a: 1\\n---\\nb: 2|a second document in one file",
        "a: *b|an alias of nothing before it: *b",
        "a: &b { c: *b }|an alias of nothing before it: *b"
      })
  void whatIsNoDocumentIsRefusedWithItsPlace(String text, String message) throws IOException {
    Path file = directory.resolve("provider.txt");
    Files.writeString(file, text.replace("\\n", "\n"));

    refused(file, null, false, message);
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Path file = directory.resolve("provider.bin");
    Files.write(file, new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xfe, 127});

    refused(file, null, false, "provider.bin");
  }

  @Test
  void aliasesThatStandForBillionsAreRefused() throws IOException {
    StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String inner = ", *a" + (i - 1);
      yaml.append("a%d: &a%d [%s]\n".formatted(i, i, inner.repeat(10).substring(2)));
    }
    Path file = Files.writeString(directory.resolve("bomb.yaml"), yaml);

    refused(file, null, false, "more than 5000000 values");
  }

  @Test
  void aFileThatIsNotThereAFolderAndAHugeFileAreRefused() throws IOException {
    Path huge = directory.resolve("huge.json");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(50L << 20);
    }

    refused(directory.resolve("none.json"), null, false, "none.json: there is no such file");
    refused(directory, null, false, "is a folder");
    refused(huge, null, false, "huge.json: has 50 MB; documents up to 32 MB are read");
  }

  @Test
  void aVersionThatIsNoneIsRefusedUnlessAnotherIsNamed() {
    ((ObjectNode) provider.path("info")).put("version", "1.0.0");

    refused(
        "its info.version is '1.0.0', which is no version of stripe-v2; name one with --version");
    assertThatThrownBy(() -> specs.update(provider, "yesterday", false))
        .isInstanceOf(UpdateRefused.class)
        .hasMessage("'yesterday' is no version of stripe-v2");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-08-26.dahlia, 2026-08-26.dahlia is not newer than 2026-09-30.endive",
    "2026-09-30.other, 2026-09-30.other is not newer than 2026-09-30.endive",
    "2026-09-30.endive, 2026-09-30.endive.yaml is there already; --force replaces it",
    "2025-12-15.clover, 2025-12-15.clover.yaml is there already; --force replaces it"
  })
  void aVersionThatIsNotNewerIsRefused(String version, String message) {
    ((ObjectNode) provider.path("info")).put("version", version);

    refused(message);
  }

  @Test
  void forceReplacesTheNewestOnly() {
    assertThatThrownBy(() -> specs.update(provider, "2025-12-15.clover", true))
        .isInstanceOf(UpdateRefused.class)
        .hasMessageContaining("2025-12-15.clover is not newer than 2026-09-30.endive");
  }

  @Test
  void anApiWithoutDocumentsIsRefused() {
    SpecUpdate update = new SpecUpdate(specs.folder(), SpecCopy.WHOP);

    assertThatThrownBy(() -> update.from(file(), "2027-01-01", false))
        .isInstanceOf(UpdateRefused.class)
        .hasMessageContaining("no document of whop, whose form the new one would take");
  }

  @Test
  void aFolderThatCannotBeWrittenLeavesNothingBehind() throws IOException {
    // Root may write anywhere, so what is in the way is not a permission.
    Path inTheWay = specs.file(NEXT).resolveSibling("." + NEXT + ".yaml.new");
    Files.createDirectories(inTheWay);
    Files.writeString(inTheWay.resolve("file"), "", StandardCharsets.UTF_8);
    before = specs.content();
    ((ObjectNode) answer().path("properties")).putObject("brand_new").put("type", "string");

    refused(NEXT + ".yaml: cannot be written (");
  }

  private ObjectNode post() {
    return (ObjectNode) provider.path("paths").path(PATH).path("post");
  }

  private JsonNode answer() {
    return post().at("/responses/200/content/application~1json/schema");
  }

  private Path file() throws IOException {
    return Files.writeString(directory.resolve("provider.json"), provider.toString());
  }

  private void refused(String message) {
    try {
      refused(file(), null, false, message);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void refused(Path file, @Nullable String version, boolean force, String message) {
    assertThatThrownBy(() -> specs.update(file, version, force))
        .hasMessageContaining(message)
        .satisfies(
            e ->
                assertThat(e.getClass().getSimpleName()).isIn("UnusableDocument", "UpdateRefused"));
  }
}
