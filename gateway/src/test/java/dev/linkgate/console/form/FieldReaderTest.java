package dev.linkgate.console.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.linkgate.console.form.FormField.Alternative;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What our documents do not have yet, and a provider's next one may. */
class FieldReaderTest {
  @Test
  void aReferenceIsFollowedAndItsOwnWordsWin() throws Exception {
    FormField body =
        read(
            """
            properties:
              kind: { $ref: '#/components/schemas/kind', description: Which one. }
            components: { schemas: { kind: { type: string, enum: [a, b], description: One of them. } } }
            """);

    FormField kind = body.fields().getFirst();
    assertThat(kind.description()).isEqualTo("Which one.");
    assertThat(kind.choices()).extracting(JsonNode::asText).containsExactly("a", "b");
    assertThat(kind.open()).isFalse();
  }

  @Test
  void whatHoldsItselfEndsAsJson() throws Exception {
    FormField body =
        read(
            """
            properties: { tree: { $ref: '#/components/schemas/tree' } }
            components:
              schemas:
                tree:
                  type: object
                  properties:
                    name: { type: string }
                    inner: { $ref: '#/components/schemas/tree' }
                    more: { type: array, items: { $ref: '#/components/schemas/tree' } }
            """);

    FormField tree = body.fields().getFirst();
    assertThat(tree.fields()).extracting(FormField::name).containsExactly("name", "inner", "more");
    assertThat(tree.fields().get(1).raw()).isTrue();
    assertThat(tree.fields().get(2).items().raw()).isTrue();
    assertThat(tree.fields().get(2).items().pointer()).isEqualTo("/tree/more/-");
  }

  @Test
  void theSameSchemaTwiceIsNoCircle() throws Exception {
    FormField body =
        read(
            """
            properties:
              one: { $ref: '#/components/schemas/flow' }
              other: { $ref: '#/components/schemas/flow' }
            components: { schemas: { flow: { properties: { url: { type: string, format: uri } } } } }
            """);

    assertThat(body.fields())
        .extracting(it -> it.fields().getFirst().pointer())
        .containsExactly("/one/url", "/other/url");
    assertThat(body.fields().getFirst().types()).containsExactly("object");
  }

  @Test
  void aUnionIsShownByItsTypes() throws Exception {
    FormField body =
        read(
            """
            properties:
              whom:
                discriminator: { propertyName: object }
                oneOf:
                  - { $ref: '#/components/schemas/person' }
                  - { title: A company, type: object, properties: { object: { const: company } } }
                  - { type: string }
              limit: { type: [integer, string, 'null'] }
            components:
              schemas: { person: { type: object, properties: { name: { type: string } } } }
            """);

    FormField whom = body.fields().getFirst();
    assertThat(whom.selector()).isEqualTo("object");
    assertThat(whom.alternatives())
        .extracting(Alternative::title)
        .containsExactly("person", "A company", "string");
    FormField company = whom.alternatives().get(1).field();
    assertThat(company.fields().getFirst().pointer()).isEqualTo("/whom/object");
    assertThat(company.fields().getFirst().choices()).hasSize(1);
    FormField limit = body.fields().get(1);
    assertThat(limit.nullable()).isTrue();
    assertThat(limit.alternatives())
        .extracting(it -> it.field().types())
        .containsExactly(List.of("integer"), List.of("string"));
  }

  @Test
  void allThatMustHoldIsOne() throws Exception {
    FormField body =
        read(
            """
            allOf:
              - { properties: { a: { type: string } }, required: [a] }
              - { $ref: '#/components/schemas/more' }
            properties: { c: { type: boolean, default: false, deprecated: true } }
            components: { schemas: { more: { properties: { b: { type: integer, example: 3 } } } } }
            """);

    assertThat(body.fields()).extracting(FormField::name).containsExactly("c", "a", "b");
    assertThat(body.fields()).extracting(FormField::required).containsExactly(false, true, false);
    assertThat(body.fields().getFirst().deprecated()).isTrue();
    assertThat(String.valueOf(body.fields().getFirst().otherwise())).isEqualTo("false");
    assertThat(String.valueOf(body.fields().get(2).example())).isEqualTo("3");
  }

  @Test
  void namesWithSlashesStayOneStep() throws Exception {
    FormField body = read("properties: { a/b~c: { type: string, maxLength: 7 } }");

    assertThat(body.fields().getFirst().pointer()).isEqualTo("/a~1b~0c");
    assertThat(body.fields().getFirst().longest()).isEqualTo(7);
  }

  /** The schema is the document's root. */
  private static FormField read(String yaml) throws JsonProcessingException {
    JsonNode document = new YAMLMapper().readTree(yaml);
    return new FieldReader(document).read(document, MissingNode.getInstance());
  }
}
