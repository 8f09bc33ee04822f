package dev.linkgate.console.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkgate.adapter.BodyFormat;
import dev.linkgate.adapter.FormBody;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The examples a document gives, as they would be sent here. */
final class Examples {
  private Examples() {}

  /** By what they show. */
  static Map<String, JsonNode> of(JsonNode content) {
    Map<String, JsonNode> examples = new LinkedHashMap<>();
    for (var named : content.path("examples").properties()) {
      String summary = named.getValue().path("summary").asText(named.getKey());
      examples.put(summary, named.getValue().path("value"));
    }
    if (content.has("example")) {
      examples.put("Example", content.path("example"));
    }
    examples.values().removeIf(JsonNode::isMissingNode);
    return examples;
  }

  static String requests(Subject subject, String url, Anchors anchors) {
    StringBuilder html = new StringBuilder();
    of(subject.requestContent())
        .forEach(
            (summary, body) -> {
              String id = anchors.of("example", summary);
              html.append(Markup.heading(3, id, Markup.text(summary), "example " + summary));
              html.append(Markup.pre("HTTP: " + summary, http(subject, url, body)));
              if (subject.ingress().bodyFormat() == BodyFormat.FORM) {
                html.append(
                    Markup.folded(
                        "The same body as JSON",
                        Markup.pre("JSON: " + summary, body.toPrettyString())));
              }
              html.append(
                  Markup.folded("curl", Markup.pre("curl: " + summary, curl(subject, url, body))));
            });
    return html.isEmpty() ? "<p>The document has no example.</p>" : html.toString();
  }

  private static String http(Subject subject, String url, JsonNode body) {
    int host = url.indexOf("://") + 3;
    int path = url.indexOf('/', host);
    return "POST %s HTTP/1.1\nHost: %s\nAuthorization: Bearer YOUR_LINKGATE_KEY\n%s: %s\nContent-Type: %s\n\n%s"
        .formatted(
            url.substring(path),
            url.substring(host, path),
            subject.ingress().versionHeader(),
            subject.version(),
            subject.ingress().bodyFormat().mediaType(),
            written(subject, body));
  }

  private static String written(Subject subject, JsonNode body) {
    return switch (subject.ingress().bodyFormat()) {
      case JSON -> body.toPrettyString();
      case FORM -> form(body);
    };
  }

  private static String form(JsonNode body) {
    return new String(FormBody.of(body), StandardCharsets.US_ASCII);
  }

  private static String curl(Subject subject, String url, JsonNode body) {
    StringBuilder line = new StringBuilder("curl ").append(quoted(url));
    line.append(" \\\n  -H \"Authorization: Bearer $LINKGATE_KEY\"");
    String version = subject.ingress().versionHeader() + ": " + subject.version();
    line.append(" \\\n  -H ").append(quoted(version));
    if (subject.ingress().bodyFormat() == BodyFormat.JSON) {
      line.append(" \\\n  -H ").append(quoted("Content-Type: application/json"));
      return line.append(" \\\n  -d ").append(quoted(body.toPrettyString())).toString();
    }
    for (String pair : form(body).split("&", -1)) {
      line.append(" \\\n  -d ").append(quoted(pair));
    }
    return line.toString();
  }

  /** As a shell takes it literally. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
