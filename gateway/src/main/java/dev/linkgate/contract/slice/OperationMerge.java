package dev.linkgate.contract.slice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.contract.document.OpenApiDocument;
import dev.linkgate.contract.document.UnusableDocument;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operation itself: parameters, the body's media type, the answers by status. */
final class OperationMerge {
  private static final String JSON = "application/json";

  private final OpenApiDocument theirs;
  private final ShapeMerge shapes;
  private final Outline outline;
  private final Findings findings;

  OperationMerge(OpenApiDocument theirs, ShapeMerge shapes, Outline outline, Findings findings) {
    this.theirs = theirs;
    this.shapes = shapes;
    this.outline = outline;
    this.findings = findings;
  }

  /** Its schemas still have marks where the provider's own components will be. */
  ObjectNode merge(FoundOperation found, OurOperation ours) {
    ObjectNode our = ours.operation();
    ObjectNode merged = our.deepCopy();
    parameters(found, our, merged);
    merged.set("requestBody", requestBody(found, ours));
    merged.set("responses", responses(found.operation().path("responses"), our.path("responses")));
    if (found.operation().path("deprecated").asBoolean()) {
      merged.put("deprecated", true);
    } else {
      merged.remove("deprecated");
    }
    return merged;
  }

  private void parameters(FoundOperation found, ObjectNode our, ObjectNode merged) {
    List<JsonNode> headers = new ArrayList<>();
    ArrayNode others = merged.arrayNode();
    for (JsonNode parameter : all(found)) {
      if (parameter.path("in").asText().equals("header")) {
        headers.add(parameter);
      } else {
        others.add(parameter(parameter, null, true));
      }
    }
    merged.remove("parameters");
    if (!others.isEmpty()) {
      merged.set("parameters", others);
      findings.note("parameters besides headers are new to us; adapters do not send them");
    }
    ArrayNode ours = merged.arrayNode();
    for (JsonNode known : our.path(Keywords.HEADERS)) {
      JsonNode their = take(headers, known.path("name").asText());
      if (their == null) {
        findings.note("kept: header %s, which the document does not name".formatted(name(known)));
      }
      ours.add(their == null ? known.deepCopy() : parameter(their, known, false));
    }
    headers.forEach(header -> ours.add(parameter(header, null, false)));
    if (!ours.isEmpty()) {
      merged.set(Keywords.HEADERS, ours);
    }
  }

  private List<JsonNode> all(FoundOperation found) {
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode parameter : found.operation().path("parameters")) {
      all.add(theirs.resolve(parameter));
    }
    for (JsonNode parameter : found.item().path("parameters")) {
      JsonNode shared = theirs.resolve(parameter);
      if (all.stream().noneMatch(own -> same(own, shared))) {
        all.add(shared);
      }
    }
    return all;
  }

  private static boolean same(JsonNode one, JsonNode other) {
    return name(one).equals(name(other)) && one.path("in").equals(other.path("in"));
  }

  private static String name(JsonNode parameter) {
    return parameter.path("name").asText();
  }

  private static @Nullable JsonNode take(List<JsonNode> headers, String name) {
    for (JsonNode header : headers) {
      if (name(header).equalsIgnoreCase(name)) {
        headers.remove(header);
        return header;
      }
    }
    return null;
  }

  private ObjectNode parameter(JsonNode their, @Nullable JsonNode our, boolean withPlace) {
    ObjectNode merged = node();
    merged.put("name", our == null ? name(their) : name(our));
    if (withPlace) {
      merged.put("in", their.path("in").asText());
    }
    merged.put("required", their.path("required").asBoolean());
    if (our != null && our.has("description")) {
      merged.set("description", our.get("description"));
    }
    if (their.has("schema")) {
      Place place = Place.of("parameter " + name(their), Closure.IN_REQUEST);
      JsonNode schema =
          shapes.merge(their.get("schema"), our == null ? null : our.get("schema"), place);
      merged.set("schema", outline.outlined(schema));
    }
    return merged;
  }

  private ObjectNode node() {
    return theirs.tree().objectNode();
  }

  private ObjectNode requestBody(FoundOperation found, OurOperation ours) {
    JsonNode our = ours.operation().path("requestBody");
    JsonNode their = theirs.resolve(found.operation().path("requestBody"));
    JsonNode content = media(their.path("content"), ours.media());
    if (content == null) {
      List<String> taken = new ArrayList<>();
      their.path("content").fieldNames().forEachRemaining(taken::add);
      throw new UnusableDocument(
          "%s: %s takes %s, and no %s"
              .formatted(
                  theirs.name(),
                  found.path(),
                  taken.isEmpty() ? "no body" : String.join(", ", taken),
                  ours.media()));
    }
    ObjectNode merged = node();
    for (var entry : our.properties()) {
      merged.set(entry.getKey(), entry.getValue());
    }
    if (their.path("required").asBoolean()) {
      merged.put("required", true);
    } else if (our.path("required").asBoolean()) {
      merged.remove("required");
    }
    JsonNode known = our.path("content").path(ours.media());
    ObjectNode body = content(content, known, Place.of("request", Closure.IN_REQUEST));
    if (ours.media().contains("form")) {
      encoding(content.path("encoding"), known.path("encoding"), body);
    }
    merged.set("content", node().set(ours.media(), body));
    return merged;
  }

  private static void encoding(JsonNode their, JsonNode our, ObjectNode body) {
    body.remove("encoding");
    if (!their.isEmpty()) {
      ObjectNode merged = body.putObject("encoding");
      for (String name : Order.names(their::fieldNames, our::fieldNames)) {
        merged.set(name, their.get(name).deepCopy());
      }
    }
  }

  /** A media object with our examples, which are fitted once the whole document is there. */
  private ObjectNode content(JsonNode their, JsonNode our, Place place) {
    ObjectNode merged = node();
    if (our.isObject()) {
      merged.setAll((ObjectNode) our.deepCopy());
    }
    if (their.has("schema")) {
      JsonNode schema = shapes.merge(their.get("schema"), our.get("schema"), place);
      merged.set("schema", outline.outlined(schema));
    } else {
      merged.removeAll();
    }
    return merged;
  }

  private static @Nullable JsonNode media(JsonNode content, String wanted) {
    for (var entry : content.properties()) {
      String type = entry.getKey();
      int parameters = type.indexOf(';');
      String bare = parameters < 0 ? type : type.substring(0, parameters).strip();
      if (bare.equalsIgnoreCase(wanted)) {
        return entry.getValue();
      }
    }
    return null;
  }

  private ObjectNode responses(JsonNode their, JsonNode our) {
    ObjectNode merged = node();
    for (String status : Order.names(their::fieldNames, our::fieldNames)) {
      if (!status.startsWith("x-")) {
        merged.set(status, response(status, theirs.resolve(their.get(status)), our));
      }
    }
    return merged;
  }

  private ObjectNode response(String status, JsonNode their, JsonNode ours) {
    JsonNode our = ours.path(status);
    ObjectNode merged = node();
    merged.put(
        "description",
        our.isMissingNode() ? AnswerWords.of(status) : our.path("description").asText());
    if (their.has("headers")) {
      findings.note("left out: the headers of the answer %s".formatted(status));
    }
    Place place =
        Place.of("answer " + status, status.startsWith("2") ? Closure.IN_ANSWER : Closure.IN_ERROR);
    JsonNode json = media(their.path("content"), JSON);
    if (json != null) {
      JsonNode known = our.isMissingNode() ? sameBody(json, ours) : our.path("content").path(JSON);
      merged.set("content", node().set(JSON, content(json, known, place)));
    } else if (their.path("content").isEmpty()) {
      findings.note("the answer %s has no body".formatted(status));
    } else {
      List<String> types = new ArrayList<>();
      their.path("content").fieldNames().forEachRemaining(types::add);
      findings.note("the answer %s is %s, and no JSON".formatted(status, String.join(", ", types)));
    }
    return merged;
  }

  /** A new answer with the body of another one shares its component, as ours share theirs. */
  private JsonNode sameBody(JsonNode their, JsonNode ours) {
    ObjectNode media = node();
    for (JsonNode response : ours) {
      JsonNode schema = response.path("content").path(JSON).path("schema");
      if (their.has("schema") && schema.isObject() && shapes.alike(their.get("schema"), schema)) {
        return media.set("schema", schema);
      }
    }
    return media;
  }
}
