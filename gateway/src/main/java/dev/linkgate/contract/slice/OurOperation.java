package dev.linkgate.contract.slice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.contract.document.OpenApiDocument;
import dev.linkgate.contract.document.UnusableDocument;
import java.util.Map;

/**
 * The one operation of a document of ours.
 *
 * @param path without a server's base path
 * @param method in lower case
 * @param media of the request body
 */
record OurOperation(
    OpenApiDocument document, String path, String method, ObjectNode operation, String media) {

  static OurOperation of(OpenApiDocument document) {
    var paths = document.tree().path("paths").properties();
    if (paths.size() == 1) {
      Map.Entry<String, JsonNode> path = paths.iterator().next();
      for (var method : path.getValue().properties()) {
        var media = method.getValue().at("/requestBody/content").fieldNames();
        if (media.hasNext() && method.getValue() instanceof ObjectNode operation) {
          return new OurOperation(
              document, path.getKey(), method.getKey(), operation, media.next());
        }
      }
    }
    throw new UnusableDocument(
        document.name() + ": is no document of ours, which has one path with one operation");
  }
}
