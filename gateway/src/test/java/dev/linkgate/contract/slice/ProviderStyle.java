package dev.linkgate.contract.slice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.contract.document.OpenApiDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A document of ours as a provider would publish it: every schema in place, sentences everywhere,
 * keys in another order, operations nobody here speaks, and nothing that is only ours.
 */
final class ProviderStyle {
  private final OpenApiDocument ours;
  private final OurOperation operation;

  private ProviderStyle(OpenApiDocument ours) {
    this.ours = ours;
    this.operation = OurOperation.of(ours);
  }

  static ObjectNode of(OpenApiDocument ours, String version) {
    return new ProviderStyle(ours).document(version);
  }

  private ObjectNode document(String version) {
    ObjectNode document = node();
    document.put("openapi", ours.isJsonSchema() ? "3.1.0" : "3.0.3");
    ObjectNode info = document.putObject("info");
    info.put("title", "Provider API").put("description", "Words of a provider about all of it.");
    info.put("version", version).put("x-provider-phase", "ga");
    ArrayNode servers = document.putArray("servers");
    ours.tree()
        .path("servers")
        .forEach(server -> servers.addObject().put("url", server.path("url").asText()));
    document.set("security", ours.tree().path("security"));
    document.putArray("tags").addObject().put("name", "Everything").put("description", "Words.");
    ObjectNode paths = document.putObject("paths");
    paths.set("/v1/never_spoken", node().set("get", noise("NeverSpoken")));
    ObjectNode item = paths.putObject(operation.path());
    item.set("get", noise("ListLinks"));
    item.set(operation.method(), operation());
    ObjectNode components = document.putObject("components");
    components.set("securitySchemes", schemes());
    circles(components.putObject("schemas"));
    return document;
  }

  /** Schemas only the noise uses, each within the other. */
  private static void circles(ObjectNode schemas) {
    schemas
        .putObject("ring")
        .put("type", "object")
        .putObject("properties")
        .putObject("next")
        .put("$ref", "#/components/schemas/gnir");
    schemas
        .putObject("gnir")
        .put("type", "array")
        .putObject("items")
        .put("$ref", "#/components/schemas/ring");
  }

  private ObjectNode noise(String id) {
    ObjectNode noise = node().put("operationId", id).put("summary", "Words of a provider");
    noise
        .putObject("responses")
        .putObject("200")
        .put("description", "Words of a provider.")
        .putObject("content")
        .putObject("application/json")
        .putObject("schema")
        .put("$ref", "#/components/schemas/ring");
    return noise;
  }

  private ObjectNode operation() {
    ObjectNode our = operation.operation();
    ObjectNode made = node().put("summary", "Words of a provider").put("operationId", "Whatever");
    made.put("description", "<p>Words of a provider, with markup.</p>");
    if (our.has(Keywords.HEADERS)) {
      ArrayNode parameters = made.putArray("parameters");
      for (JsonNode header : our.get(Keywords.HEADERS)) {
        ObjectNode parameter = parameters.addObject().put("in", "header");
        parameter.put("name", header.path("name").asText());
        parameter.put("description", "Words of a provider.");
        parameter.set("schema", header.path("schema"));
      }
    }
    ObjectNode body = made.putObject("requestBody");
    if (our.at("/requestBody/required").asBoolean()) {
      body.put("required", true);
    }
    ObjectNode content = body.putObject("content");
    content.putObject("text/csv").putObject("schema").put("type", "string");
    content.set(operation.media(), media(our.at("/requestBody/content").path(operation.media())));
    ObjectNode responses = made.putObject("responses");
    for (var response : our.path("responses").properties()) {
      ObjectNode answer = responses.putObject(response.getKey());
      answer.put("description", "Words of a provider.");
      ObjectNode types = answer.putObject("content");
      types.putObject("text/plain").putObject("schema").put("type", "string");
      types.set("application/json", media(response.getValue().at("/content/application~1json")));
    }
    if (our.has("security")) {
      made.set("security", our.get("security"));
    }
    made.putArray("x-codeSamples").addObject().put("lang", "Java").put("source", "links.create();");
    return made;
  }

  private ObjectNode media(JsonNode our) {
    ObjectNode media = node();
    if (our.has("encoding")) {
      media.set("encoding", our.get("encoding"));
    }
    media.set("schema", schema(our.path("schema")));
    return media;
  }

  private JsonNode schema(JsonNode written) {
    if (!(ours.resolve(written) instanceof ObjectNode our)) {
      return written;
    }
    List<String> keys = new ArrayList<>();
    our.fieldNames().forEachRemaining(keys::add);
    Collections.reverse(keys);
    ObjectNode made = node();
    String words = "Words of a provider.";
    for (String key : keys) {
      JsonNode value = our.get(key);
      switch (key) {
        case "description", "example", "title" -> {}
        case "deprecated" -> words = "This parameter is deprecated. Words of a provider.";
        case "x-extensible-enum" -> made.set("enum", value);
        case "properties" -> {
          ObjectNode properties = made.putObject("properties");
          value
              .properties()
              .forEach(each -> properties.set(each.getKey(), schema(each.getValue())));
        }
        case "oneOf" -> {
          ArrayNode branches = made.putArray("oneOf");
          value.forEach(branch -> branches.add(schema(branch)));
        }
        case "items" -> made.set("items", schema(value));
        default -> made.set(key, value);
      }
    }
    boolean open = our.has(Keywords.OPEN_ENUM) || our.path("items").has(Keywords.OPEN_ENUM);
    made.put("description", open ? "Open Enum. " + words : words);
    made.put("title", "A title").put("x-provider-thing", true);
    return made;
  }

  private ObjectNode schemes() {
    ObjectNode schemes = ours.tree().at("/components/securitySchemes").deepCopy();
    schemes.forEach(scheme -> ((ObjectNode) scheme).put("description", "Words of a provider."));
    schemes.putObject("neverUsed").put("type", "http").put("scheme", "basic");
    return schemes;
  }

  private ObjectNode node() {
    return ours.tree().objectNode();
  }
}
