package dev.linkgate.contract.slice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.contract.document.OpenApiDocument;

/** Our examples in the new shape: without what is gone, with what is needed now, and valid. */
final class Examples {
  private final OurOperation ours;
  private final Findings findings;
  private final ExampleFit fit;
  private final PlainValue plain;
  private final ExampleRules rules;

  Examples(OurOperation ours, OpenApiDocument next, Findings findings) {
    this.ours = ours;
    this.findings = findings;
    this.plain = new PlainValue(next);
    this.fit = new ExampleFit(ours.document(), next, findings, plain);
    this.rules = new ExampleRules(next);
  }

  /** Brings every example of this document up to its schemas. */
  void into(ObjectNode document) {
    String path = "/paths/" + escaped(ours.path()) + "/" + ours.method();
    JsonNode operation = document.at(path);
    media(operation, ours.operation(), path, "/requestBody/content/" + escaped(ours.media()), "");
    for (var response : operation.path("responses").properties()) {
      for (var media : response.getValue().path("content").properties()) {
        String at = "/responses/" + escaped(response.getKey()) + "/content/";
        media(
            operation,
            ours.operation(),
            path,
            at + escaped(media.getKey()),
            "the answer " + response.getKey());
      }
    }
    ownExamples(document, "");
  }

  private void media(JsonNode operation, JsonNode our, String path, String at, String answer) {
    if (!(operation.at(at) instanceof ObjectNode media) || !media.has("schema")) {
      return;
    }
    JsonNode before = our.at(at).path("schema");
    String rule = path + at + "/schema";
    for (JsonNode example : media.path("examples")) {
      if (example instanceof ObjectNode object) {
        object.set("value", fitted(object.path("value"), before, media.get("schema"), rule));
      }
    }
    if (media.has("example")) {
      media.set("example", fitted(media.get("example"), before, media.get("schema"), rule));
    } else if (!media.has("examples") && !answer.isEmpty()) {
      media.set("example", plain.of(media.get("schema"), "value"));
      findings.note(answer + " is new: write its description and its example");
    }
  }

  private JsonNode fitted(JsonNode example, JsonNode before, JsonNode now, String rule) {
    JsonNode value = fit.fit(example, before, now, "value");
    if (rules.valid(value, rule)) {
      return value;
    }
    findings.note("an example was made anew, as the old one no longer fits: " + rule);
    return plain.of(now, "value");
  }

  /** Examples beside a single schema are only kept while they fit. */
  private void ownExamples(JsonNode node, String at) {
    if (node instanceof ObjectNode schema && schema.has("example") && schema.has("type")) {
      if (schema.get("type").isTextual() && !rules.valid(schema.get("example"), at)) {
        schema.remove("example");
      }
    }
    if (node.isObject()) {
      for (var entry : node.properties()) {
        if (!entry.getKey().startsWith("example")) {
          ownExamples(entry.getValue(), at + "/" + escaped(entry.getKey()));
        }
      }
    }
  }

  private static String escaped(String step) {
    return step.replace("~", "~0").replace("/", "~1");
  }
}
