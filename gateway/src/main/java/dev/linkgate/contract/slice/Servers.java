package dev.linkgate.contract.slice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.linkgate.contract.document.OpenApiDocument;
import java.util.LinkedHashMap;
import java.util.Map;

/** The hosts of both documents; a provider's document often names the live one only. */
final class Servers {
  private final OpenApiDocument theirs;
  private final OurOperation ours;
  private final FoundOperation found;
  private final Findings findings;

  Servers(OpenApiDocument theirs, OurOperation ours, FoundOperation found, Findings findings) {
    this.theirs = theirs;
    this.ours = ours;
    this.found = found;
    this.findings = findings;
  }

  ArrayNode merged() {
    Map<String, JsonNode> known = new LinkedHashMap<>();
    for (JsonNode server : ours.document().tree().path("servers")) {
      known.put(FoundOperation.trimmed(server.path("url").asText()), server.deepCopy());
    }
    for (JsonNode server : effective()) {
      String url = placed(server.path("url").asText());
      if (!url.isEmpty() && !known.containsKey(url)) {
        known.put(url, theirs.tree().objectNode().put("url", url));
        findings.note("new server: %s".formatted(url));
      }
    }
    ArrayNode servers = theirs.tree().arrayNode();
    known.values().forEach(servers::add);
    return servers;
  }

  private JsonNode effective() {
    for (JsonNode level : new JsonNode[] {found.operation(), found.item()}) {
      if (level.has("servers")) {
        return level.get("servers");
      }
    }
    return theirs.tree().path("servers");
  }

  /** The same host for our path, which may begin earlier or later than theirs; empty: for none. */
  private String placed(String url) {
    String base = FoundOperation.base(url);
    String full = base + FoundOperation.trimmed(found.path());
    if (!full.endsWith(ours.path())) {
      return "";
    }
    String host = FoundOperation.trimmed(url);
    host = host.substring(0, host.length() - base.length());
    return host.isEmpty() ? "" : host + full.substring(0, full.length() - ours.path().length());
  }
}
