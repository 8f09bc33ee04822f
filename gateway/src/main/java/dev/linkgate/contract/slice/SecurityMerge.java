package dev.linkgate.contract.slice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.contract.document.OpenApiDocument;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Who may call: requirements at the place where ours has them, and the schemes they name. */
final class SecurityMerge {
  private static final String KEY = "security";

  private final OpenApiDocument theirs;
  private final OurOperation ours;
  private final FoundOperation found;

  SecurityMerge(OpenApiDocument theirs, OurOperation ours, FoundOperation found) {
    this.theirs = theirs;
    this.ours = ours;
    this.found = found;
  }

  void into(ObjectNode document, ObjectNode operation) {
    if (!effective().isMissingNode()) {
      ObjectNode place = ours.operation().has(KEY) ? operation : document;
      place.set(KEY, Order.values(effective(), place.path(KEY), UnaryOperator.identity()));
    }
  }

  /** What applies at the provider; missing where its document does not say. */
  private JsonNode effective() {
    return found.operation().has(KEY) ? found.operation().get(KEY) : theirs.tree().path(KEY);
  }

  ObjectNode schemes() {
    JsonNode our = ours.document().tree().at("/components/securitySchemes");
    JsonNode their = theirs.tree().at("/components/securitySchemes");
    ObjectNode merged = theirs.tree().objectNode();
    for (String name : Order.names(used(our), our::fieldNames)) {
      JsonNode known = our.path(name);
      ObjectNode scheme = merged.putObject(name);
      JsonNode facts = their.has(name) ? theirs.resolve(their.get(name)) : known;
      for (var entry : known.properties()) {
        if (Keywords.isWord(entry.getKey()) || facts.has(entry.getKey())) {
          scheme.set(entry.getKey(), entry.getValue()); // the provider's value follows below
        }
      }
      for (var entry : facts.properties()) {
        if (!Keywords.isWord(entry.getKey()) && !entry.getKey().startsWith("x-")) {
          scheme.set(entry.getKey(), Keywords.facts(entry.getValue()));
        }
      }
    }
    return merged;
  }

  private Set<String> used(JsonNode our) {
    Set<String> used = new LinkedHashSet<>();
    if (effective().isMissingNode()) {
      our.fieldNames().forEachRemaining(used::add);
    }
    effective().forEach(requirement -> requirement.fieldNames().forEachRemaining(used::add));
    return used;
  }
}
