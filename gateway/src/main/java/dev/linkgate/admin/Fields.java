package dev.linkgate.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/** A body's fields, each of them known. */
public final class Fields {
  /** A link request's 64 KiB, each byte of it escaped in JSON, and headers. */
  private static final long LARGEST = 512 << 10;

  private final ObjectNode body;

  private Fields(ObjectNode body) {
    this.body = body;
  }

  /**
   * Reads a body.
   *
   * @param what it is, for who sent another one
   * @throws Problem when it is no JSON object, or has others
   */
  public static Fields of(Request request, String what, List<String> known) throws IOException {
    ObjectNode body;
    try (InputStream in = new Bounded(request.getInputStream(), LARGEST)) {
      body =
          Json.object(in.readAllBytes())
              .orElseThrow(() -> new Problem(400, what + " must be a JSON object"));
    }
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw new Problem(400, "the field " + name + " is unknown; known: " + known);
              }
            });
    return new Fields(body);
  }

  /**
   * @param meant what belongs there, for who left it out
   */
  public String needed(String name, String meant) {
    String text = text(name);
    if (text == null) {
      throw new Problem(400, "the field " + name + " is missing: " + meant);
    }
    return text;
  }

  /** Null where it is left out. */
  public @Nullable String text(String name) {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new Problem(400, "the field " + name + " must be a string");
    }
    return value.textValue();
  }

  /** Headers by name; empty where they are left out. */
  public Map<String, String> headers(String name) {
    JsonNode given = body.path(name);
    if (!given.isMissingNode() && !given.isNull() && !given.isObject()) {
      throw new Problem(400, "the field " + name + " must be an object of strings by name");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (var header : given.properties()) {
      if (!header.getValue().isTextual()) {
        throw new Problem(400, "a header's value must be a string");
      }
      headers.put(header.getKey(), header.getValue().textValue());
    }
    return headers;
  }
}
