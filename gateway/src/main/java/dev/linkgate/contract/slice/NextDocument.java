package dev.linkgate.contract.slice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.contract.document.OpenApiDocument;
import dev.linkgate.contract.document.UnusableDocument;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Our next document: the provider's facts of one operation, put into the form of our newest. */
final class NextDocument {
  private final OpenApiDocument theirs;
  private final OurOperation ours;
  private final FoundOperation found;
  private final Findings findings;
  private final Outline outline;
  private final OperationMerge operations;
  private final Servers servers;
  private final SecurityMerge security;

  private NextDocument(
      OpenApiDocument theirs, OurOperation ours, FoundOperation found, Findings findings) {
    Set<String> extensions = Keywords.extensions(ours.document().tree());
    ShapeMerge shapes = new ShapeMerge(theirs, ours.document(), extensions, findings);
    this.theirs = theirs;
    this.ours = ours;
    this.found = found;
    this.findings = findings;
    Set<String> ourNames = new HashSet<>();
    ours.document().tree().at("/components/schemas").fieldNames().forEachRemaining(ourNames::add);
    this.outline = new Outline(shapes, new Closure(theirs), ourNames, findings);
    this.operations = new OperationMerge(theirs, shapes, outline, findings);
    this.servers = new Servers(theirs, ours, found, findings);
    this.security = new SecurityMerge(theirs, ours, found);
  }

  /**
   * All of it but what {@code info} says of the origin.
   *
   * @throws UnusableDocument when our operation is not in it, or leads too deep
   */
  static ObjectNode of(OpenApiDocument theirs, OpenApiDocument our, Findings findings) {
    OurOperation ours = OurOperation.of(our);
    FoundOperation found = FoundOperation.in(theirs, ours);
    try {
      return new NextDocument(theirs, ours, found, findings).build();
    } catch (StackOverflowError e) { // the validator follows a chain of references by recursion
      throw new UnusableDocument(
          theirs.name() + ": its schemas lead too deep into each other to be checked");
    }
  }

  private ObjectNode build() {
    ObjectNode tree = ours.document().tree();
    ObjectNode operation = (ObjectNode) outline.finished(operations.merge(found, ours));
    Map<String, JsonNode> schemas = outline.components();
    ObjectNode next = tree.objectNode();
    for (var entry : tree.properties()) {
      next.set(entry.getKey(), entry.getValue().deepCopy());
    }
    next.put("openapi", release());
    next.set("servers", servers.merged());
    security.into(next, operation);
    next.set(
        "paths",
        next.objectNode().set(ours.path(), next.objectNode().set(ours.method(), operation)));
    next.set("components", components(next, schemas));
    new Examples(ours, new OpenApiDocument(ours.document().name(), next), findings).into(next);
    return next;
  }

  /** A patch release of OpenAPI itself changes nothing in a document. */
  private String release() {
    String their = theirs.tree().path("openapi").asText();
    String our = ours.document().tree().path("openapi").asText();
    return theirs.isJsonSchema() == ours.document().isJsonSchema() ? our : their;
  }

  private ObjectNode components(ObjectNode next, Map<String, JsonNode> schemas) {
    ObjectNode our = (ObjectNode) next.path("components").deepCopy();
    Map<String, JsonNode> ordered = new LinkedHashMap<>();
    for (String name : Order.names(schemas.keySet(), our.path("schemas")::fieldNames)) {
      ordered.put(name, schemas.get(name));
    }
    our.set("schemas", next.objectNode().setAll(ordered));
    our.set("securitySchemes", security.schemes());
    return our;
  }
}
