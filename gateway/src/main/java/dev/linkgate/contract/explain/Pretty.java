package dev.linkgate.contract.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.BodyFormat;
import dev.linkgate.adapter.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bodies as people read them. */
final class Pretty {
  private Pretty() {}

  /** A body's lines: a form's pairs decoded, JSON indented, anything else as it is. */
  static List<String> body(String body, String contentType) {
    if (contentType.startsWith(BodyFormat.FORM.mediaType())) {
      return form(body);
    }
    Optional<ObjectNode> tree = Json.object(body.getBytes(StandardCharsets.UTF_8));
    return tree.map(ObjectNode::toPrettyString).orElse(body).lines().toList();
  }

  private static List<String> form(String body) {
    List<String> pairs = new ArrayList<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      pairs.add(
          equals < 0
              ? decoded(pair)
              : decoded(pair.substring(0, equals)) + " = " + decoded(pair.substring(equals + 1)));
    }
    return pairs;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException brokenEscape) {
      return text;
    }
  }

  /** A caller's text may try to move a terminal's cursor. */
  static String printable(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
        line.append("\\u%04x".formatted((int) c));
      } else {
        line.append(c);
      }
    }
    return line.toString();
  }
}
