package dev.linkgate.contract.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.linkgate.testing.JsonPatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What our own documents do not have yet, and others may. */
class AnswerCheckTest {
  private static final YAMLMapper YAML = new YAMLMapper();

  private static JsonNode document(String version, String schema) throws IOException {
    String document =
        """
        openapi: %s
        paths:
          /links:
            post:
              responses:
                '200':
                  content:
                    application/json:
                      schema: %s
                '204': { description: Nothing }
                4XX:
                  content: { application/json: { schema: { type: object, properties: { e: {} } } } }
        components:
          schemas:
            name: { type: string, maxLength: 5, enum: [alice, bob] }
            part: { type: object, required: [id], properties: { id: { type: string } } }
            other: { type: object, required: [n], properties: { n: { type: integer } } }
            loop: { $ref: '#/components/schemas/loop' }
            tree:
              type: object
              properties:
                children: { type: array, items: { $ref: '#/components/schemas/tree' } }
        """
            .formatted(version, schema);
    return YAML.readTree(document);
  }

  private static List<String> seen(JsonNode document, int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new AnswerCheck(document)
        .check(status, "application/json", bytes).deviations().stream()
            .map(one -> (one.kind().word() + " " + one.pointer() + " " + one.found()).strip())
            .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{$ref: '#/components/schemas/name'} | \"alice\" |",
        "{$ref: '#/components/schemas/name'} | \"carol\" | new-enum-value  carol",
        "{type: string, maxLength: 5} | \"carol9\" | too-long",
        "{type: [string, 'null']} | null |",
        "{type: [string, integer]} | 1.5 | wrong-type  number",
        "{type: number} | 1 |",
        "{type: integer} | 1.0 |",
        "{const: link} | \"link\" |",
        "{const: link} | \"page\" | new-enum-value  page",
        "{anyOf: [{type: string}, {$ref: '#/components/schemas/part'}]} | {\"id\":\"x\"} |",
        "{anyOf: [{type: string}, {$ref: '#/components/schemas/part'}]} | {} | missing-field /id",
        "{anyOf: [{type: string}, {$ref: '#/components/schemas/part'}]} | 1 | wrong-type  integer",
        "{anyOf: [{type: string}, {type: 'null'}]} | null |",
        "{anyOf: [{type: string}, {type: integer}]} | null | unexpected-null",
        "{oneOf: [{$ref: '#/components/schemas/part'}, {$ref: '#/components/schemas/other'}]}"
            + " | {\"n\":1} |",
        "{oneOf: [{$ref: '#/components/schemas/part'}, {$ref: '#/components/schemas/other'}]}"
            + " | {\"n\":1,\"m\":1} | unknown-field /m",
        "{allOf: [{$ref: '#/components/schemas/part'}, {$ref: '#/components/schemas/other'}]}"
            + " | {\"n\":1,\"id\":\"x\"} |",
        "{allOf: [{$ref: '#/components/schemas/part'}, {$ref: '#/components/schemas/other'}]}"
            + " | {\"n\":1,\"id\":\"x\",\"q\":0} | unknown-field /q",
        "{type: object} | {\"anything\":1} |",
        "{type: object, additionalProperties: false} | {\"any\":1} | unknown-field /any",
        "{type: object, additionalProperties: {type: string}} | {\"acct_1234\":1}"
            + " | wrong-type /* integer",
        "{type: object, properties: {a: {}}, oneOf: [{properties: {b: {}}}]} | {\"a\":1,\"b\":1} |",
        "{type: array, items: {type: string}} | [\"a\",1] | wrong-type /* integer",
        "{$ref: '#/components/schemas/loop'} | 1 |",
        "{$ref: '#/components/schemas/nowhere'} | 1 |",
        "{$ref: '#/components/schemas/tree'} | {\"children\":[{\"children\":[{\"x\":1}]}]}"
            + " | unknown-field /children/*/children/*/x",
        "{type: object, properties: {'a/b~c': {type: string}}} | {\"a/b~c\":1}"
            + " | wrong-type /a~1b~0c integer",
      })
  void eachWayToSayASchemaIsRead(String schema, String body, String expected) throws Exception {
    JsonNode document = document("3.1.0", schema);

    assertThat(seen(document, 200, body))
        .isEqualTo(expected == null ? List.of() : List.of(expected));
    for (Deviation one :
        new AnswerCheck(document)
            .check(200, null, body.getBytes(StandardCharsets.UTF_8))
            .deviations()) {
      JsonNode patched = JsonPatch.apply(document, YAML.readTree(one.patch().get()));
      assertThat(seen(patched, 200, body)).as("" + one.patch().get()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{type: string, nullable: true} | null |",
        "{type: string, nullable: true, enum: [a]} | null |",
        "{type: string} | null | unexpected-null",
        "{type: string} | [1] | wrong-type  array",
        "{oneOf: [{type: string}, {type: integer}]} | null | unexpected-null",
      })
  void olderDocumentsHaveTheirOwnWords(String schema, String body, String expected)
      throws Exception {
    JsonNode document = document("3.0.3", schema);

    assertThat(seen(document, 200, body))
        .isEqualTo(expected == null ? List.of() : List.of(expected));
    if (expected != null) {
      Deviation one =
          new AnswerCheck(document)
              .check(200, null, body.getBytes(StandardCharsets.UTF_8))
              .deviations()
              .getFirst();
      JsonNode patched = JsonPatch.apply(document, YAML.readTree(one.patch().get()));
      assertThat(seen(patched, 200, body)).isEmpty();
      assertThat(patched.toString()).doesNotContain("\"null\"");
    }
  }

  @Test
  void statusesAreFoundAsTheDocumentNamesThem() throws Exception {
    JsonNode document = document("3.1.0", "{type: string}");
    AnswerCheck check = new AnswerCheck(document);

    assertThat(check.operation()).isEqualTo("POST /links");
    assertThat(check.check(404, null, "{\"e\":1}".getBytes(StandardCharsets.UTF_8)).answer())
        .isEqualTo("4XX");
    assertThat(seen(document, 404, "{\"f\":1}")).containsExactly("unknown-field /f");
    assertThat(seen(document, 204, "whatever")).isEmpty();
    assertThat(seen(document, 503, "<p>")).containsExactly("undocumented-status");
    assertThat(check.check(503, null, new byte[0]).answer()).isEqualTo("503");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{\"url\":", "\u0000", "[[[[["})
  void aBodyThatIsNoJsonIsSaidSo(String body) throws Exception {
    assertThat(seen(document("3.1.0", "{type: string}"), 200, body)).containsExactly("not-json");
  }

  @Test
  void namesAndValuesThatMayBeSecretAreNotTold() throws Exception {
    JsonNode document =
        document("3.1.0", "{type: object, properties: {kind: {enum: [a]}, s: {type: integer}}}");
    String body =
        """
        {"acct_1LkGtExample0001": 1, "first\\r\\nsecond": 1, "%s": 1, "sk_live_4eC39HqLyjWD": {},
         "kind": "https://connect.example/setup/canary", "s": "sk_test_canary"}
        """
            .formatted("x".repeat(200));

    AnswerCheck.Checked checked =
        new AnswerCheck(document).check(200, "text/x \r\n", body.getBytes(StandardCharsets.UTF_8));

    assertThat(checked.deviations())
        .filteredOn(one -> one.kind() == DriftKind.UNKNOWN_FIELD)
        .hasSize(4)
        .allSatisfy(one -> assertThat(one.pointer()).isEqualTo("/*"))
        .allSatisfy(one -> assertThat(one.patch().get()).isNull());
    assertThat(checked.deviations().toString())
        .doesNotContain("canary", "acct_", "sk_", "\r", "xxx", "connect.example");
    assertThat(Redacted.mediaType("text/x \r\n<b>")).isEqualTo("another media type");
    assertThat(Redacted.name("payment_method")).isEqualTo("payment_method");
    assertThat(Redacted.name("line_2")).isEqualTo("line_2");
  }

  @Test
  void anAnswerThatInventsNamesHasAnEnd() throws Exception {
    StringBuilder body = new StringBuilder("{\"a\":1");
    for (int i = 0; i < 20_000; i++) {
      body.append(",\"").append(Integer.toString(i, 26).replaceAll("[0-9]", "z")).append("n");
      body.append(i % 7).append("\":1");
    }

    assertThat(seen(document("3.1.0", "{properties: {a: {}}}"), 200, body.append('}').toString()))
        .hasSize(DriftBook.MOST_ROWS);
  }
}
