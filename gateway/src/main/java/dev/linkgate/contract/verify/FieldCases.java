package dev.linkgate.contract.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.BodyFormat;
import dev.linkgate.contract.verify.RequestSchema.Level;
import dev.linkgate.contract.verify.RequestSchema.Property;
import dev.linkgate.contract.verify.Run.Judged;
import dev.linkgate.spec.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Each property of the request, varied: the document says what of it may pass. */
final class FieldCases {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** In no document, and plain about where it comes from. */
  private static final String UNKNOWN = "linkgate_unknown";

  private final Run run;

  private FieldCases(Run run) {
    this.run = run;
  }

  static void all(Run run) {
    FieldCases cases = new FieldCases(run);
    for (Property property : run.schema().properties()) {
      cases.missing(property);
      cases.values(property);
      cases.types(property);
      cases.length(property);
    }
    for (Level level : run.schema().levels()) {
      cases.unknown(level);
    }
  }

  private void missing(Property property) {
    if (property.required()) {
      JsonNode schema = property.schema();
      JsonNode sample = Samples.of(property.path().getLast(), schema, run.schema().document());
      ObjectNode whole = with(property, sample); // its object may be in no example
      ask("missing", property, Samples.without(whole, property.path()), new Expectation.Either());
    }
  }

  private void values(Property property) {
    JsonNode known = Samples.values(property.schema());
    for (JsonNode value : known) {
      ask("value", property, value.asText(), best(property, value), new Expectation.Permitted());
    }
    if (!known.isEmpty()) {
      ObjectNode other = with(property, NODES.textNode(UNKNOWN));
      ask("other-value", property, other, new Expectation.Either());
    }
  }

  /** A value that names another part of the body fits only the example that has that part. */
  private ObjectNode best(Property property, JsonNode value) {
    List<ObjectNode> bodies = new ArrayList<>();
    bodies.add(with(property, value));
    run.examples()
        .list()
        .forEach(
            example ->
                bodies.add(Samples.with(example.body(), run.schema(), property.path(), value)));
    return bodies.stream()
        .filter(body -> run.judge(body).linked())
        .findFirst()
        .orElse(bodies.getFirst());
  }

  private void types(Property property) {
    Map<String, JsonNode> wrong = new LinkedHashMap<>();
    wrong.put("object", NODES.objectNode().put(UNKNOWN, "x"));
    wrong.put("array", NODES.arrayNode().add("x"));
    wrong.put("text", NODES.textNode("x"));
    if (run.target().ingress().bodyFormat() == BodyFormat.JSON) { // a form has texts only
      wrong.put("number", NODES.numberNode(42));
      wrong.put("boolean", NODES.booleanNode(true));
      wrong.put("null", NODES.nullNode());
    }
    String type = Samples.type(property.schema());
    wrong.keySet().remove(type.equals("string") ? "text" : type);
    wrong.forEach(
        (name, value) -> {
          ObjectNode body = with(property, value);
          Judged judged = run.judge(body);
          if (name.equals("null") && !property.required()) {
            // As good as left out: SDKs write nulls for what was not set, and providers take them.
            ask("type", property, name, body, new Judged(new Expectation.Either(), ""));
          } else if (judged.invalid()) {
            ask("type", property, name, body, judged);
          }
        });
  }

  private void length(Property property) {
    JsonNode limit = property.schema().path("maxLength");
    if (limit.isInt()) {
      String longest = "x".repeat(limit.intValue());
      ObjectNode fits = with(property, NODES.textNode(longest));
      ask("longest", property, fits, new Expectation.Either());
      ObjectNode beyond = with(property, NODES.textNode(longest + "x"));
      ask("too-long", property, beyond, new Expectation.Either());
    }
  }

  private void unknown(Level level) {
    List<String> path = new ArrayList<>(level.path());
    path.add(UNKNOWN);
    ObjectNode body = run.examples().reaching(path);
    ObjectNode more = Samples.with(body, run.schema(), path, NODES.textNode("x"));
    Judged judged = run.judge(more).atMost(new Expectation.Either());
    run.ask(
        Part.FIELDS,
        "unknown:" + Violation.brackets(path),
        Request.link(run.target(), more),
        judged.expected(),
        judged.or(level.pointer()));
  }

  private ObjectNode with(Property property, JsonNode value) {
    ObjectNode body = run.examples().reaching(property.path());
    return Samples.with(body, run.schema(), property.path(), value);
  }

  private void ask(String what, Property property, ObjectNode body, Expectation atMost) {
    run.ask(
        Part.FIELDS,
        what + ":" + Violation.brackets(property.path()),
        Request.link(run.target(), body),
        run.judge(body).atMost(atMost).expected(),
        run.judge(body).or(property.pointer()));
  }

  private void ask(
      String what, Property property, String value, ObjectNode body, Expectation atMost) {
    ask(what, property, value, body, run.judge(body).atMost(atMost));
  }

  private void ask(String what, Property property, String value, ObjectNode body, Judged judged) {
    run.ask(
        Part.FIELDS,
        what + ":" + Violation.brackets(property.path()) + "=" + value,
        Request.link(run.target(), body),
        judged.expected(),
        judged.or(property.pointer()));
  }
}
