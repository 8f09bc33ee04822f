package dev.linkgate.contract.slice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.contract.document.OpenApiDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A provider's document of our newest shape, for a test to change, and what comes of it. */
final class ProviderChange {
  static final String NEXT = "2026-12-01";

  private static final String SCHEMA = "/content/application~1json/schema";

  private final SpecCopy specs;
  private final ObjectNode provider;

  private ProviderChange(SpecCopy specs, ObjectNode provider) {
    this.specs = specs;
    this.provider = provider;
  }

  static ProviderChange of(SpecApi api, Path directory) {
    SpecCopy specs =
        SpecCopy.of(api, SpecCopy.documents(api).size(), directory.resolve(api.name()));
    return new ProviderChange(specs, ProviderStyle.of(SpecCopy.newest(api).document(), NEXT));
  }

  ObjectNode provider() {
    return provider;
  }

  ObjectNode paths() {
    return object(provider.path("paths"));
  }

  ObjectNode schemas() {
    return object(provider.at("/components/schemas"));
  }

  /** The link operation, wherever it is. */
  ObjectNode post() {
    for (JsonNode path : paths()) {
      if (path.has("post")) {
        return object(path.path("post"));
      }
    }
    throw new AssertionError("no post");
  }

  ObjectNode request() {
    return object(post().at("/requestBody" + SCHEMA));
  }

  ObjectNode answer() {
    return object(answer("200"));
  }

  JsonNode answer(String status) {
    return post().path("responses").path(status).at(SCHEMA);
  }

  /** The error of this name, which in the provider's document stands in place. */
  ObjectNode branch(String name) {
    JsonNode ours =
        OurOperation.of(SpecCopy.newest(SpecCopy.V2).document())
            .operation()
            .at("/responses/default" + SCHEMA + "/oneOf");
    for (int i = 0; i < ours.size(); i++) {
      if (reference(ours.get(i)).equals(name)) {
        return object(answer("default").path("oneOf").get(i));
      }
    }
    throw new AssertionError("no " + name);
  }

  /** So many schemas, each of which leads to the next. */
  void chain(int length) {
    for (int i = 0; i < length; i++) {
      ObjectNode link = schemas().putObject("chain_" + i).put("type", "object");
      if (i + 1 < length) {
        link.putObject("properties")
            .putObject("next")
            .put("$ref", "#/components/schemas/chain_" + (i + 1));
      }
    }
  }

  Update update() {
    return specs.update(provider);
  }

  Update update(Path file) {
    return specs.update(file, null, false);
  }

  /** What was written; every example in it is valid. */
  Taken take() {
    Update update = update();
    assertThat(update).isInstanceOf(Update.Written.class);
    Taken taken = new Taken(specs.written(NEXT), update.notes());
    ExampleRules rules = new ExampleRules(new OpenApiDocument("next", taken.document()));
    OurOperation ours = OurOperation.of(new OpenApiDocument("next", taken.document()));
    String body =
        "/paths/%s/post/requestBody/content/%s/schema"
            .formatted(ours.path().replace("/", "~1"), ours.media().replace("/", "~1"));
    assertThat(taken.examples()).isNotEmpty().allMatch(example -> rules.valid(example, body));
    return taken;
  }

  /** Our next document. */
  record Taken(ObjectNode document, List<String> notes) {
    private JsonNode operation() {
      return OurOperation.of(new OpenApiDocument("next", document)).operation();
    }

    JsonNode request() {
      return operation().at("/requestBody/content").iterator().next().path("schema");
    }

    JsonNode response(String status) {
      return operation().path("responses").path(status);
    }

    JsonNode answer(String status) {
      return response(status).at(SCHEMA);
    }

    JsonNode schema(String name) {
      return document.at("/components/schemas").path(name);
    }

    List<String> schemas() {
      return names(document.at("/components/schemas"));
    }

    List<JsonNode> examples() {
      List<JsonNode> examples = new ArrayList<>();
      operation()
          .at("/requestBody/content")
          .iterator()
          .next()
          .path("examples")
          .forEach(example -> examples.add(example.path("value")));
      return examples;
    }
  }

  static ObjectNode property(JsonNode schema, String name) {
    return object(schema.path("properties")).putObject(name);
  }

  static ObjectNode object(JsonNode node) {
    assertThat(node).isInstanceOf(ObjectNode.class);
    return (ObjectNode) node;
  }

  static String reference(JsonNode schema) {
    return Mark.component(schema);
  }

  static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
